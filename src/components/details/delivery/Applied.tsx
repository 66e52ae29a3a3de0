import { makeStyles } from '@material-ui/core/styles';
import type { LiveResources } from '../../../data';
import {
  FLUX_HEALTH_STATES,
  inventoryKindsOf,
  inventoryOf,
  referenceOf,
  type FluxHealthState,
  type FluxResource,
  type FluxResourceGroup,
} from '../../../flux';
import { useKnownHealth } from '../../../hooks';
import { useFluxTranslation, useLocale } from '../../../translations';
import { cut, DetailsLink, useDetailsOf } from '../../common';
import { HealthIcon } from '../resources/HealthText';
import type { AppliedView } from './Columns';

/** The most kinds and the most healths of a kind that are shown. */
const MOST_GROUPS = 6;
const MOST_STATES = 2;

/** Healths that say nothing beside the number of objects. */
const PLAIN: readonly FluxHealthState[] = ['NotChecked', 'Elsewhere'];

const useStyles = makeStyles(
  theme => ({
    line: {
      ...theme.typography.caption,
      alignItems: 'center',
      columnGap: theme.spacing(0.5),
      display: 'flex',
      lineHeight: '1.25rem',
      overflow: 'hidden',
      whiteSpace: 'nowrap',
      '& svg': { fontSize: '1rem' },
    },
    kind: { overflow: 'hidden', textOverflow: 'ellipsis' },
    check: {
      ...theme.typography.caption,
      background: 'none',
      border: 0,
      color: theme.palette.link,
      cursor: 'pointer',
      lineHeight: '1.25rem',
      padding: 0,
      '&:hover': { textDecoration: 'underline' },
      '&:focus-visible': { outline: `2px solid ${theme.palette.primary.main}` },
    },
  }),
  { name: 'PluginFluxDeliveryApplied' },
);

/** What the groups of what an object applied can show. */
export interface AppliedOptions {
  by: FluxResource;
  live: LiveResources;
  /** Whether health may be shown, and a link to the resources. */
  hasHealth: boolean;
  /** Whether it is being read how they are. */
  isAsked: boolean;
  /** Reads how they are; undefined if nothing may be read. */
  onAsk?: () => void;
}

/** What an object applied, by kind. */
export function appliedGroups(options: AppliedOptions): AppliedView {
  const { by, live, hasHealth, isAsked, onAsk } = options;
  const { groups, elsewhere, origin } = live.tree;
  const shown = groups.slice(0, MOST_GROUPS);
  // Objects that are found only by labels are unknown before they are read.
  const isUnknown = origin === 'labels' && groups.length === 0;
  const canAsk =
    hasHealth &&
    onAsk !== undefined &&
    !isAsked &&
    !elsewhere &&
    live.isReading;
  const lines = [
    ...shown.map(group => (
      <Group
        key={group.key}
        group={group}
        hasHealth={hasHealth}
        isAsked={isAsked}
      />
    )),
    ...(groups.length > shown.length
      ? [<More key="more" count={groups.length - shown.length} />]
      : []),
    ...(groups.length === 0 && !(isUnknown && live.isReading)
      ? [<Nothing key="nothing" />]
      : []),
    ...(elsewhere ? [<Elsewhere key="elsewhere" />] : []),
    ...(canAsk ? [<Ask key="ask" onAsk={onAsk} />] : []),
    ...(hasHealth ? [<AllLine key="all" by={by} />] : []),
  ];
  return { lines: lines.length, content: <>{lines}</> };
}

/** How many objects one applied, and how much of that is known to be healthy. */
export function appliedInBrief(
  by: FluxResource,
  hasHealth: boolean,
): AppliedView {
  return {
    lines: hasHealth ? 2 : 1,
    content: <Brief by={by} hasHealth={hasHealth} />,
  };
}

function Group(props: {
  group: FluxResourceGroup;
  hasHealth: boolean;
  isAsked: boolean;
}) {
  const { group, hasHealth, isAsked } = props;
  const classes = useStyles();
  const t = useFluxTranslation();
  const format = new Intl.NumberFormat(useLocale());
  const { kind, counts, nodes } = group;
  const states = FLUX_HEALTH_STATES.filter(
    state =>
      hasHealth &&
      counts[state] !== undefined &&
      !PLAIN.includes(state) &&
      // Objects that were not requested are not being read.
      (isAsked || state !== 'Reading'),
  ).slice(0, MOST_STATES);
  return (
    <div className={classes.line} title={`${group.group} ${kind}`.trim()}>
      <bdi className={classes.kind}>{kind}</bdi> {format.format(nodes.length)}
      {states.map(state => (
        <span key={state} className={classes.line}>
          <HealthIcon state={state} />
          {t('summary.count', {
            state: t(`health.${state}`),
            number: format.format(counts[state] ?? 0),
          })}
        </span>
      ))}
    </div>
  );
}

function More(props: { count: number }) {
  const classes = useStyles();
  const t = useFluxTranslation();
  return (
    <div className={classes.line}>
      {t('overview.more', { count: props.count })}
    </div>
  );
}

function Nothing() {
  const classes = useStyles();
  const t = useFluxTranslation();
  return <div className={classes.line}>{t('resources.none')}</div>;
}

function Elsewhere() {
  const classes = useStyles();
  const t = useFluxTranslation();
  return <div className={classes.line}>{t('health.Elsewhere')}</div>;
}

function Ask(props: { onAsk?: () => void }) {
  const classes = useStyles();
  const t = useFluxTranslation();
  return (
    <div className={classes.line}>
      <button type="button" className={classes.check} onClick={props.onAsk}>
        {t('delivery.checkHealth')}
      </button>
    </div>
  );
}

function AllLine(props: { by: FluxResource }) {
  const classes = useStyles();
  return (
    <div className={classes.line}>
      <AllOfThem by={props.by} />
    </div>
  );
}

/** A link to the resources in the details. */
function AllOfThem(props: { by: FluxResource }) {
  const t = useFluxTranslation();
  const detailsOf = useDetailsOf();
  const reference = referenceOf(props.by);
  if (!reference) return null;
  return (
    <DetailsLink to={detailsOf(reference, 'resources')}>
      {t('delivery.resources')}
    </DetailsLink>
  );
}

function Brief(props: { by: FluxResource; hasHealth: boolean }) {
  const { by, hasHealth } = props;
  const classes = useStyles();
  const t = useFluxTranslation();
  const format = new Intl.NumberFormat(useLocale());
  const health = useKnownHealth(by);
  const kinds = inventoryKindsOf(inventoryOf(by.object))
    .filter(({ entries }) => entries.length > 0)
    .map(({ kind, entries }) => `${kind} ${format.format(entries.length)}`)
    .join(', ');
  const healthy =
    health &&
    t('resources.healthy', {
      healthy: format.format(health.healthy),
      checked: format.format(health.checked),
    });
  return (
    <>
      <div className={classes.line} title={kinds}>
        <bdi className={classes.kind}>{cut(kinds)}</bdi>
      </div>
      {hasHealth && (
        <div className={classes.line}>
          <AllOfThem by={by} />
          {healthy}
        </div>
      )}
    </>
  );
}
