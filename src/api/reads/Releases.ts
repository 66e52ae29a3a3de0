import {
  isStableVersion,
  versionIn,
  type FluxRelease,
  textAt,
} from '../../flux';
import { deadline } from '../transport/deadlines';

const LATEST_RELEASE =
  'https://api.github.com/repos/fluxcd/flux2/releases/latest';
const RELEASE_PAGES = 'https://github.com/fluxcd/flux2/releases/tag/';
const KEEP_FOR_MS = 3_600_000;
const GIVE_UP_AFTER_MS = 15_000;

/**
 * How a {@link FluxClient} finds the newest release of Flux.
 *
 * @public
 */
export interface FluxReleasesOptions {
  /** Whether to request it; true by default. */
  readonly enabled?: boolean;
  /**
   * A URL that answers like GitHub's API for the latest release of a
   * repository; by default that of fluxcd/flux2.
   */
  readonly url?: string;
}

/** Reads the newest release of Flux. */
export class Releases {
  private readonly fetchApi?: { fetch: typeof fetch };
  private readonly enabled: boolean;
  private readonly url: string;
  private latestAnswer?: {
    readonly release: Promise<FluxRelease | undefined>;
    readonly since: number;
  };

  constructor(
    options: FluxReleasesOptions & { fetchApi?: { fetch: typeof fetch } },
  ) {
    this.fetchApi = options.fetchApi;
    this.enabled = options.enabled ?? true;
    this.url = options.url || LATEST_RELEASE;
  }

  /**
   * Requested at most once an hour, failures included: GitHub allows sixty
   * requests an hour from one address, which many users may share.
   */
  async latest(): Promise<FluxRelease | undefined> {
    if (!this.enabled || !this.fetchApi) return undefined;
    const now = Date.now();
    if (!this.latestAnswer || now - this.latestAnswer.since >= KEEP_FOR_MS) {
      const release = this.ask(this.fetchApi).catch(() => undefined);
      this.latestAnswer = { release, since: now };
    }
    return this.latestAnswer.release;
  }

  private async ask(fetchApi: {
    fetch: typeof fetch;
  }): Promise<FluxRelease | undefined> {
    const response = await fetchApi.fetch(this.url, {
      signal: deadline(GIVE_UP_AFTER_MS),
    });
    return response.ok ? releaseIn(await response.json()) : undefined;
  }
}

function releaseIn(body: unknown): FluxRelease | undefined {
  const version =
    versionIn(textAt(body, 'tag_name')) ?? versionIn(textAt(body, 'name'));
  if (!version || !isStableVersion(version)) return undefined;
  const page = textAt(body, 'html_url') ?? '';
  return {
    version,
    // The answer is untrusted, so only http(s) links are used.
    url: /^https?:\/\//.test(page)
      ? page
      : `${RELEASE_PAGES}${encodeURIComponent(version)}`,
  };
}
