import { perObject } from '../objects/perObject';
import { namespaceOf, nameOf } from '../objects/identity';
import { isRecord, recordAt, textAt, valueAt } from '../objects/json';
import { FluxSourceRefRule, kindOf } from '../kinds/kinds';
import { FluxObject } from '../objects/types';

/** A reference from one object to another on the same cluster. */
export interface FluxSourceRef {
  /** Missing only if the object does not contain it. */
  readonly kind?: string;
  readonly name: string;
  /** Defaults to the namespace of the referring object. */
  readonly namespace: string;
  /** Only set if the reference has one. */
  readonly apiVersion?: string;
}

const cachedSourceRefs = perObject(readSourceRefs);
const cachedHelmChart = perObject(readHelmChart);

/** The sources of an object. Only an ArtifactGenerator has more than one. */
export function sourceRefsOf(object: FluxObject): readonly FluxSourceRef[] {
  return cachedSourceRefs(object);
}

/**
 * The source of an object: the source of a Kustomization, of a HelmRelease (its
 * `chartRef`, or the `sourceRef` of its chart), of a HelmChart or an
 * ImageUpdateAutomation, the ImageRepository of an ImagePolicy, the origin of
 * an ExternalArtifact, the first source of an ArtifactGenerator.
 */
export function sourceRefOf(object: FluxObject): FluxSourceRef | undefined {
  return sourceRefsOf(object)[0];
}

/**
 * The HelmChart between a HelmRelease and its source: the one that `chartRef`
 * names, or else the one that Flux creates. It is in the namespace of the
 * source and is named `<namespace>-<name>` of the release (Flux:
 * cmd/flux/reconcile_helmrelease.go). Undefined if `chartRef` names another
 * kind.
 */
export function helmChartOf(release: FluxObject): FluxSourceRef | undefined {
  return cachedHelmChart(release);
}

function readSourceRefs(object: FluxObject): readonly FluxSourceRef[] {
  for (const rule of kindOf(object)?.sourceRefs ?? []) {
    const found = valueAt(object, ...rule.path);
    const refs = (Array.isArray(found) ? found : [found]).flatMap(
      sent => readRef(object, sent, rule) ?? [],
    );
    if (refs.length > 0) return refs;
  }
  return [];
}

function readRef(
  object: FluxObject,
  sent: unknown,
  rule: FluxSourceRefRule,
): FluxSourceRef | undefined {
  const name = textAt(sent, 'name');
  if (!isRecord(sent) || !name) return undefined;
  return {
    kind: rule.kind ?? textAt(sent, 'kind'),
    name,
    namespace: textAt(sent, 'namespace') ?? namespaceOf(object),
    apiVersion: textAt(sent, 'apiVersion'),
  };
}

function readHelmChart(release: FluxObject): FluxSourceRef | undefined {
  const kind = 'HelmChart';
  if (recordAt(release, 'spec', 'chartRef')) {
    const chartRef = sourceRefOf(release);
    return chartRef?.kind === kind ? chartRef : undefined;
  }
  const made = /^([^/]+)\/([^/]+)$/.exec(
    textAt(release, 'status', 'helmChart') ?? '',
  );
  if (made) return { kind, namespace: made[1], name: made[2] };

  const source = recordAt(release, 'spec', 'chart') && sourceRefOf(release);
  if (!source || !nameOf(release)) return undefined;
  return {
    kind,
    namespace: source.namespace,
    name: `${namespaceOf(release)}-${nameOf(release)}`,
  };
}
