import { makeStyles } from '@material-ui/core/styles';
import BugReportIcon from '@material-ui/icons/BugReportOutlined';
import InfoIcon from '@material-ui/icons/InfoOutlined';
import type { FluxLogLevel } from '../../../flux';
import { StatusIcon } from '../../common';

const useStyles = makeStyles(
  theme => ({ root: { color: theme.palette.text.secondary, flex: 'none' } }),
  { name: 'PluginFluxLevelIcon' },
);

/** The icon of a level. It stands beside its name. */
export function LevelIcon(props: { level: FluxLogLevel }) {
  const { level } = props;
  const classes = useStyles();
  if (level === 'error') return <StatusIcon state="Failed" />;
  const Icon = level === 'info' ? InfoIcon : BugReportIcon;
  return <Icon className={classes.root} fontSize="small" aria-hidden />;
}
