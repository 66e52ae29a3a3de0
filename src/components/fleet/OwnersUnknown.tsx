import type { FleetOwners } from '../../hooks';
import { useFluxTranslation } from '../../translations';
import { Notice } from '../common';

/** Says that the catalog could not be read, if so. */
export function OwnersUnknown(props: { owners: FleetOwners }) {
  const { error } = props.owners;
  const t = useFluxTranslation();
  if (error === undefined) return null;
  return (
    <Notice
      severity="warning"
      title={t('fleet.ownersUnknown')}
      summary={error}
    />
  );
}
