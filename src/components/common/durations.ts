import type { Duration } from 'luxon';
import { useEffect, useMemo, useState } from 'react';
import { useLocale } from '../../translations';

/** The words for a number of milliseconds. */
export type DurationWords = (milliseconds: number) => string;

type Durations = typeof Duration;

const SECOND = 1_000;
/** From here on, parts of a second do not matter. */
const LONG = 10 * SECOND;

/**
 * A duration in the language of a locale, rounded for reading.
 */
export function durationWords(
  durations: Durations,
  milliseconds: number,
  locale: string,
): string {
  const rounded = durations.fromMillis(round(milliseconds), { locale });
  if (rounded.toMillis() === 0) {
    return durations.fromObject({ seconds: 0 }, { locale }).toHuman();
  }
  if (rounded.toMillis() < SECOND) return rounded.toHuman();
  return rounded
    .shiftTo('days', 'hours', 'minutes', 'seconds')
    .removeZeros()
    .toHuman();
}

function round(milliseconds: number): number {
  if (milliseconds >= LONG) return nearest(milliseconds, SECOND);
  if (milliseconds >= SECOND) return nearest(milliseconds, SECOND / 10);
  return milliseconds > 0 ? Math.max(Math.round(milliseconds), 1) : 0;
}

function nearest(milliseconds: number, unit: number): number {
  return Math.round(milliseconds / unit) * unit;
}

/** Fallback without luxon: seconds. */
function secondsWords(milliseconds: number, locale: string): string {
  return new Intl.NumberFormat(locale, {
    style: 'unit',
    unit: 'second',
    unitDisplay: 'long',
    maximumFractionDigits: 3,
  }).format(milliseconds / SECOND);
}

/** Luxon, once it is loaded. */
let known: { readonly durations?: Durations } | undefined;

/**
 * {@link durationWords} in the language of the app; undefined while luxon is
 * being loaded. Loading starts with the first use.
 */
export function useDurationWords(): DurationWords | undefined {
  const locale = useLocale();
  const [loaded, setLoaded] = useState(known);
  useEffect(() => {
    if (loaded) return undefined;
    let isUnmounted = false;
    import('luxon').then(
      luxon => {
        known = { durations: luxon.Duration };
        if (!isUnmounted) setLoaded(known);
      },
      () => isUnmounted || setLoaded({}),
    );
    return () => {
      isUnmounted = true;
    };
  }, [loaded]);
  return useMemo(() => {
    if (!loaded) return undefined;
    const { durations } = loaded;
    return milliseconds =>
      durations
        ? durationWords(durations, milliseconds, locale)
        : secondsWords(milliseconds, locale);
  }, [loaded, locale]);
}
