import { ErrorBoundary } from '@backstage/core-components';
import { makeStyles } from '@material-ui/core/styles';
import { lazy, Suspense, useState } from 'react';
import { causeIn, type FluxResource, type FluxStatus } from '../../flux';
import { useFluxTranslation } from '../../translations';
import {
  BriefLine,
  Caption,
  cut,
  LONGEST_MESSAGE,
  StatusIcon,
  useRelativeTime,
} from '../common';
import { KnownCause } from './KnownCause';
import { KnownHealth } from './KnownHealth';
import { useBrokenSource } from './Related';
import { StatusAge } from './StatusAge';
import { sinceOf, statusNotes } from './statusNotes';

const loadRowFacts = () => import('./RowFacts');

const RowFacts = lazy(async () => ({
  default: (await loadRowFacts()).RowFacts,
}));

/** Messages up to this many characters are shown as they are. */
const SHORT_MESSAGE = 140;
const useStyles = makeStyles(
  theme => ({
    root: { minWidth: '12em' },
    line: {
      ...theme.typography.body2,
      alignItems: 'center',
      columnGap: theme.spacing(0.5),
      display: 'flex',
      flexWrap: 'wrap',
    },
    toggle: {
      ...theme.typography.caption,
      background: 'none',
      border: 0,
      color: theme.palette.primary.main,
      cursor: 'pointer',
      marginLeft: theme.spacing(0.5),
      padding: 0,
      '&:hover': { textDecoration: 'underline' },
      '&:focus-visible': { outline: `2px solid ${theme.palette.primary.main}` },
    },
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
  const more = isReady(status)
    ? message || status.reason || notes.length > 0
    : true;
  const known = (
    <>
      <StatusAge status={status} />
      {notes.map(note => (
        <Caption key={note}>{note}</Caption>
      ))}
      {resource && <KnownCause resource={resource} />}
      {resource && <KnownHealth resource={resource} />}
      {brief && !open && <Caption secondary>{brief}</Caption>}
    </>
  );
  return (
    <div className={classes.root}>
      <div className={classes.line}>
        <StatusIcon state={status.state} />
        <span>{t(`state.${status.state}`)}</span>
        {more && (
          <button
            type="button"
            className={classes.toggle}
            aria-expanded={open}
            aria-label={t(open ? 'status.showLessOf' : 'status.showAllOf', {
              name,
            })}
            onClick={() => setOpen(!open)}
            // The script is loaded before the first click.
            onPointerEnter={loadSilently}
            onFocus={loadSilently}
          >
            {t(open ? 'status.showLess' : 'status.showAll')}
          </button>
        )}
      </div>
      {open ? known : <BriefLine>{known}</BriefLine>}
      {open && (
        <Caption secondary>
          {status.reason && <strong>{cut(status.reason)}</strong>}
          {status.reason && message && ': '}
          <bdi className={classes.all}>{cut(message, LONGEST_MESSAGE)}</bdi>
        </Caption>
      )}
      {open && resource && (
        // What goes wrong here must not replace the card.
        <ErrorBoundary>
          <Suspense fallback={null}>
            <RowFacts object={resource.object} />
          </Suspense>
        </ErrorBoundary>
      )}
    </div>
  );
}

function loadSilently() {
  // What fails is reported when the facts are shown.
  loadRowFacts().catch(() => {});
}

/** The cause in the message of a failure; otherwise the whole message. */
function briefOf({ state, message = '' }: FluxStatus): string {
  return state === 'Failed' ? causeIn(message) : message;
}

function isReady(status: FluxStatus): boolean {
  return status.state === 'Ready';
}
