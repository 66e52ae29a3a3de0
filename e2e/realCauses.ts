import type { ReadPath } from './compareDetails';

interface Answer {
  /** The first line of Why. */
  readonly sentence: string;
  /** Further text, with the API server's message. */
  readonly says: readonly string[];
}

/** Why an object fails, as `kubectl` shows it. */
interface Cause {
  readonly what: string;
  readonly kind: 'Kustomization' | 'HelmRelease';
  readonly name: string;
  readonly expected: (read: ReadPath) => Promise<Answer>;
}

/** Failures of objects on each of the real clusters, down to their cause. */
export const CAUSES: readonly Cause[] = [
  {
    what: 'an image that cannot be pulled',
    kind: 'Kustomization',
    name: 'cases/no-image',
    expected: async read => ofContainer(await podOf(read, 'no-image')),
  },
  {
    what: 'a container that crashes',
    kind: 'Kustomization',
    name: 'cases/unhealthy',
    expected: async read => ofCrash(await podOf(read, 'unhealthy')),
  },
  {
    what: 'a container that crashes',
    kind: 'HelmRelease',
    name: 'cases/crashes',
    expected: async read => ofCrash(await podOf(read, 'crashes')),
  },
  {
    what: 'a quota',
    kind: 'Kustomization',
    name: 'cases/no-quota',
    async expected(read) {
      const deployment = await read(
        '/apis/apps/v1/namespaces/cases-small/deployments/no-quota',
      );
      return {
        sentence:
          'Deployment cases-small/no-quota is not healthy: its pods would exceed a quota and are not created.',
        says: [conditionOf(deployment, 'ReplicaFailure').message],
      };
    },
  },
  {
    what: 'a pod that fits on no node',
    kind: 'Kustomization',
    name: 'cases/no-node',
    async expected(read) {
      const pod = await podOf(read, 'no-node');
      const { reason, message } = conditionOf(pod, 'PodScheduled');
      return {
        sentence: `Deployment cases/no-node is not healthy: ${reason} (pod ${pod.metadata.name}).`,
        says: [message],
      };
    },
  },
  {
    what: 'a source two hops away',
    kind: 'HelmRelease',
    name: 'cases/source-failed',
    async expected(read) {
      const repository = await read(
        '/apis/source.toolkit.fluxcd.io/v1/namespaces/cases/helmrepositories/not-found',
      );
      const { reason, message } = conditionOf(repository, 'Ready');
      return {
        sentence: `HelmRelease cases/source-failed gets nothing from the source HelmRepository cases/not-found: ${reason}.`,
        says: [message],
      };
    },
  },
  {
    what: 'a policy',
    kind: 'Kustomization',
    name: 'cases/refused',
    async expected(read) {
      const kustomization = await read(
        '/apis/kustomize.toolkit.fluxcd.io/v1/namespaces/cases/kustomizations/refused',
      );
      return {
        sentence:
          'Deployment cases/refused was refused by the policy images-have-versions.',
        says: [conditionOf(kustomization, 'Ready').message],
      };
    },
  },
];

/** The one pod of a Deployment in the namespace `cases`. */
export async function podOf(read: ReadPath, app: string): Promise<any> {
  const { items } = await read(
    `/api/v1/namespaces/cases/pods?labelSelector=app=${app}`,
  );
  if (items.length !== 1) throw new Error(`${items.length} pods of ${app}`);
  return items[0];
}

function ofContainer({ metadata, status }: any): Answer {
  const [{ name, state }] = status.containerStatuses;
  const { reason, message } = state.waiting;
  const deployment = `${metadata.namespace}/${metadata.labels.app}`;
  return {
    sentence: `Deployment ${deployment} is not healthy: ${reason} in container ${name} of pod ${metadata.name}.`,
    says: [message],
  };
}

function ofCrash(pod: any): Answer {
  const [{ lastState, restartCount }] = pod.status.containerStatuses;
  const { sentence, says } = ofContainer(pod);
  return {
    sentence,
    says: [
      ...says,
      `exit code ${lastState.terminated.exitCode}`,
      `${restartCount} restarts`,
    ],
  };
}

/** A condition of an object. */
export function conditionOf({ status }: any, type: string): any {
  return status.conditions.find((each: any) => each.type === type);
}
