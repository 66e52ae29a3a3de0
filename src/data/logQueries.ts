import { queryOptions } from '@tanstack/react-query';
import { FluxRequestError, type FluxApi } from '../api';
import {
  nameOf,
  referenceKey,
  textAt,
  withAnswer,
  type FluxControllerLog,
  type FluxLogger,
  type FluxReference,
} from '../flux';
import type { LiveProblem } from './liveObjects';

/** Interval at which logs are read while they are shown, in milliseconds. */
const LOGS_INTERVAL_MS = 15_000;
const TAIL_LINES = 1_000;
/** Number of lines that are read of a container that fails. */
const LAST_WORDS_LINES = 200;
/** A controller has one pod or a few, of which one works. */
const MOST_PODS = 10;

/** The log of a pod, as far as it was read. */
export interface ReadLog {
  readonly pod: string;
  readonly log?: FluxControllerLog;
  /** When it was read, in milliseconds. */
  readonly readAt?: number;
  /** Why it could not be read this time. */
  readonly problem?: LiveProblem;
}

/** What the pods of a controller wrote about an object. */
export interface ControllerLogs {
  /** The logs of running pods, and of pods that ran when they were read. */
  readonly logs: readonly ReadLog[];
  /** How many pods run. */
  readonly running: number;
}

/**
 * The query for what a controller wrote about an object. Once it was read, only
 * what was written since then is asked for; what was read stays if more of it
 * cannot be read.
 */
export function controllerLogQuery(
  api: FluxApi,
  asked: {
    readonly subject: FluxReference;
    readonly logger: FluxLogger;
    /** Whether it is about the run before the last restart. */
    readonly isPrevious: boolean;
  },
) {
  const { subject, logger, isPrevious } = asked;
  const { deployment, selector, container } = logger;
  const { cluster, namespace = '' } = deployment;
  const queryKey = [
    'flux',
    'logs',
    referenceKey(subject),
    referenceKey(deployment),
    container,
    isPrevious,
  ];

  async function read(
    pod: string,
    known: ReadLog | undefined,
    signal: AbortSignal,
  ): Promise<ReadLog> {
    const { failure, ...answer } = await api.podLog(
      {
        cluster,
        namespace,
        pod,
        container,
        tailLines: TAIL_LINES,
        sinceTime: known?.log?.askSince,
        timestamps: true,
        previous: isPrevious,
      },
      { signal },
    );
    if (failure) {
      const problem = { ...failure, shownSince: known?.readAt };
      return { ...known, pod, problem };
    }
    const about = { ...subject, namespace: subject.namespace ?? '' };
    const sent = { ...answer, tailLines: TAIL_LINES };
    const log = withAnswer(pod, known?.log, sent, about);
    return { pod, log, readAt: Date.now() };
  }

  return queryOptions({
    queryKey,
    queryFn: async ({ signal, client }): Promise<ControllerLogs> => {
      const { resources, failure } = await api.listObjects(
        {
          cluster,
          namespace,
          group: '',
          version: 'v1',
          kind: 'Pod',
          labelSelector: selector,
        },
        { signal },
      );
      if (failure) throw new FluxRequestError(failure);
      const pods = resources
        .filter(({ object }) => textAt(object, 'status', 'phase') === 'Running')
        .map(({ object }) => nameOf(object));
      const known = client.getQueryData<ControllerLogs>(queryKey)?.logs ?? [];
      const logs = await Promise.all(
        pods.slice(0, MOST_PODS).map(pod =>
          read(
            pod,
            known.find(each => each.pod === pod),
            signal,
          ),
        ),
      );
      const gone = known.filter(
        ({ pod, log }) => log && log.lines.length > 0 && !pods.includes(pod),
      );
      return {
        logs: [...gone.slice(-MOST_PODS), ...logs.filter(isThere)],
        running: pods.length,
      };
    },
    // A run that has ended writes no more.
    refetchInterval: isPrevious ? false : LOGS_INTERVAL_MS,
    staleTime: LOGS_INTERVAL_MS / 2,
    structuralSharing: false,
  });
}

/** A pod may be deleted between two requests. */
function isThere({ log, problem }: ReadLog): boolean {
  return log !== undefined || problem?.statusCode !== 404;
}

/** The query for the last lines of a container, read once. */
export function lastWordsQuery(
  api: FluxApi,
  asked: {
    readonly pod: FluxReference;
    readonly container: string;
    readonly isPrevious: boolean;
  },
) {
  const { pod, container, isPrevious } = asked;
  return queryOptions({
    queryKey: ['flux', 'lastWords', referenceKey(pod), container, isPrevious],
    queryFn: async ({ signal }) => {
      const { text, failure } = await api.podLog(
        {
          cluster: pod.cluster,
          namespace: pod.namespace ?? '',
          pod: pod.name,
          container,
          tailLines: LAST_WORDS_LINES,
          previous: isPrevious,
        },
        { signal },
      );
      if (failure) throw new FluxRequestError(failure);
      return text;
    },
    // They are read each time they are asked for, and stay while they are shown.
    staleTime: Infinity,
    gcTime: 0,
    structuralSharing: false,
  });
}
