import type { ClusterAnswer, KindAnswer } from '../reads/answers';

/** What a cluster answered about several kinds, as one answer. */
export function answerOfKinds(
  cluster: string,
  answers: readonly KindAnswer[],
): ClusterAnswer {
  return {
    cluster,
    objects: answers.flatMap(({ objects }) => objects),
    failures: answers.flatMap(({ failures }) => failures),
    notServed: [],
  };
}

/** The answer of a cluster that is silent. */
export function noAnswer(cluster: string): ClusterAnswer {
  const silent = { cluster, meaning: 'no-answer' as const };
  return { cluster, objects: [], failures: [silent], notServed: [] };
}

/** Does `work`, with a signal that aborts after so many milliseconds. */
export async function withTimeout<T>(
  milliseconds: number,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const controller = new AbortController();
  const timer = setTimeout(() => controller.abort(), milliseconds);
  try {
    return await work(controller.signal);
  } finally {
    clearTimeout(timer);
  }
}
