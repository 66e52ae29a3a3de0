import { updateOf, type FluxObject } from '../../flux';
import { useFluxTranslation } from '../../translations';
import { RelativeTime } from '../common';

/** Props of {@link UpdatedCell}. */
export interface UpdatedCellProps {
  object: FluxObject;
}

/**
 * When the content of an object last changed, or if that is unknown, when it
 * was last reconciled (marked as such).
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
