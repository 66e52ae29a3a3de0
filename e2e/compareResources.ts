import { eventually, type ReadPath } from './compareDetails';
import type { Details, ShownResource } from './pages';

/** API paths by kind. */
const PATHS: Readonly<Record<string, string>> = {
  Deployment: '/apis/apps/v1',
  DaemonSet: '/apis/apps/v1',
  ReplicaSet: '/apis/apps/v1',
  Job: '/apis/batch/v1',
  Pod: '/api/v1',
};

/**
 * Compares the tab Resources, with all of it expanded, with the inventory of an
 * object and with what its API server has of that, down to the pods. Returns
 * what is shown.
 */
export async function expectResourcesAsOn(
  read: ReadPath,
  path: string,
  details: Details,
): Promise<readonly ShownResource[]> {
  await details.openTab('Resources');
  await eventually(async () => {
    const wanted: ShownResource[] = [];
    const { status } = await read(path);
    for (const { id } of status.inventory.entries) {
      const [namespace, name, , kind] = id.split('_');
      wanted.push(...(await resourcesOf(read, { kind, namespace, name })));
    }
    const shown = await details.resources();
    expect(sorted(shown)).toEqual(sorted(wanted));
  });
  return details.resources();
}

/** An object of an inventory with its ReplicaSets and pods. */
async function resourcesOf(
  read: ReadPath,
  object: { kind: string; namespace: string; name: string },
): Promise<ShownResource[]> {
  const { kind, namespace, name } = object;
  const own = { name: [namespace, name].filter(Boolean).join('/'), kind };
  if (!PATHS[kind]) return [{ ...own, health: expect.any(String), images: [] }];
  const found = await read(`${listOf(kind, namespace)}/${name}`);
  return [
    { ...own, health: healthOf(kind, found), images: imagesOf(found) },
    ...(await ownedBy(read, found)),
  ];
}

/** ReplicaSets and pods that belong to an object, directly or not. */
async function ownedBy(read: ReadPath, owner: any): Promise<ShownResource[]> {
  const { namespace, uid } = owner.metadata;
  const owned: ShownResource[] = [];
  for (const kind of ['ReplicaSet', 'Pod']) {
    const { items } = await read(listOf(kind, namespace));
    for (const item of items) {
      const { name, ownerReferences = [] } = item.metadata;
      if (!ownerReferences.some((each: any) => each.uid === uid)) continue;
      // ReplicaSets of earlier rollouts are not shown.
      if (kind === 'ReplicaSet' && item.spec.replicas === 0) continue;
      owned.push(
        {
          kind,
          name: `${namespace}/${name}`,
          health: healthOf(kind, item),
          images: imagesOf(item),
        },
        ...(await ownedBy(read, item)),
      );
    }
  }
  return owned;
}

function listOf(kind: string, namespace: string): string {
  return `${PATHS[kind]}/namespaces/${namespace}/${kind.toLowerCase()}s`;
}

/** The health text expected in a row; for Pods, kubectl's STATUS. */
function healthOf(kind: string, { spec, status }: any): string {
  switch (kind) {
    case 'Pod':
      return statusInKubectl({ status });
    case 'DaemonSet':
      return asHealth(status.numberReady === status.desiredNumberScheduled);
    case 'Job':
      return asHealth(
        status.conditions?.some(
          ({ type, ...each }: any) =>
            type === 'Complete' && each.status === 'True',
        ),
      );
    default:
      return asHealth(status.readyReplicas === spec.replicas);
  }
}

function asHealth(isUp: boolean): string {
  return isUp ? 'Healthy' : expect.stringMatching(/^(Failed|Progressing)$/);
}

/** The column STATUS of `kubectl get pods`, of pods without init containers. */
function statusInKubectl({ status }: any): string {
  const [{ state = {} } = {} as any] = status.containerStatuses ?? [];
  const scheduled = status.conditions?.find(
    ({ type }: any) => type === 'PodScheduled',
  );
  if (scheduled?.status === 'False') return scheduled.reason;
  return (
    state.waiting?.reason ?? state.terminated?.reason ?? String(status.phase)
  );
}

function imagesOf({ spec }: any): string[] {
  const { containers = [] } = spec.template?.spec ?? spec;
  return containers.map(({ image }: any) => image);
}

function sorted(resources: readonly ShownResource[]): ShownResource[] {
  const keyOf = ({ kind, name }: ShownResource) => `${kind} ${name}`;
  return [...resources].sort((left, right) =>
    keyOf(left) < keyOf(right) ? -1 : 1,
  );
}
