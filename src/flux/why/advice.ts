import { refusalOf, type FluxRefusal } from '../objects/refusal';

/** What usually helps against a failure; each is a text of its own. */
export type FluxAdvice =
  /** The service account that Flux uses lacks a right. */
  | 'service-account-rights'
  | 'policy'
  | 'webhook-down'
  | 'webhook-dry-run'
  | 'pod-security'
  | 'quota'
  | 'missing-kind'
  | 'immutable-field'
  | 'invalid-manifest'
  | 'decryption'
  | 'substitution'
  | 'missing-path'
  | 'helm-locked'
  | 'health-timeout'
  | 'retries-exhausted'
  | 'rollback-target'
  | 'source-credentials'
  | 'host-key'
  | 'missing-ref'
  | 'missing-chart-version'
  | 'source-not-found'
  | 'rate-limit'
  | 'unreachable'
  | 'cross-namespace'
  | 'signature'
  | 'image-pull'
  | 'crash'
  | 'out-of-memory'
  | 'unschedulable'
  | 'container-config'
  | 'probe'
  | 'volume'
  | 'missing-service-account';

interface Rule {
  readonly advice: FluxAdvice;
  /** Matches the reason of a condition, a pod or an event. */
  readonly reason?: RegExp;
  readonly message?: RegExp;
}

/**
 * The first match is used, so rules with a cause come before those that only
 * match a timeout.
 */
const RULES: readonly Rule[] = [
  { advice: 'webhook-dry-run', message: /does not support dry[ -]run/ },
  { advice: 'pod-security', message: /violates PodSecurity/ },
  {
    advice: 'missing-service-account',
    message:
      /error looking up service account|serviceaccount "[^"]*" not found/,
  },
  { advice: 'missing-kind', message: /no matches for kind "/ },
  {
    advice: 'immutable-field',
    message:
      /field is immutable|immutable field detected|updates to statefulset spec for fields other than/,
  },
  {
    advice: 'decryption',
    message:
      /decryption failed|cannot get sops data key|failed to decrypt|error decrypting/i,
  },
  {
    advice: 'substitution',
    message:
      /post build failed|envsubst|variable not set|var substitution failed/,
  },
  { advice: 'missing-path', message: /kustomization path not found/ },
  {
    advice: 'helm-locked',
    message: /another operation \([^)]*\) is in progress/,
  },
  {
    advice: 'rollback-target',
    reason: /^MissingRollbackTarget$/,
  },
  { advice: 'cross-namespace', reason: /^AccessDenied$/ },
  {
    advice: 'signature',
    reason:
      /^(?:VerificationError|Invalid(?:Commit|Tag)Signature|InvalidGitObject)$/,
    message: /signature verification of|failed to verify the signature/,
  },
  {
    advice: 'rate-limit',
    message: /TOOMANYREQUESTS|toomanyrequests|429 Too Many|rate limit(?!er\b)/i,
  },
  {
    advice: 'host-key',
    message: /knownhosts:|host key|unknown key|hostkey could not be verified/i,
  },
  {
    advice: 'missing-ref',
    message:
      /couldn't find remote ref|reference not found|unable to resolve commit object|MANIFEST_UNKNOWN|no match found for semver/,
  },
  {
    advice: 'missing-chart-version',
    message:
      /no (?:'[^']*' )?chart (?:with version|version found)|no chart version found|chart "[^"]*" version "[^"]*" not found/,
  },
  {
    advice: 'image-pull',
    reason:
      /(?:^|:)(?:ImagePullBackOff|ErrImagePull|ErrImageNeverPull|InvalidImageName|ImageInspectError|RegistryUnavailable)$/,
  },
  { advice: 'out-of-memory', reason: /(?:^|:)OOMKilled$/ },
  { advice: 'unschedulable', reason: /^(?:Unschedulable|FailedScheduling)$/ },
  {
    advice: 'container-config',
    reason: /(?:^|:)(?:CreateContainerConfigError|CreateContainerError)$/,
  },
  {
    advice: 'volume',
    reason: /^(?:FailedMount|FailedAttachVolume|ProvisioningFailed)$/,
  },
  {
    advice: 'probe',
    message: /^(?:Readiness|Liveness|Startup) probe (?:failed|errored)/,
  },
  {
    advice: 'crash',
    reason:
      /(?:^|:)(?:CrashLoopBackOff|Error|RunContainerError|StartError|ContainerCannotRun|ExitCode:\d+|Signal:\d+)$/,
  },
  {
    advice: 'source-credentials',
    message:
      /authentication required|authorization failed|invalid credentials|permission denied \(publickey\)|unable to authenticate|UNAUTHORIZED|401 Unauthorized|403 Forbidden|access denied|DENIED:/i,
  },
  {
    advice: 'source-not-found',
    message:
      /repository not found|404 Not Found|NAME_UNKNOWN|NoSuchBucket|bucket '[^']*' (?:does not exist|not found)/,
  },
  {
    advice: 'unreachable',
    message:
      /no such host|connection refused|i\/o timeout|connection reset|no route to host|TLS handshake timeout|certificate signed by unknown authority/,
  },
  {
    advice: 'retries-exhausted',
    reason: /^RetriesExceeded$/,
    message: /retries exhausted/,
  },
  {
    advice: 'health-timeout',
    reason: /^(?:HealthCheckFailed|ProgressDeadlineExceeded)$/,
    message:
      /timed out waiting for the condition|context deadline exceeded|would exceed context deadline|timeout waiting for|resource \S+ not ready|resource not ready/,
  },
];

/** These rules match only a failure without its cause. */
const LATE: readonly FluxAdvice[] = [
  'source-credentials',
  'source-not-found',
  'unreachable',
  'retries-exhausted',
  'health-timeout',
];

/** Of longer messages only the beginning is matched. */
const LONGEST = 10_000;

/** What usually helps against a failure with this reason and message. */
export function adviceFor(
  reason: string | undefined,
  message: string | undefined,
): FluxAdvice | undefined {
  const text = typeof message === 'string' ? message.slice(0, LONGEST) : '';
  const rule = RULES.find(
    each =>
      (each.reason && each.reason.test(reason ?? '')) ||
      (each.message && each.message.test(text)),
  );
  const isCause = rule && !LATE.includes(rule.advice);
  return isCause ? rule.advice : adviceOn(refusalIn(text)) ?? rule?.advice;
}

/** Messages with more parts repeat themselves. */
const MOST_PARTS = 12;

/** The components that reject objects when they are applied. */
const REFUSERS: readonly FluxRefusal['by'][] = [
  'rbac',
  'admission',
  'webhook-failed',
  'quota',
  'validation',
];

/**
 * The component that rejected an object, from a Flux or Helm error chain: they
 * put their own step before the API server's message, separated by colons.
 */
export function refusalIn(message: string): FluxRefusal | undefined {
  let text = message.slice(0, LONGEST);
  for (let part = 0; part < MOST_PARTS; part += 1) {
    const refusal = refusalOf(undefined, text);
    if (REFUSERS.includes(refusal.by)) return refusal;
    const next = text.indexOf(': ');
    if (next < 0) return undefined;
    text = text.slice(next + 2);
  }
  return undefined;
}

function adviceOn(refusal: FluxRefusal | undefined): FluxAdvice | undefined {
  switch (refusal?.by) {
    case 'rbac':
      return 'service-account-rights';
    case 'admission':
      return 'policy';
    case 'webhook-failed':
      return 'webhook-down';
    case 'quota':
      return 'quota';
    case 'validation':
      return 'invalid-manifest';
    default:
      return undefined;
  }
}
