import Link from '@material-ui/core/Link';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import { useState } from 'react';
import { causeIn, type FluxResource, type FluxStatus } from '../../flux';
import { useFluxTranslation } from '../../translations';
import { useRelativeTime, cut, StatusIcon } from '../common';
import { useBrokenSource } from './Related';
import { StatusAge } from './StatusAge';
import { sinceOf, statusNotes } from './statusNotes';

/** Messages up to this many characters are shown as they are. */
const SHORT_MESSAGE = 140;
/** Longer messages are truncated. Controllers trim theirs at 32768. */
const LONGEST_MESSAGE = 40_000;

const useStyles = makeStyles(
  theme => ({
    root: { minWidth: '14em' },
    state: { display: 'flex', alignItems: 'center', gap: theme.spacing(0.5) },
    text: { overflowWrap: 'anywhere' },
    all: { whiteSpace: 'pre-wrap' },
  }),
  { name: 'PluginFluxStatusCell' },
);

/** Props of {@link StatusCell}. */
export interface StatusCellProps {
  status: FluxStatus;
  /** The resource with this status, if it is available. */
  resource?: FluxResource;
  /** Name of the object, which makes the button's label unique. */
  name: string;
}

/**
 * The state, and Flux's message below it. Long messages are truncated until
 * they are expanded, and so is the message of a Ready object.
 */
export function StatusCell(props: StatusCellProps) {
  const { status, resource, name } = props;
  const classes = useStyles();
  const t = useFluxTranslation();
  const [open, setOpen] = useState(false);
  const since = useRelativeTime(sinceOf(status) ?? '');
  const source = useBrokenSource(resource);
  const notes = statusNotes(
    { status, object: resource?.object, since, source },
    t,
  );
  const { message = '' } = status;
  const brief = isReady(status) ? '' : cut(briefOf(status), SHORT_MESSAGE);
  const more = brief !== message || (isReady(status) && status.reason);
  return (
    <div className={classes.root}>
      <span className={classes.state}>
        <StatusIcon state={status.state} />
        <Typography variant="body2" component="span">
          {t(`state.${status.state}`)}
        </Typography>
      </span>
      <StatusAge status={status} />
      {notes.map(note => (
        <Typography key={note} variant="caption" display="block">
          <bdi className={classes.text}>{note}</bdi>
        </Typography>
      ))}
      {brief && !open && (
        <Typography variant="caption" display="block" color="textSecondary">
          <bdi className={classes.text}>{brief}</bdi>
        </Typography>
      )}
      {open && (
        <Typography variant="caption" display="block" color="textSecondary">
          {status.reason && <strong>{cut(status.reason)}</strong>}
          {status.reason && message && ': '}
          <bdi className={`${classes.text} ${classes.all}`}>
            {cut(message, LONGEST_MESSAGE)}
          </bdi>
        </Typography>
      )}
      {more && (
        <Link
          component="button"
          variant="caption"
          aria-expanded={open}
          aria-label={t(open ? 'status.showLessOf' : 'status.showAllOf', {
            name,
          })}
          onClick={() => setOpen(!open)}
        >
          {t(open ? 'status.showLess' : 'status.showAll')}
        </Link>
      )}
    </div>
  );
}

/** The cause in the message of a failure; otherwise the whole message. */
function briefOf({ state, message = '' }: FluxStatus): string {
  return state === 'Failed' ? causeIn(message) : message;
}

function isReady(status: FluxStatus): boolean {
  return status.state === 'Ready';
}
