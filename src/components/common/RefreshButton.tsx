import CircularProgress from '@material-ui/core/CircularProgress';
import IconButton from '@material-ui/core/IconButton';
import Tooltip from '@material-ui/core/Tooltip';
import RefreshIcon from '@material-ui/icons/Refresh';
import { useFluxTranslation } from '../../translations';

/** Props of {@link RefreshButton}. */
export interface RefreshButtonProps {
  refresh: () => void;
  /** Whether a read is running. */
  refreshing: boolean;
}

/** A button that starts a read, and shows while one is running. */
export function RefreshButton(props: RefreshButtonProps) {
  const { refresh, refreshing } = props;
  const t = useFluxTranslation();
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
