import { artifactOf } from './artifact';
import { perObject } from '../objects/perObject';
import { conditionOf, FluxCondition } from '../status/conditions';
import { numberAt, recordAt, textAt } from '../objects/json';
import { kindOf } from '../kinds/kinds';
import { FluxObject } from '../objects/types';
import { isChartOfAnother } from './suppliers';

/** What a verified signature signs, and the key it was made with. */
export interface FluxSignature {
  readonly of: 'commit' | 'tag' | 'revision' | 'version';
  /** The commit, tag, revision or version. */
  readonly name: string;
  /** ID of the key; only known for git. */
  readonly key?: string;
}

/** Whether the signature of a source was checked, and with what result. */
export interface FluxVerification {
  readonly state: 'not-configured' | 'pending' | 'verified' | 'failed';
  /** `cosign` or `notation`; git has none. */
  readonly provider?: string;
  /** What has to be signed in git: `HEAD`, `Tag`, `TagAndHEAD`. */
  readonly mode?: string;
  readonly reason?: string;
  readonly message?: string;
  /** What was verified, as far as the message says. */
  readonly signatures: readonly FluxSignature[];
  /**
   * Verification is configured, but its result is ignored because notation's
   * trust policy only audits. Whether the source is signed is unknown.
   */
  readonly ignored: boolean;
}

const notConfigured: FluxVerification = {
  state: 'not-configured',
  signatures: [],
  ignored: false,
};

const cachedVerification = perObject(readVerification);

/**
 * The verification of a source, or of the chart of a HelmRelease. A HelmRelease
 * only has the settings: the result is on its HelmChart (see `helmChartOf`), or
 * on the OCIRepository that `chartRef` names. Pass that object as `from`;
 * without it, only a failure of a HelmRelease is known.
 */
export function verificationOf(
  object: FluxObject,
  from?: FluxObject,
): FluxVerification {
  const own = cachedVerification(object);
  if (!from || !isOnlyConfigured(object)) return own;
  if (isChartOfAnother(object, from)) return own;
  const verification = cachedVerification(from);
  // The HelmChart does not have the settings of its release yet.
  return verification.state === 'not-configured' ? own : verification;
}

/** Whether the verification result is on another object (HelmRelease). */
function isOnlyConfigured(object: FluxObject): boolean {
  const path = kindOf(object)?.verify;
  return path !== undefined && path.join('.') !== 'spec.verify';
}

function readVerification(object: FluxObject): FluxVerification {
  const verify = recordAt(object, ...(kindOf(object)?.verify ?? ['?']));
  if (!verify) return notConfigured;
  const configured = {
    provider: textAt(verify, 'provider'),
    mode:
      textAt(verify, 'mode') ??
      textAt(object, 'status', 'sourceVerificationMode'),
    signatures: [],
    ignored: false,
  };
  const failure = chartFailureOf(object);
  if (failure) return { ...configured, state: 'failed', ...resultOf(failure) };

  const verified = conditionOf(object, 'SourceVerified');
  if (!verified || isOutdated(object, verified)) {
    const ignored =
      !verified && configured.provider === 'notation' && isDone(object);
    return { ...configured, state: 'pending', ignored };
  }
  switch (verified.status) {
    case 'True':
      return {
        ...configured,
        state: 'verified',
        ...resultOf(verified),
        signatures: signaturesIn(verified.message ?? ''),
      };
    case 'False':
      return { ...configured, state: 'failed', ...resultOf(verified) };
    default:
      return { ...configured, state: 'pending', ...resultOf(verified) };
  }
}

function resultOf(condition: FluxCondition) {
  const { reason, message } = condition;
  return { reason, message };
}

/**
 * A HelmChart reports failed verification on BuildFailed, a HelmRelease on
 * Ready.
 */
function chartFailureOf(object: FluxObject): FluxCondition | undefined {
  const build = conditionOf(object, 'BuildFailed');
  const ready = conditionOf(object, 'Ready');
  const isVerification = (condition: FluxCondition) =>
    !isOutdated(object, condition) &&
    (condition.reason === 'ChartVerificationError' ||
      condition.message?.includes('chart verification error') === true);
  if (build?.status === 'True' && isVerification(build)) return build;
  if (ready?.status === 'False' && isVerification(ready)) return ready;
  return undefined;
}

/** Whether a condition was made for an older spec, perhaps with other keys. */
function isOutdated(object: FluxObject, condition: FluxCondition): boolean {
  const generation = numberAt(object, 'metadata', 'generation');
  const seen =
    condition.observedGeneration ??
    numberAt(object, 'status', 'observedGeneration');
  return generation !== undefined && seen !== undefined && seen < generation;
}

/** Whether the current spec was reconciled and has an artifact. */
function isDone(object: FluxObject): boolean {
  const ready = conditionOf(object, 'Ready');
  return (
    artifactOf(object) !== undefined &&
    ready?.status === 'True' &&
    !isOutdated(object, ready)
  );
}

function signaturesIn(message: string): readonly FluxSignature[] {
  const found: FluxSignature[] = [];
  const each =
    /\b(commit|tag|revision|version) '?([^'\s]+)'?(?: with key '([^'\s]+)')?/g;
  // Real messages have at most one signature per line, so they are short.
  for (const [, of, name, key] of message.slice(0, 4000).matchAll(each)) {
    if (isSigned(of)) found.push({ of, name, key });
  }
  return found;
}

function isSigned(text: string): text is FluxSignature['of'] {
  return ['commit', 'tag', 'revision', 'version'].includes(text);
}
