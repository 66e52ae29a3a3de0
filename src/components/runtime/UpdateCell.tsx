import { Link } from '@backstage/core-components';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import WarningIcon from '@material-ui/icons/ReportProblemOutlined';
import { currencyOf } from '../../flux';
import { useFluxRelease } from '../../hooks';
import { useFluxTranslation } from '../../translations';

const useStyles = makeStyles(
  theme => ({
    root: { minWidth: '9em' },
    unsupported: {
      alignItems: 'center',
      display: 'flex',
      gap: theme.spacing(0.5),
    },
    icon: { color: theme.palette.warning.main },
  }),
  { name: 'PluginFluxUpdateCell' },
);

/** Props of {@link UpdateCell}. */
export interface UpdateCellProps {
  version?: string;
}

/** Whether an installation is up to date and supported; empty if unknown. */
export function UpdateCell(props: UpdateCellProps) {
  const { version } = props;
  const newest = useFluxRelease();
  const classes = useStyles();
  const t = useFluxTranslation();
  const currency = currencyOf(version, newest?.version);
  if (!currency || !newest) return null;
  return (
    <div className={classes.root}>
      {currency.update === 'available' ? (
        <>
          <Typography variant="body2">
            <Link to={newest.url}>{t('runtime.update.available')}</Link>
          </Typography>
          <Typography variant="caption" display="block" color="textSecondary">
            {t('runtime.update.newest', { version: newest.version })}
          </Typography>
        </>
      ) : (
        <Typography variant="body2">{t('runtime.update.upToDate')}</Typography>
      )}
      {!currency.supported && (
        <Typography variant="caption" className={classes.unsupported}>
          <WarningIcon className={classes.icon} fontSize="small" aria-hidden />
          {t('runtime.update.unsupported')}
        </Typography>
      )}
    </div>
  );
}
