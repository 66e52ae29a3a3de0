import type { FluxPodLog, FluxPodLogRequest } from '../FluxApi';
import {
  FluxRequestError,
  type FluxFailure,
  type FluxProblem,
} from '../FluxRequestError';
import type { ClusterProxy } from '../transport/ClusterProxy';
import { objectPath } from '../transport/paths';

/** The beginning of a longer log is dropped, in characters. */
const LONGEST = 8_000_000;

/** Reads logs of containers. */
export class PodLogs {
  private readonly proxy: ClusterProxy;

  constructor(options: { proxy: ClusterProxy }) {
    this.proxy = options.proxy;
  }

  /** Rejects with a {@link FluxRequestError} if the proxy may not be used. */
  async read(
    request: FluxPodLogRequest,
    signal: AbortSignal,
  ): Promise<FluxPodLog> {
    const { cluster } = request;
    const path = pathOf(request);
    const answer = await this.proxy.get(
      cluster,
      path,
      signal,
      undefined,
      endOf,
    );
    if (answer.outcome === 'found') return answer.body as FluxPodLog;
    const failure: FluxFailure = {
      cluster,
      kind: 'Pod',
      ...(answer.outcome === 'failed' ? answer.failure : noPod(request)),
    };
    return { text: '', isCut: false, failure };
  }
}

function pathOf(request: FluxPodLogRequest): string {
  const { namespace, pod, container, tailLines, sinceTime } = request;
  // Not `limitBytes`, which keeps the oldest bytes, and not `follow`, which
  // proxies buffer.
  const query = new URLSearchParams({
    ...(container && { container }),
    tailLines: String(tailLines),
    ...(sinceTime && { sinceTime }),
    ...(request.timestamps && { timestamps: 'true' }),
    ...(request.previous && { previous: 'true' }),
  });
  const place = { group: '', version: 'v1', plural: 'pods', namespace };
  return `${objectPath(place, pod)}/log?${query}`;
}

function noPod({ pod, namespace }: FluxPodLogRequest): FluxProblem {
  return {
    meaning: 'unexpected',
    statusCode: 404,
    message: `There is no pod "${pod}" in the namespace "${namespace}".`,
  };
}

/** The end of a body, without holding more of it in memory than that. */
async function endOf(response: Response): Promise<FluxPodLog> {
  // A login page also has status 200.
  if (/\bhtml\b/.test(response.headers.get('content-type') ?? '')) {
    throw new FluxRequestError({
      message: 'The answer is a web page and not a log.',
      meaning: 'malformed',
    });
  }
  const reader = response.body?.getReader();
  const decoder = new TextDecoder();
  let text = '';
  let isCut = false;
  let isDone = !reader;
  while (reader && !isDone) {
    // One chunk comes after the other.
    // eslint-disable-next-line no-await-in-loop
    const { done, value } = await reader.read();
    isDone = done;
    text += decoder.decode(value, { stream: !done });
    // Cutting each chunk would copy the text each time.
    if (text.length > (done ? LONGEST : 2 * LONGEST)) {
      text = text.slice(-LONGEST);
      isCut = true;
    }
  }
  return { text, isCut };
}
