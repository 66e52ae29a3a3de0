import { sha256Of } from '../hex';
import { hours } from '../time';
import { KubernetesObject } from '../types';
import { CommonOptions, fluxObject } from './place';
import { conditionsFrom, succeeded, Verdict } from './verdict';

/** Builds an ArtifactGenerator (source-watcher, Flux 2.7 and newer). */
export function artifactGenerator(
  options: CommonOptions & {
    source: { kind: string; name: string };
    /** Names of the artifacts, each copied from the folder of that name. */
    artifacts: string[];
    verdict?: Verdict;
    /** Whether it is suspended, which this kind is by annotation. */
    disabled?: boolean;
  },
): KubernetesObject {
  const { on, source, artifacts, disabled, handledAt } = options;
  const { namespace = 'flux-system', generation = 1 } = options;
  const verdict =
    options.verdict ??
    succeeded({
      reason: 'Succeeded',
      message: `reconciliation succeeded, generated ${artifacts.length} artifact(s)`,
    });
  return fluxObject({
    common: {
      ...options,
      annotations: {
        ...options.annotations,
        ...(disabled && {
          'source.extensions.fluxcd.io/reconcile': 'disabled',
        }),
      },
    },
    kind: 'ArtifactGenerator',
    spec: {
      artifacts: artifacts.map(name => ({
        copy: [{ from: `@repo/${name}/**`, to: '@artifact/' }],
        name,
        originRevision: '@repo',
      })),
      sources: [{ alias: 'repo', ...source }],
    },
    status: {
      conditions: conditionsFrom({
        verdict,
        at: on.now - hours(6),
        generation,
      }),
      inventory: artifacts.map(name => ({
        digest: sha256Of(name),
        filename: `${sha256Of(name).slice(7, 17)}.tar.gz`,
        name,
        namespace,
      })),
      ...(handledAt && { lastHandledReconcileAt: handledAt }),
      observedSourcesDigest: sha256Of(source.name),
    },
  });
}
