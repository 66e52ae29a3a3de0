import type { FluxState, FluxStatus } from '../../flux';
import { useFluxTranslation, useLocale } from '../../translations';
import { Caption, exactTime, useRelativeTime } from '../common';

/** Props of {@link StatusAge}. */
export interface StatusAgeProps {
  status: FluxStatus;
}

/** What is suspended or deleted tells more than that in its notes. */
const TOLD_ELSEWHERE: readonly FluxState[] = [
  'Ready',
  'Suspended',
  'Terminating',
];

/**
 * Since when an object is in a state that is not as it should be. Where nothing
 * tells that of a failure, when it was tried last and when that last went well.
 */
export function StatusAge(props: StatusAgeProps) {
  const { state, since, lastTried, lastSucceeded } = props.status;
  if (TOLD_ELSEWHERE.includes(state)) return null;
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
