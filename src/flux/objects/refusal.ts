/** What rejected a request to an API server, or why the request failed. */
export type FluxRefuser =
  /** Authorization: RBAC, or a cloud provider's replacement for it. */
  | 'rbac'
  /** An admission webhook, policy or plugin. Authorization succeeded. */
  | 'admission'
  /** A webhook that has to answer could not be called. */
  | 'webhook-failed'
  /** A ResourceQuota. */
  | 'quota'
  /** The changed object would not match its schema. */
  | 'validation'
  /** Somebody else changed it at the same time, or owns the field. */
  | 'conflict'
  /** There is no such object, or no such kind. */
  | 'not-found'
  | 'too-large'
  /** The API server is overloaded or has just started. */
  | 'busy'
  | 'not-signed-in'
  /**
   * The answer has no reason, or a proxy answered in place of the API server.
   */
  | 'unknown';

/** A rejected request, classified by the message of the answer. */
export interface FluxRefusal {
  readonly by: FluxRefuser;
  /** Name of the webhook or policy that refused. */
  readonly policy?: string;
  /** The verb that authorization denied: `patch`, `impersonate`. */
  readonly verb?: string;
}

interface Rule {
  readonly pattern: RegExp;
  readonly by: FluxRefuser;
  /** What the last group of the pattern holds. */
  readonly group?: 'policy' | 'verb';
}

/** `helmreleases.helm.toolkit.fluxcd.io "carts" is forbidden: ` */
const forbidden = String.raw`^(?:\S+ (?:"[^"]*" )?is )?forbidden: `;
/** `HelmRelease.helm.toolkit.fluxcd.io "carts" is invalid: ` */
const invalid = String.raw`^(?:The )?\S+ "[^"]*" is invalid: `;

/**
 * The messages of an API server. Text that a webhook or policy adds comes last
 * in each, so the patterns only match the beginning.
 *
 * Kubernetes 1.36, k8s.io/apiserver v0.36.3: pkg/admission/plugin/webhook/errors/
 * statuserror.go lines 29 to 52, pkg/util/webhook/error.go lines 34 to 38,
 * pkg/admission/plugin/policy/validating/dispatcher.go lines 294 to 302,
 * pkg/admission/plugin/policy/generic/policy_dispatcher.go lines 411 to 416,
 * pkg/endpoints/handlers/responsewriters/errors.go lines 57 to 82,
 * pkg/admission/plugin/resourcequota/controller.go lines 471 to 622; apimachinery
 * pkg/api/errors/errors.go.
 */
const RULES: readonly Rule[] = [
  {
    pattern: /^admission webhook "([^"]*)" /,
    by: 'admission',
    group: 'policy',
  },
  // It is forbidden in words, even where the number says invalid. Only kubectl
  // writes `is invalid`, out of the cause.
  {
    pattern:
      /^(?:(?:The )?\S+ "[^"]*" is (?:forbidden|invalid): (?:: )?)?ValidatingAdmissionPolicy '([^']*)' (?:with binding '[^']*' )?denied request: /,
    by: 'admission',
    group: 'policy',
  },
  // A MutatingAdmissionPolicy, which does not say what it is.
  {
    pattern:
      /^policy ['"]([^'"]*)['"] (?:with binding '[^']*' )?denied request: /,
    by: 'admission',
    group: 'policy',
  },
  {
    pattern:
      /^(?:Internal error occurred: )?failed calling (?:admission )?webhook "([^"]*)"[:;] /,
    by: 'webhook-failed',
    group: 'policy',
  },
  {
    pattern:
      /^Internal error occurred: admission webhook "([^"]*)" attempted to modify the object/,
    by: 'webhook-failed',
    group: 'policy',
  },
  { pattern: /^conversion webhook for .* failed: /, by: 'webhook-failed' },
  {
    pattern: new RegExp(
      `${forbidden}User ("(?:[^"\\\\]|\\\\.)*") cannot ([a-z*]+) `,
    ),
    by: 'rbac',
    group: 'verb',
  },
  {
    pattern: new RegExp(
      `${forbidden}(?:exceeded|failed|status unknown for) quota: ([^,:]*)`,
    ),
    by: 'quota',
    group: 'policy',
  },
  // A plugin of the API server, such as PodSecurity or LimitRanger.
  { pattern: new RegExp(`${forbidden}\\S`), by: 'admission' },
  {
    pattern: /^etcdserver: request is too large|^[Rr]equest entity too large/,
    by: 'too-large',
  },
  { pattern: new RegExp(invalid), by: 'validation' },
  {
    pattern:
      /^Operation cannot be fulfilled on |^Apply failed with \d+ conflict/,
    by: 'conflict',
  },
  {
    pattern: /^\S+ "[^"]*" not found$|^the server could not find the requested/,
    by: 'not-found',
  },
  {
    pattern: /^[Tt]oo many requests|^storage is \(re\)initializing/,
    by: 'busy',
  },
  {
    pattern:
      /^(?:Unauthorized|the server has asked for the client to provide credentials)/,
    by: 'not-signed-in',
  },
];

/**
 * Used if no message matches. 403 and 400 are not in it: RBAC, policies,
 * proxies and load balancers all use them.
 */
const BY_CODE: ReadonlyMap<number, FluxRefuser> = new Map([
  [401, 'not-signed-in'],
  [404, 'not-found'],
  [409, 'conflict'],
  [413, 'too-large'],
  [422, 'validation'],
  [429, 'busy'],
]);

/** Only the beginning of longer messages is matched. */
const LONGEST = 10_000;

/**
 * What rejected a request. The message takes precedence over the status code,
 * because webhooks choose the code themselves, often 403 like RBAC.
 */
export function refusalOf(
  statusCode: number | undefined,
  message: string | undefined,
): FluxRefusal {
  const text =
    typeof message === 'string' ? message.slice(0, LONGEST).trim() : '';
  for (const said of [text, withoutPrefix(text)]) {
    for (const rule of RULES) {
      const found = rule.pattern.exec(said);
      if (found) return told(rule, found);
    }
  }
  return { by: BY_CODE.get(statusCode ?? 0) ?? 'unknown' };
}

function told(rule: Rule, found: RegExpExecArray): FluxRefusal {
  const { by, group } = rule;
  const name = found[found.length - 1];
  return group && name ? { by, [group]: name } : { by };
}

/**
 * A message without the prefix of a command-line client: `Error from server
 * (Forbidden): error when patching "x.yaml": `.
 */
function withoutPrefix(text: string): string {
  return text
    .replace(/^Error from server(?: \([^)]*\))?: /, '')
    .replace(/^error when \w+ "[^"]*": /, '')
    .replace(
      /^\S+ (?:dry-run|apply) failed(?: \([^)]*\))?(?:, reason: \w+)?:? /,
      '',
    );
}
