import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import { Fragment } from 'react';
import {
  referenceKey,
  resourceKey,
  rootOf,
  type FluxBlockerLink,
  type FluxReference,
  type FluxResource,
} from '../../flux';
import { useBlockedBy } from '../../hooks';
import { useFluxTranslation } from '../../translations';
import { Caption, cut, StatusIcon } from '../common';
import { ObjectLink } from './ObjectLink';
import { Region } from './Region';
import { StatusNotes } from './StatusNotes';

const LONGEST_MESSAGE = 4_000;

const useStyles = makeStyles(
  theme => ({
    list: {
      listStyle: 'none',
      margin: 0,
      padding: 0,
      '& &': {
        borderLeft: `1px solid ${theme.palette.divider}`,
        marginLeft: theme.spacing(1.25),
        paddingLeft: theme.spacing(1.5),
      },
    },
    item: { padding: theme.spacing(0.5, 0) },
    line: {
      alignItems: 'center',
      columnGap: theme.spacing(0.75),
      display: 'flex',
      flexWrap: 'wrap',
    },
    // Below the name, which is beside an icon.
    below: { marginLeft: theme.spacing(3.25) },
    cause: { fontWeight: 'bold' },
    message: { whiteSpace: 'pre-wrap' },
    // Links differ from the text around them by more than their color.
    cycle: { '& a': { textDecoration: 'underline' } },
  }),
  { name: 'PluginFluxBlockedBy' },
);

/** Props of {@link BlockedBy}. */
export interface BlockedByProps {
  resource: FluxResource;
  isRead: boolean;
}

/** The objects that an object waits for, down to what causes that. */
export function BlockedBy(props: BlockedByProps) {
  const { resource, isRead } = props;
  const t = useFluxTranslation();
  const blocked = useBlockedBy(resource, isRead);
  if (blocked.links.length === 0) return null;
  const self = resourceKey(resource);
  return (
    <Region title={t('blockedBy.title')}>
      <Links links={blocked.links} cause={rootOf(blocked)} self={self} />
    </Region>
  );
}

function Links(props: {
  links: readonly FluxBlockerLink[];
  /** The link that is marked as the cause. */
  cause?: FluxBlockerLink;
  /** The key of the object that is blocked. */
  self: string;
}) {
  const { links, cause, self } = props;
  const classes = useStyles();
  return (
    <ul className={classes.list}>
      {links.map(link => (
        <li
          key={`${link.relation} ${referenceKey(link.reference)}`}
          className={classes.item}
        >
          {link.cycle ? (
            <Cycle of={link.cycle} isCause={link === cause} self={self} />
          ) : (
            <Blocker link={link} isCause={link === cause} />
          )}
          {link.next.length > 0 && (
            <Links links={link.next} cause={cause} self={self} />
          )}
        </li>
      ))}
    </ul>
  );
}

function Blocker(props: { link: FluxBlockerLink; isCause: boolean }) {
  const { link, isCause } = props;
  const { reference, relation, object, status, message, note } = link;
  const classes = useStyles();
  const t = useFluxTranslation();
  return (
    <>
      <div className={classes.line}>
        {status && <StatusIcon state={status.state} />}
        <Typography variant="body2" component="span">
          <ObjectLink reference={reference} />
        </Typography>
        <Typography variant="body2" component="span">
          {note === 'missing'
            ? t('blockedBy.missing')
            : status && t(`state.${status.state}`)}
        </Typography>
        <Caption inline secondary>
          {t(`relation.${relation}`)}
        </Caption>
        {isCause && note !== 'unknown' && <Cause />}
      </div>
      <div className={classes.below}>
        {note && note !== 'missing' && note !== 'cycle' && (
          <Caption>{t(`blockedBy.${note}`)}</Caption>
        )}
        {status?.state === 'Suspended' && (
          <StatusNotes status={status} object={object} />
        )}
        {message && note !== 'notAtMyRevision' && (
          <Caption secondary>
            <span className={classes.message}>
              {cut(message, LONGEST_MESSAGE)}
            </span>
          </Caption>
        )}
      </div>
    </>
  );
}

/** Objects that wait for each other, so that none of them can go on. */
function Cycle(props: {
  of: readonly FluxReference[];
  isCause: boolean;
  self: string;
}) {
  const { of, isCause, self } = props;
  const classes = useStyles();
  const t = useFluxTranslation();
  return (
    <div className={classes.line}>
      {isCause && <Cause />}
      <Typography variant="body2" component="span" className={classes.cycle}>
        {t('blockedBy.cycle')}{' '}
        {[...of, of[0]].map((reference, index) => (
          <Fragment key={`${index} ${referenceKey(reference)}`}>
            {index > 0 && ' → '}
            {referenceKey(reference) === self ? (
              t('blockedBy.thisObject')
            ) : (
              <ObjectLink reference={reference} />
            )}
          </Fragment>
        ))}
      </Typography>
    </div>
  );
}

function Cause() {
  const classes = useStyles();
  const t = useFluxTranslation();
  return (
    <Typography variant="caption" component="strong" className={classes.cause}>
      {t('blockedBy.cause')}
    </Typography>
  );
}
