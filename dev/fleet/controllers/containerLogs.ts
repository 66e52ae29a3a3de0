import type { IContainerStatus } from 'kubernetes-models/v1/ContainerStatus';
import type { IPodStatus } from 'kubernetes-models/v1/PodStatus';
import { ContainerLine, LogOf } from '../api/podLog';
import { KubernetesObject, objectOf } from '../types';
import { ControllerLogs } from './logs';

/** The logs of containers: those of Flux's controllers, and of workloads. */
export function containerLogs(logs: ControllerLogs): LogOf {
  return (pod, container, run) => {
    const status = statusOf(pod, container);
    const [, controller] =
      /\/([a-z-]+-controller|source-watcher):/.exec(status?.image ?? '') ?? [];
    if (!status || !controller) return status ? workloadLines(status, run) : [];
    const app = pod.metadata.labels?.app ?? '';
    const started = startOf(status);
    return run === 'previous'
      ? []
      : [
          json(
            started,
            `attempting to acquire leader lease flux-system/${app}`,
          ),
          json(started + 900, 'Starting workers'),
          ...logs
            .linesOf(controller, app.split(`${controller}-`)[1])
            .filter(({ at }) => at >= started),
        ];
  };
}

function json(at: number, msg: string): ContainerLine {
  const ts = new Date(at).toISOString();
  return { at, text: JSON.stringify({ level: 'info', ts, msg }) };
}

function statusOf(
  pod: KubernetesObject,
  container: string,
): IContainerStatus | undefined {
  const { containerStatuses = [], initContainerStatuses = [] } = objectOf(
    pod.status,
  ) as unknown as IPodStatus;
  return [...containerStatuses, ...initContainerStatuses].find(
    ({ name }) => name === container,
  );
}

function startOf({ state }: IContainerStatus): number {
  return Date.parse(String(state?.running?.startedAt));
}

/** The lines of a workload's container, including those before a crash. */
function workloadLines(
  { name, image, state, lastState }: IContainerStatus,
  run: 'present' | 'previous',
): ContainerLine[] {
  const { running, terminated } = (run === 'present' ? state : lastState) ?? {};
  const from = Date.parse(String((running ?? terminated)?.startedAt));
  const to = terminated ? Date.parse(String(terminated.finishedAt)) : from;
  const begins = [
    `level=info msg="starting ${name}" image=${image}`,
    'level=info msg="reading configuration" file=/etc/app/settings.yaml',
  ];
  return [
    ...begins.map((text, index) => ({ at: from + index * 20, text })),
    ...finalLines(terminated).map(text => ({ at: to, text })),
    ...(running
      ? [{ at: from + 400, text: 'level=info msg="listening" address=:8080' }]
      : []),
  ];
}

function finalLines(ended: { reason?: string; exitCode?: number } = {}) {
  if (ended.reason === 'OOMKilled') {
    return ['level=info msg="loading the catalogue into memory" items=184223'];
  }
  return ended.exitCode
    ? [
        'level=error msg="cannot connect" error="dial tcp 10.96.14.7:5432: connect: connection refused"',
        'panic: no database after 3 attempts',
        '',
        'goroutine 1 [running]:',
        'main.main()',
        '\t/src/main.go:42 +0x1d',
      ]
    : [];
}
