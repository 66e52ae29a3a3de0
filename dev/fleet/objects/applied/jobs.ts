import type { ICronJobStatus } from 'kubernetes-models/batch/v1/CronJobStatus';
import type { IJobStatus } from 'kubernetes-models/batch/v1/JobStatus';
import { suffixOf } from '../../hex';
import { isoTime, minutes } from '../../time';
import { KubernetesObject, ObjectMeta } from '../../types';
import {
  appliedMetadata,
  Described,
  ApplyContext,
  madeMetadata,
  PartOptions,
} from './context';
import {
  pod,
  PodOptions,
  podSpec,
  PodState,
  TemplateOptions,
  withImage,
} from './pods';

/** The options of a Job. */
export interface JobOptions extends PartOptions, TemplateOptions {
  /** One pod that has completed if left out. */
  pods?: Array<PodState | PodOptions>;
  /** How long ago it was created; when it was applied if left out. */
  startedMs?: number;
  backoffLimit?: number;
}

/** An applied Job and its Pods. */
export function job(name: string, options: JobOptions): Described {
  return context => {
    const metadata = appliedMetadata(context, 'Job', name, options);
    const [applied, ...made] = jobObjects(
      context,
      metadata,
      withImage(context, name, options),
    );
    return { applied, isThere: true, made };
  };
}

/** A failed Job keeps its Pods, whose containers are not restarted. */
function jobObjects(
  context: ApplyContext,
  metadata: ObjectMeta,
  options: JobOptions & { image: string },
): KubernetesObject[] {
  const { backoffLimit = 6, startedMs } = options;
  const { name, namespace, uid } = metadata;
  const { now } = context.on;
  const startedAt =
    startedMs === undefined ? context.changedAt : now - startedMs;
  const pods = (options.pods ?? ['Completed']).map(each =>
    typeof each === 'string' ? { state: each } : each,
  );
  const restartPolicy =
    options.restartPolicy ??
    (pods.some(({ state }) => state === 'CrashLoopBackOff')
      ? 'OnFailure'
      : 'Never');
  const labels = {
    'batch.kubernetes.io/controller-uid': String(uid),
    'batch.kubernetes.io/job-name': name,
    'controller-uid': String(uid),
    'job-name': name,
  };
  const template = podSpec(name, { ...options, restartPolicy });
  const object: KubernetesObject = {
    apiVersion: 'batch/v1',
    kind: 'Job',
    metadata: { ...metadata, creationTimestamp: isoTime(startedAt) },
    spec: {
      backoffLimit,
      completionMode: 'NonIndexed',
      completions: 1,
      manualSelector: false,
      parallelism: 1,
      podReplacementPolicy: 'TerminatingOrFailed',
      selector: {
        matchLabels: { 'batch.kubernetes.io/controller-uid': uid },
      },
      suspend: false,
      template: { metadata: { labels }, spec: template },
    },
    status: jobStatus({ pods, startedAt, now, backoffLimit }),
  };
  return [
    object,
    ...pods.map((each, index) =>
      pod({
        metadata: {
          ...madeMetadata({
            cluster: context.cluster,
            owner: object,
            kind: 'Pod',
            name: `${name}-${suffixOf(`${namespace}/${name}#${index}`, 5)}`,
            at: Math.min(now, startedAt + index * 20_000),
            labels,
          }),
          generateName: `${name}-`,
        },
        spec: template,
        now,
        pod: each,
      }),
    ),
  ];
}

