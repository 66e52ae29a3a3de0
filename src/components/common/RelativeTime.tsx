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
  /** Text for the relative time; by default the time alone. */
  words?: (when: string) => string;
  /** Text of the tooltip for the exact time; by default the time alone. */
  exactWords?: (when: string) => string;
}

/**
 * A relative time in the language of the app, with the exact time as a tooltip.
 * It updates itself and only re-renders when its text changes.
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

/** The text of {@link RelativeTime}; '' if `time` is not valid. */
export function useRelativeTime(time: string | number): string {
  const locale = useLocale();
  return useAtTick(now => relativeTime(time, now, locale));
}

/** What depends on the time, in milliseconds, and changes with it. */
export function useAtTick<T extends string | boolean>(
  read: (now: number) => T,
): T {
  return useSyncExternalStore(onTick, () => read(currentTick()));
}

/** Whether a time, in milliseconds since the epoch, has come. */
export function useIsPast(time: number = Infinity): boolean {
  return useAtTick(now => now > time);
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
 * How long before `now` a time was, in a locale. Months and years are rounded;
 * the tooltip has the exact time.
 */
export function relativeTime(
  time: string | number,
  now: number,
  locale: string,
): string {
  const then = typeof time === 'number' ? time : Date.parse(time);
  if (!Number.isFinite(then)) return '';
  // A local clock behind the cluster's must not result in a future time.
  const age = Math.max(0, now - then);
  const [unit, length] =
    UNITS.find(([, milliseconds]) => age >= milliseconds) ?? UNITS[5];
  return formatsOf(locale).relative.format(-Math.floor(age / length), unit);
}

/** A time to the second, in a locale; '' if `time` is not valid. */
export function exactTime(time: string, locale: string): string {
  const then = Date.parse(time);
  return Number.isFinite(then) ? formatsOf(locale).exact.format(then) : '';
}

/** A time to the minute, in a locale. */
export function minuteTime(time: number, locale: string): string {
  return Number.isFinite(time) ? formatsOf(locale).minute.format(time) : '';
}

const formats = new Map<string, ReturnType<typeof createFormats>>();

/** Formats are cached, because creating them is slow. */
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
    minute: new Intl.DateTimeFormat(locale, {
      dateStyle: 'medium',
      timeStyle: 'short',
    }),
  };
}
