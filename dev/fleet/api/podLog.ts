import { KubernetesObject, JsonObject, objectOf } from '../types';
import { badRequest } from './status';

/** A line in the log of a container. */
export interface ContainerLine {
  at: number;
  text: string;
}

/** The log of one run of a container, oldest line first. */
export type LogOf = (
  pod: KubernetesObject,
  container: string,
  run: 'present' | 'previous',
) => ContainerLine[];

/**
 * Answers a request for the log of a pod. Kubernetes: pkg/registry/core/pod
 * LogLocation, and pkg/kubelet validateContainerLogStatus and kuberuntime/logs.
 */
export function podLogResponse(options: {
  pod: KubernetesObject;
  query: URLSearchParams;
  logs: LogOf;
}): Response {
  const { pod, query, logs } = options;
  const container = containerIn(pod, query.get('container'));
  const wantsPrevious = query.get('previous') === 'true';
  const run = runToTell(pod, container, wantsPrevious);
  const all = logs(pod, container, run);
  const tail = Number(query.get('tailLines') ?? all.length);
  const since = Date.parse(query.get('sinceTime') ?? '');
  const text = all
    .slice(Math.max(all.length - tail, 0))
    .filter(({ at }) => Number.isNaN(since) || at >= since)
    .map(line =>
      query.get('timestamps') === 'true'
        ? `${stampOf(line.at)} ${line.text}\n`
        : `${line.text}\n`,
    )
    .join('');
  return new Response(text, {
    headers: { 'content-type': 'text/plain', 'cache-control': 'no-cache' },
  });
}

/** A time in the format of container runtimes. */
function stampOf(at: number): string {
  return new Date(at).toISOString().replace('Z', '104218Z');
}

function containerIn(pod: KubernetesObject, named: string | null): string {
  const { containers, initContainers } = objectOf(pod.spec);
  const names = (list: unknown) =>
    (Array.isArray(list) ? list : []).map(({ name }: JsonObject) =>
      String(name),
    );
  const { name } = pod.metadata;
  if (named === null) {
    const [first, ...more] = names(containers);
    if (more.length === 0) return first;
    throw badRequest(
      `a container name must be specified for pod ${name}, choose one of: ` +
        `[${[first, ...more].join(' ')}]`,
    );
  }
  if (![...names(containers), ...names(initContainers)].includes(named)) {
    throw badRequest(`container ${named} is not valid for pod ${name}`);
  }
  return named;
}

/** The run whose log the kubelet has; throws if there is none. */
function runToTell(
  pod: KubernetesObject,
  container: string,
  wantsPrevious: boolean,
): 'present' | 'previous' {
  const { containerStatuses, initContainerStatuses } = objectOf(pod.status);
  const { state, lastState } = objectOf(
    [containerStatuses, initContainerStatuses]
      .flatMap(list => (Array.isArray(list) ? (list as JsonObject[]) : []))
      .find(({ name }) => name === container),
  );
  const { running, terminated, waiting } = objectOf(state);
  const hasPrevious = objectOf(lastState).terminated !== undefined;
  const of = `container "${container}" in pod "${pod.metadata.name}"`;
  if (wantsPrevious) {
    if (hasPrevious) return 'previous';
    throw badRequest(`previous terminated ${of} not found`);
  }
  if (running ?? terminated) return 'present';
  if (hasPrevious) return 'previous';
  throw badRequest(
    `${of} is waiting to start: ${whyWaiting(objectOf(waiting))}`,
  );
}

function whyWaiting({ reason }: JsonObject): string {
  switch (reason) {
    case 'ErrImagePull':
      return "image can't be pulled";
    case 'ImagePullBackOff':
      return 'trying and failing to pull image';
    default:
      return String(reason ?? 'ContainerCreating');
  }
}
