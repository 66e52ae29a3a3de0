import { updateOf, type FluxObject } from '../../flux';
import { useFluxTranslation } from '../../translations';
import { RelativeTime } from '../common';

/** Props of {@link UpdatedCell}. */
export interface UpdatedCellProps {
  object: FluxObject;
}

/**
 * When what an object holds or deploys last changed; where that is not known,
 * when it was last reconciled, which it says.
 */
export function UpdatedCell(props: UpdatedCellProps) {
  const update = updateOf(props.object);
  const t = useFluxTranslation();
  if (!update) return null;
  return update.kind === 'change' ? (
    <RelativeTime
      time={update.time}
      exactWords={when => t('updated.changedAt', { when })}
    />
  ) : (
    <RelativeTime
      time={update.time}
      words={when => t('updated.reconciled', { when })}
      exactWords={when => t('updated.reconciledAt', { when })}
    />
  );
}
