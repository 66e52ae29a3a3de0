import {
  factsOf,
  type FluxDrift,
  type FluxFailures,
  type FluxLastAction,
  type FluxObject,
} from '../../flux';
import {
  useFluxTranslation,
  useLocale,
  type FluxTranslate,
} from '../../translations';
import {
  cut,
  exactTime,
  Facts,
  useDurationWords,
  useRelativeTime,
  type DurationWords,
} from '../common';

/** Longer text is truncated. */
const LONGEST_CHANGES = 4_000;

/** Props of {@link RowFacts}. */
export interface RowFactsProps {
  object: FluxObject;
}

/**
 * Further facts beside the status of an object: how often it is reconciled, the
 * number of failures, the last action.
 */
export function RowFacts(props: RowFactsProps) {
  const { object } = props;
  const t = useFluxTranslation();
  const locale = useLocale();
  const words = useDurationWords();
  const facts = factsOf(object);
  const { drift, failures, lastAction, shard } = facts;
  const when = useRelativeTime(lastAction?.at ?? '');
  const since = useRelativeTime(drift?.found?.since ?? '');
  if (!words) return null;

  const lasting = (milliseconds?: number) =>
    milliseconds === undefined ? undefined : words(milliseconds);
  const at = exactTime(lastAction?.at ?? '', locale);
  return (
    <Facts
      facts={[
        { term: t('rowFacts.interval'), value: lasting(facts.interval) },
        {
          term: t('rowFacts.retryInterval'),
          value: lasting(facts.retryInterval),
        },
        { term: t('rowFacts.timeout'), value: lasting(facts.timeout) },
        {
          term: t('rowFacts.drift'),
          value: drift && t(`rowFacts.driftMode.${drift.mode}`),
        },
        {
          term: t('rowFacts.drifted'),
          value: drift?.found && driftText(drift.found, since, t),
        },
        {
          term: t('rowFacts.failures'),
          value: failures && failuresText(failures, t),
        },
        {
          term: t('rowFacts.lastAction'),
          value:
            lastAction &&
            actionText(lastAction, when && `${when} (${at})`, words, t),
        },
        { term: t('rowFacts.shard'), value: shard && cut(shard) },
      ]}
    />
  );
}

function driftText(
  found: NonNullable<FluxDrift['found']>,
  since: string,
  t: FluxTranslate,
): string {
  const { changes, message } = found;
  const lines = changes.map(({ kind, namespace, name, change }) =>
    [kind, [namespace, name].filter(part => part).join('/'), change].join(' '),
  );
  return linesOf(
    since && t('rowFacts.driftedSince', { when: since }),
    // A message that cannot be parsed is shown as it is.
    cut(lines.join('\n') || message || '', LONGEST_CHANGES),
  );
}

function failuresText(failures: FluxFailures, t: FluxTranslate): string {
  const { action, total } = failures;
  return linesOf(
    failures.tries > 0 || failures.gaveUp
      ? triesText(failures, action, t)
      : undefined,
    total > failures.tries && t('rowFacts.failuresInAll', { count: total }),
  );
}

function triesText(
  failures: FluxFailures,
  action: string,
  t: FluxTranslate,
): string {
  const { allowed, gaveUp } = failures;
  const tries = String(failures.tries);
  if (allowed === undefined) {
    return gaveUp
      ? t('rowFacts.gaveUp', { action, tries })
      : t('rowFacts.tries', { action, count: failures.tries });
  }
  const of = { action, tries, allowed: String(allowed) };
  return gaveUp ? t('rowFacts.gaveUpOf', of) : t('rowFacts.triesOf', of);
}

function actionText(
  last: FluxLastAction,
  when: string,
  words: DurationWords,
  t: FluxTranslate,
): string {
  const action = cut(last.action);
  return linesOf(
    last.failed ? t('rowFacts.actionFailed', { action }) : action,
    when,
    last.duration !== undefined &&
      t('rowFacts.took', { duration: words(last.duration) }),
  );
}

function linesOf(...lines: readonly (string | false | undefined)[]): string {
  return lines.filter(line => line).join('\n');
}
