import type { FluxState, FluxStatus } from '../../flux';
import { useFluxTranslation, useLocale } from '../../translations';
import { Caption, exactTime, useRelativeTime } from '../common';

/** Props of {@link StatusAge}. */
export interface StatusAgeProps {
  status: FluxStatus;
}

/** Notes already show the time of a suspension or deletion. */
const SHOWN_IN_NOTES: readonly FluxState[] = [
  'Ready',
  'Suspended',
  'Terminating',
];

/**
 * Since when an object has been in a state other than Ready. If that is unknown
 * for a failure: the time of the last attempt and of the last success.
 */
export function StatusAge(props: StatusAgeProps) {
  const { state, since, lastTried, lastSucceeded } = props.status;
  if (SHOWN_IN_NOTES.includes(state)) return null;
  return (
    <>
      {since && <Age says="since" time={since} />}
      {lastTried && <Age says="lastTried" time={lastTried} />}
      {lastSucceeded && <Age says="lastSucceeded" time={lastSucceeded} />}
    </>
  );
}

interface AgeProps {
  says: 'since' | 'lastTried' | 'lastSucceeded';
  time: string;
}

function Age(props: AgeProps) {
  const { says, time } = props;
  const t = useFluxTranslation();
  const when = useRelativeTime(time);
  const exact = exactTime(time, useLocale());
  if (!when) return null;
  return <Caption title={exact}>{t(`status.${says}`, { when })}</Caption>;
}