function jobStatus(options: {
  pods: PodOptions[];
  startedAt: number;
  now: number;
  backoffLimit: number;
}) {
  const { pods, startedAt, now, backoffLimit } = options;
  const succeeded = pods.filter(({ state }) => state === 'Completed').length;
  const failed = pods.filter(({ state }) => state === 'Error').length;
  const active = pods.length - succeeded - failed;
  const endedAt = isoTime(Math.min(now, startedAt + minutes(1)));
  const condition = (type: string, more = {}) => ({
    lastProbeTime: endedAt,
    lastTransitionTime: endedAt,
    status: 'True',
    type,
    ...more,
  });
  const completions = {
    reason: 'CompletionsReached',
    message: 'Reached expected number of succeeded pods',
  };
  const exceeded = {
    reason: 'BackoffLimitExceeded',
    message: 'Job has reached the specified backoff limit',
  };
  const conditions = [
    ...(succeeded > 0
      ? [
          condition('SuccessCriteriaMet', completions),
          condition('Complete', completions),
        ]
      : []),
    ...(succeeded === 0 && failed > backoffLimit
      ? [condition('FailureTarget', exceeded), condition('Failed', exceeded)]
      : []),
  ];
  return {
    ...(active > 0 && { active }),
    ...(succeeded > 0 && { completionTime: endedAt }),
    ...(conditions.length > 0 && { conditions }),
    ...(failed > 0 && { failed }),
    ready: pods.filter(({ state }) => state === 'Running').length,
    startTime: isoTime(startedAt),
    ...(succeeded > 0 && { succeeded }),
    terminating: 0,
    uncountedTerminatedPods: {},
  } satisfies IJobStatus;
}

/** A CronJob and the Jobs that it has created. */
export function cronJob(
  name: string,
  described: PartOptions &
    TemplateOptions & {
      schedule?: string;
      isSuspended?: boolean;
      /** The newest Job last; times are multiples of minutes. */
      jobs?: Array<Pick<JobOptions, 'pods'> & { startedMs: number }>;
    },
): Described {
  const { schedule = '*/30 * * * *', isSuspended = false } = described;
  const { jobs = [] } = described;
  return context => {
    const options = withImage(context, name, described);
    const applied: KubernetesObject = {
      apiVersion: 'batch/v1',
      kind: 'CronJob',
      metadata: appliedMetadata(context, 'CronJob', name, options),
      spec: {
        concurrencyPolicy: 'Forbid',
        failedJobsHistoryLimit: 1,
        jobTemplate: {
          spec: {
            template: {
              spec: podSpec(name, { ...options, restartPolicy: 'Never' }),
            },
          },
        },
        schedule,
        successfulJobsHistoryLimit: 3,
        suspend: isSuspended,
      },
    };
    const made = jobs.map(({ pods, startedMs }) => {
      const at = context.on.now - startedMs;
      const scheduled = Math.floor(at / minutes(1));
      const metadata = madeMetadata({
        cluster: context.cluster,
        owner: applied,
        kind: 'Job',
        name: `${name}-${scheduled}`,
        at,
        labels: {},
        annotations: {
          'batch.kubernetes.io/cronjob-scheduled-timestamp': isoTime(
            minutes(scheduled),
          ),
        },
      });
      return jobObjects(context, metadata, {
        ...options,
        pods,
        startedMs,
        restartPolicy: 'Never',
      });
    });
    const status = cronJobStatus(made.map(([first]) => first));
    return {
      applied: { ...applied, status },
      isThere: true,
      made: made.flat(),
    };
  };
}

function cronJobStatus(jobs: KubernetesObject[]) {
  const active = jobs.filter(({ status }) => Number(status?.active) > 0);
  const last = jobs[jobs.length - 1];
  const succeeded = jobs.filter(({ status }) => Number(status?.succeeded) > 0);
  const done = succeeded[succeeded.length - 1];
  return {
    ...(active.length > 0 && {
      active: active.map(({ apiVersion, kind, metadata }) => ({
        apiVersion,
        kind,
        name: metadata.name,
        namespace: metadata.namespace,
        uid: metadata.uid,
      })),
    }),
    ...(last && { lastScheduleTime: last.metadata.creationTimestamp }),
    ...(done && { lastSuccessfulTime: String(done.status?.completionTime) }),
  } satisfies ICronJobStatus;
}
