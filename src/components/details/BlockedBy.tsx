import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import {
  referenceKey,
  rootOf,
  type FluxBlockerLink,
  type FluxResource,
} from '../../flux';
import { useBlockedBy } from '../../hooks';
import { useFluxTranslation } from '../../translations';
import { Caption, cut, StatusIcon } from '../common';
import { ObjectLink } from './ObjectLink';
import { Region } from './Region';

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
  return (
    <Region title={t('blockedBy.title')}>
      <Links links={blocked.links} cause={rootOf(blocked)} />
    </Region>
  );
}

function Links(props: {
  links: readonly FluxBlockerLink[];
  /** The link that is told to be the cause. */
  cause?: FluxBlockerLink;
}) {
  const { links, cause } = props;
  const classes = useStyles();
  return (
    <ul className={classes.list}>
      {links.map(link => (
        <li
          key={`${link.relation} ${referenceKey(link.reference)}`}
          className={classes.item}
        >
          <Blocker link={link} isCause={link === cause} />
          {link.next.length > 0 && <Links links={link.next} cause={cause} />}
        </li>
      ))}
    </ul>
  );
}

function Blocker(props: { link: FluxBlockerLink; isCause: boolean }) {
  const { link, isCause } = props;
  const { reference, relation, status, message, note } = link;
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
        {isCause && note !== 'unknown' && (
          <Typography
            variant="caption"
            component="strong"
            className={classes.cause}
          >
            {t('blockedBy.cause')}
          </Typography>
        )}
      </div>
      <div className={classes.below}>
        {note && note !== 'missing' && (
          <Caption>{t(`blockedBy.${note}`)}</Caption>
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
