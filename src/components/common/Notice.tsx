import Button from '@material-ui/core/Button';
import Collapse from '@material-ui/core/Collapse';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import ErrorOutlineIcon from '@material-ui/icons/ErrorOutline';
import ReportProblemIcon from '@material-ui/icons/ReportProblemOutlined';
import { useId, useState, type ReactNode } from 'react';
import { useFluxTranslation } from '../../translations';

const useStyles = makeStyles(
  theme => ({
    root: {
      borderLeft: '4px solid',
      margin: theme.spacing(1, 2),
      padding: theme.spacing(1, 1, 1, 2),
    },
    warning: { borderColor: theme.palette.warning.main },
    error: { borderColor: theme.palette.error.main },
    summary: {
      display: 'flex',
      alignItems: 'center',
      flexWrap: 'wrap',
      gap: theme.spacing(1),
    },
    title: { flex: '1 1 12em', overflowWrap: 'anywhere' },
    warningIcon: { color: theme.palette.warning.main },
    errorIcon: { color: theme.palette.error.main },
  }),
  { name: 'PluginFluxNotice' },
);

/** Props of {@link Notice}. */
export interface NoticeProps {
  severity: 'warning' | 'error';
  title: ReactNode;
  /** Buttons beside the title. */
  action?: ReactNode;
  /** Always shown, below the title. */
  summary?: ReactNode;
  /** Shown after a click on Details. */
  details?: ReactNode;
}

/** A one-line notice about a problem, with optional details. */
export function Notice(props: NoticeProps) {
  const { severity, title, action, summary, details } = props;
  const classes = useStyles();
  const t = useFluxTranslation();
  const [open, setOpen] = useState(false);
  const detailsId = useId();
  const Icon = severity === 'error' ? ErrorOutlineIcon : ReportProblemIcon;
  return (
    <div className={`${classes.root} ${classes[severity]}`}>
      <div className={classes.summary}>
        <Icon className={classes[`${severity}Icon`]} aria-hidden />
        <Typography
          className={classes.title}
          role={severity === 'error' ? 'alert' : 'status'}
        >
          {title}
        </Typography>
        {details && (
          <Button
            size="small"
            aria-expanded={open}
            aria-controls={open ? detailsId : undefined}
            onClick={() => setOpen(!open)}
          >
            {open ? t('failures.hideDetails') : t('failures.details')}
          </Button>
        )}
        {action}
      </div>
      {summary}
      {details && (
        <Collapse in={open} unmountOnExit>
          <div id={detailsId}>{details}</div>
        </Collapse>
      )}
    </div>
  );
}
