import CircularProgress from '@material-ui/core/CircularProgress';
import IconButton from '@material-ui/core/IconButton';
import Tooltip from '@material-ui/core/Tooltip';
import RefreshIcon from '@material-ui/icons/Refresh';
import { useRuntimeRefresh, useRuntimeRefreshing } from '../../hooks';
import { useFluxTranslation } from '../../translations';

/** Asks all clusters now, and shows while any is being asked. */
export function RuntimeRefreshButton() {
  const t = useFluxTranslation();
  const refresh = useRuntimeRefresh();
  const refreshing = useRuntimeRefreshing();
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
