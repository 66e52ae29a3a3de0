import type { FleetOwners } from '../../hooks';
import { useFluxTranslation } from '../../translations';
import { Notice } from '../common';

/** Props of {@link OwnersUnknown}. */
export interface OwnersUnknownProps {
  owners: FleetOwners;
  /** Whether only what belongs to the signed-in person is shown. */
  isOnlyMine?: boolean;
}

/** Says that the catalog or the person's identity could not be read, if so. */
export function OwnersUnknown(props: OwnersUnknownProps) {
  const { owners, isOnlyMine = false } = props;
  const { error, identityError } = owners;
  const t = useFluxTranslation();
  return (
    <>
      {error !== undefined && (
        <Notice
          severity="warning"
          title={t('fleet.ownersUnknown')}
          summary={error}
        />
      )}
      {isOnlyMine && identityError !== undefined && (
        <Notice
          severity="warning"
          title={t('fleet.mineUnknown')}
          summary={identityError}
        />
      )}
    </>
  );
}
