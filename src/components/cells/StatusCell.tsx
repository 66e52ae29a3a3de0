import Link from '@material-ui/core/Link';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import { useState } from 'react';
import { causeIn, type FluxResource, type FluxStatus } from '../../flux';
import { useFluxTranslation } from '../../translations';
import { useRelativeTime, cut, StatusIcon } from '../common';
import { useBrokenSource } from './Related';
import { RowFacts } from './RowFacts';
import { StatusAge } from './StatusAge';
import { sinceOf, statusNotes } from './statusNotes';

/** Messages up to this many characters are shown as they are. */
const SHORT_MESSAGE = 140;
/** Controllers trim messages at 32768; more than this is no reading matter. */
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
  /** What it is the status of, where that is at hand. */
  resource?: FluxResource;
  /** Of the object; tells the buttons of several rows apart. */
  name: string;
}

/**
 * The state in a word, and Flux's message under it: short messages whole, long
 * ones on demand. An object that is Ready says no more than that until asked.
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
  const brief = isAtEase(status) ? '' : cut(briefOf(status), SHORT_MESSAGE);
  const more = brief !== message || (isAtEase(status) && status.reason);
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
      {open && resource && <RowFacts object={resource.object} />}
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

/** What a failure says of its cause; all that others say. */
function briefOf({ state, message = '' }: FluxStatus): string {
  return state === 'Failed' ? causeIn(message) : message;
}

function isAtEase(status: FluxStatus): boolean {
  return status.state === 'Ready';
}
