import Tooltip from '@material-ui/core/Tooltip';
import Typography from '@material-ui/core/Typography';
import { DateTime } from 'luxon';
import { useSyncExternalStore } from 'react';
import { currentTick, onTick } from './clock';

/** Props of {@link RelativeTime}. */
export interface RelativeTimeProps {
  /** RFC 3339, as Kubernetes writes times. */
  time: string;
}

/**
 * How long ago a time was, in the person's language, exact on demand. It moves
 * on by itself, and re-renders only when its words change.
 */
export function RelativeTime(props: RelativeTimeProps) {
  const { time } = props;
  const words = useRelativeTime(time);
  const exact = DateTime.fromISO(time).toLocaleString(
    DateTime.DATETIME_FULL_WITH_SECONDS,
  );
  return (
    <Tooltip title={exact}>
      <Typography variant="body2" component="time" dateTime={time}>
        {words}
      </Typography>
    </Tooltip>
  );
}

/** The words of {@link RelativeTime}; none for what is not a time. */
export function useRelativeTime(time: string | number): string {
  return useSyncExternalStore(onTick, () => relativeTime(time, currentTick()));
}

/** How long before `now` a time was, in words. */
export function relativeTime(time: string | number, now: number): string {
  const then =
    typeof time === 'number'
      ? DateTime.fromMillis(time)
      : DateTime.fromISO(time);
  if (!then.isValid) return '';
  const base = DateTime.fromMillis(now);
  // A clock that runs a little behind the cluster's must not tell the future.
  const past = DateTime.min(then, base.minus(1));
  return past.toRelative({ base }) ?? '';
}
