import type { Entity } from '@backstage/catalog-model';
import CircularProgress from '@material-ui/core/CircularProgress';
import IconButton from '@material-ui/core/IconButton';
import Tooltip from '@material-ui/core/Tooltip';
import RefreshIcon from '@material-ui/icons/Refresh';
import { useFluxRefresh, useFluxRefreshing } from '../../hooks';
import { useFluxTranslation } from '../../translations';

/** Props of {@link RefreshButton}. */
export interface RefreshButtonProps {
  entity: Entity;
}

/**
 * Fetches now, and shows when that is under way. A component of its own, so
 * that a poll that changes nothing re-renders nothing else.
 */
export function RefreshButton(props: RefreshButtonProps) {
  const t = useFluxTranslation();
  const refresh = useFluxRefresh(props.entity);
  const refreshing = useFluxRefreshing(props.entity);
  return (
    <Tooltip title={t('card.refresh')}>
      <IconButton aria-label={t('card.refresh')} onClick={refresh}>
        {refreshing ? (
          <CircularProgress size={24} aria-hidden />
        ) : (
          <RefreshIcon />
        )}
      </IconButton>
    </Tooltip>
  );
}
