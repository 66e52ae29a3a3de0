import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import { Fragment, useState } from 'react';
import {
  referenceKey,
  type FluxGraph,
  type FluxReference,
} from '../../../flux';
import { useFluxTranslation } from '../../../translations';
import { Caption, Notice } from '../../common';
import { ObjectLink } from '../ObjectLink';
import { Columns, type ColumnsProps } from './Columns';
import { lineOf, LINES, useLineStyles } from './lines';
import { Outline } from './Outline';

/** The most objects of a cycle that are named, and the most cycles. */
const MOST_IN_CYCLE = 10;
const MOST_CYCLES = 5;

const useStyles = makeStyles(
  theme => ({
    top: {
      alignItems: 'center',
      display: 'flex',
      flexWrap: 'wrap',
      gap: theme.spacing(1, 2),
      justifyContent: 'space-between',
      marginBottom: theme.spacing(1.5),
    },
    views: { display: 'flex' },
    view: {
      ...theme.typography.body2,
      background: 'none',
      border: `1px solid ${theme.palette.divider}`,
      color: 'inherit',
      cursor: 'pointer',
      padding: theme.spacing(0.25, 1.5),
      '&:first-child': { borderRadius: '16px 0 0 16px' },
      '&:last-child': { borderLeft: 0, borderRadius: '0 16px 16px 0' },
      '&:hover': { backgroundColor: theme.palette.action.hover },
      '&:focus-visible': { outline: `2px solid ${theme.palette.primary.main}` },
      '&[aria-pressed=true]': {
        backgroundColor: theme.palette.action.selected,
        fontWeight: theme.typography.fontWeightBold,
      },
    },
    legend: {
      ...theme.typography.caption,
      display: 'flex',
      flexWrap: 'wrap',
      gap: theme.spacing(0.5, 2),
      listStyle: 'none',
      margin: 0,
      padding: 0,
      [theme.breakpoints.down('xs')]: { display: 'none' },
    },
    sample: {
      alignItems: 'center',
      display: 'flex',
      gap: theme.spacing(0.75),
      '& svg': { height: '0.75rem', width: '1.75rem' },
    },
    cycle: { '& a': { textDecoration: 'underline' } },
  }),
  { name: 'PluginFluxGraphView' },
);

/** A graph, as a graph or as a list. */
export function GraphView(props: ColumnsProps) {
  const { graph } = props;
  const classes = useStyles();
  const t = useFluxTranslation();
  const [view, setView] = useState<'graph' | 'list'>('graph');
  const isGraph = view === 'graph';
  return (
    <>
      {graph.cycles.slice(0, MOST_CYCLES).map(cycle => (
        <Cycle key={cycle.map(referenceKey).join()} of={cycle} />
      ))}
      <div className={classes.top}>
        <div
          role="group"
          aria-label={t('delivery.view')}
          className={classes.views}
        >
          {(['graph', 'list'] as const).map(each => (
            <button
              key={each}
              type="button"
              className={classes.view}
              aria-pressed={each === view}
              onClick={() => setView(each)}
            >
              {t(each === 'graph' ? 'delivery.asGraph' : 'delivery.asList')}
            </button>
          ))}
        </div>
        {isGraph && <Legend graph={graph} />}
      </div>
      {isGraph ? <Columns {...props} /> : <Outline {...props} />}
      {graph.omitted > 0 && (
        <Caption secondary>
          {t('delivery.omitted', { count: graph.omitted })}
        </Caption>
      )}
    </>
  );
}

/** What the lines mean, of those that there are. */
function Legend(props: { graph: FluxGraph }) {
  const { edges } = props.graph;
  const classes = useStyles();
  const lines = useLineStyles();
  const t = useFluxTranslation();
  const words = {
    made: t('delivery.made'),
    dependsOn: t('relation.dependsOn'),
    applies: t('delivery.applies'),
  };
  const used = new Set(edges.map(lineOf));
  return (
    <ul className={classes.legend}>
      {LINES.filter(line => used.has(line)).map(line => (
        <li key={line} className={classes.sample}>
          <svg viewBox="0 0 28 12" aria-hidden>
            <path d="M0 6H28" className={`${lines.line} ${lines[line]}`} />
          </svg>
          {words[line]}
        </li>
      ))}
      {edges.some(({ isBlocked }) => isBlocked) && (
        <li className={classes.sample}>
          <svg viewBox="0 0 28 12" aria-hidden>
            <path
              d="M0 6H28M10 2l8 8m0 -8l-8 8"
              className={`${lines.line} ${lines.blocked}`}
            />
          </svg>
          {t('delivery.blocked')}
        </li>
      )}
    </ul>
  );
}

/** Objects that wait for each other, so that none of them can go on. */
function Cycle(props: { of: readonly FluxReference[] }) {
  const { of } = props;
  const classes = useStyles();
  const t = useFluxTranslation();
  const isCut = of.length > MOST_IN_CYCLE;
  const shown = isCut ? of.slice(0, MOST_IN_CYCLE) : [...of, of[0]];
  return (
    <Notice
      severity="error"
      title={t('blockedBy.cycle')}
      summary={
        <Typography variant="body2" className={classes.cycle}>
          {shown.map((reference, index) => (
            <Fragment key={`${index} ${referenceKey(reference)}`}>
              {index > 0 && ' → '}
              <ObjectLink reference={reference} />
            </Fragment>
          ))}
          {isCut &&
            ` → … ${t('overview.more', { count: of.length - MOST_IN_CYCLE })}`}
        </Typography>
      }
    />
  );
}
