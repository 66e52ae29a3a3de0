import { makeStyles } from '@material-ui/core/styles';
import { useSyncExternalStore } from 'react';
import { useLocale } from '../../translations';
import { currentTick, onTick } from './relativeTimes';

const useStyles = makeStyles(
  theme => ({ root: { ...theme.typography.body2 } }),
  { name: 'PluginFluxRelativeTime' },
);

/** Props of {@link RelativeTime}. */
export interface RelativeTimeProps {
  /** RFC 3339, as Kubernetes writes times. */
  time: string;
  /** What is said of it, instead of how long ago it was alone. */
  words?: (when: string) => string;
  /** What is said on demand, instead of the exact time alone. */
  exactWords?: (when: string) => string;
}

/**
 * How long ago a time was, in the person's language, exact on demand. It moves
 * on by itself, and re-renders only when its words change.
 */
export function RelativeTime(props: RelativeTimeProps) {
  const { time, words = unchanged, exactWords = unchanged } = props;
  const classes = useStyles();
  const when = useRelativeTime(time);
  const exact = exactTime(time, useLocale());
  return (
    <time
      className={classes.root}
      dateTime={time}
      title={exact && exactWords(exact)}
    >
      {when && words(when)}
    </time>
  );
}

function unchanged(when: string): string {
  return when;
}

/** The words of {@link RelativeTime}; none for what is not a time. */
export function useRelativeTime(time: string | number): string {
  const locale = useLocale();
  return useSyncExternalStore(onTick, () =>
    relativeTime(time, currentTick(), locale),
  );
}

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const UNITS = [
  ['year', 365 * DAY],
  ['month', 30 * DAY],
  ['day', DAY],
  ['hour', HOUR],
  ['minute', MINUTE],
  ['second', SECOND],
] as const;

/**
 * How long before `now` a time was, in the words of a locale. Months and years
 * are rounded: who needs to know asks for the exact time.
 */
export function relativeTime(
  time: string | number,
  now: number,
  locale: string,
): string {
  const then = typeof time === 'number' ? time : Date.parse(time);
  if (!Number.isFinite(then)) return '';
  // A clock that runs a little behind the cluster's must not tell the future.
  const age = Math.max(0, now - then);
  const [unit, length] =
    UNITS.find(([, milliseconds]) => age >= milliseconds) ?? UNITS[5];
  return formatsOf(locale).relative.format(-Math.floor(age / length), unit);
}

/** A time to the second, in the words of a locale; none for what is not one. */
export function exactTime(time: string, locale: string): string {
  const then = Date.parse(time);
  return Number.isFinite(then) ? formatsOf(locale).exact.format(then) : '';
}

const formats = new Map<string, ReturnType<typeof createFormats>>();

/** Making one is slow, and times are many. */
function formatsOf(locale: string) {
  const known = formats.get(locale) ?? createFormats(locale);
  formats.set(locale, known);
  return known;
}

function createFormats(locale: string) {
  return {
    relative: new Intl.RelativeTimeFormat(locale),
    exact: new Intl.DateTimeFormat(locale, {
      dateStyle: 'long',
      timeStyle: 'long',
    }),
  };
}
