import { makeStyles } from '@material-ui/core/styles';
import { Fragment, useLayoutEffect, useMemo, useRef } from 'react';
import type {
  FluxGraph,
  FluxGraphEdge,
  FluxGraphNode,
  FluxResource,
} from '../../../flux';
import { useFluxTranslation } from '../../../translations';
import { cut, FOR_SCREEN_READERS } from '../../common';
import { layoutOf, type GraphLayout, type PlacedEdge } from './layout';
import { lineOf, useLineStyles } from './lines';
import {
  messageOf,
  nodeWords,
  ObjectName,
  ObjectState,
  relationWords,
  revisionWords,
  UpstreamName,
} from './nodes';

/** Sizes of the layout, in sixteenths of the root font size. */
const LINE = 20;
const AROUND = 18;

const LONGEST_MESSAGE = 1_000;

const useStyles = makeStyles(
  theme => {
    const narrow = theme.breakpoints.down('xs');
    const line = {
      ...theme.typography.caption,
      display: 'block',
      lineHeight: `${LINE / 16}rem`,
      overflow: 'hidden',
      textOverflow: 'ellipsis',
      whiteSpace: 'nowrap' as const,
    };
    return {
      scroller: {
        overflowX: 'auto',
        paddingBottom: theme.spacing(1),
        '&:focus-visible': { outline: 'auto' },
      },
      graph: {
        position: 'relative',
        // Where columns would not fit, cards are below each other, and say in
        // words what the lines show.
        [narrow]: { height: 'auto !important', width: 'auto !important' },
      },
      lines: {
        left: 0,
        overflow: 'visible',
        pointerEvents: 'none',
        position: 'absolute',
        top: 0,
        [narrow]: { display: 'none' },
      },
      cards: { listStyle: 'none', margin: 0, padding: 0 },
      card: {
        backgroundColor: theme.palette.background.paper,
        border: `1px solid ${theme.palette.divider}`,
        borderRadius: theme.shape.borderRadius,
        boxSizing: 'border-box',
        padding: theme.spacing(1),
        position: 'absolute',
        [narrow]: {
          height: 'auto !important',
          marginBottom: theme.spacing(1),
          position: 'static',
          width: 'auto !important',
        },
      },
      current: {
        borderColor: theme.palette.primary.main,
        boxShadow: `0 0 0 1px ${theme.palette.primary.main}`,
      },
      name: {
        ...line,
        height: `${(2 * LINE) / 16}rem`,
        // The kind above the name.
        '& span': { color: theme.palette.text.secondary, display: 'block' },
        '& bdi': theme.typography.body2,
        '& > a': { display: 'block' },
        '& > span > bdi': { color: theme.palette.text.primary },
        '& span, & > a, & > a > bdi': {
          overflow: 'hidden',
          textOverflow: 'ellipsis',
        },
      },
      upstream: {
        ...line,
        overflowWrap: 'anywhere',
        whiteSpace: 'normal',
        '& > a': { display: 'block' },
        '& span': { color: theme.palette.text.secondary, display: 'block' },
        '& bdi': { ...theme.typography.body2, lineHeight: 'inherit' },
      },
      state: {
        ...line,
        alignItems: 'center',
        columnGap: theme.spacing(0.5),
        display: 'flex',
        '& svg': { fontSize: '1rem' },
      },
      line,
      secondary: { color: theme.palette.text.secondary },
      incoming: {
        ...theme.typography.caption,
        listStyle: 'none',
        margin: 0,
        overflowWrap: 'anywhere',
        padding: 0,
        // For screen readers, and where there are no lines.
        [theme.breakpoints.up('sm')]: FOR_SCREEN_READERS,
      },
    };
  },
  { name: 'PluginFluxDeliveryColumns' },
);

/** The applied objects on the card of the object that applied them. */
export interface AppliedView {
  /** How many lines it takes. */
  readonly lines: number;
  /** The lines, each a block of the height of one. */
  readonly content: React.ReactNode;
}

/** Props of {@link Columns}. */
export interface ColumnsProps {
  label: string;
  graph: FluxGraph;
  /** The key of the object whose details are open. */
  current?: string;
  /** Whether objects are being read. */
  isReading: boolean;
  applied: (by: FluxResource) => AppliedView;
}

/** A graph as cards in columns, with lines between them. */
export function Columns(props: ColumnsProps) {
  const { label, graph, current, applied } = props;
  const classes = useStyles();
  const t = useFluxTranslation();
  const scroller = useRef<HTMLDivElement>(null);
  const heights = graph.nodes.map(node => {
    const lines =
      node.is === 'applied' ? 1 + applied(node.by).lines : linesOf(node, t);
    return AROUND + lines * LINE;
  });
  const heightsKey = heights.join();
  const layout = useMemo(() => {
    const byKey = new Map(
      graph.nodes.map(({ key }, index) => [key, heights[index]]),
    );
    return layoutOf(graph, ({ key }) => byKey.get(key) ?? 0);
    // Heights with the same key are equal.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [graph, heightsKey]);
  const place = layout.nodes.find(({ node }) => node.key === current);
  useLayoutEffect(() => showCurrent(scroller.current), [current, place?.x]);
  const incoming = useMemo(() => incomingOf(graph), [graph]);
  return (
    <div
      ref={scroller}
      className={classes.scroller}
      role="group"
      aria-label={label}
      // Can be scrolled with the keyboard.
      // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      tabIndex={0}
    >
      <div className={classes.graph} style={sizeOf(layout)}>
        <Lines layout={layout} className={classes.lines} />
        <ol className={classes.cards}>
          {layout.nodes.map(({ node, x, y, height }) => {
            const isCurrent = node.key === current;
            return (
              <li
                key={node.key}
                aria-current={isCurrent || undefined}
                className={`${classes.card} ${
                  isCurrent ? classes.current : ''
                }`}
                style={{
                  left: rem(x),
                  top: rem(y),
                  ...sizeOf({ width: layout.cardWidth, height }),
                }}
              >
                <CardContent {...props} node={node} isCurrent={isCurrent} />
                <Incoming of={incoming.get(node.key) ?? []} />
              </li>
            );
          })}
        </ol>
      </div>
    </div>
  );
}

function CardContent(
  props: ColumnsProps & { node: FluxGraphNode; isCurrent: boolean },
) {
  const { node, isCurrent, isReading, applied } = props;
  const classes = useStyles();
  const t = useFluxTranslation();
  const title = nodeWords(node, t);
  switch (node.is) {
    case 'upstream':
      return (
        <div
          className={classes.upstream}
          style={{ maxHeight: rem(linesOf(node, t) * LINE) }}
          title={title}
        >
          <UpstreamName node={node} />
        </div>
      );
    case 'applied':
      return (
        <>
          <div className={classes.line}>{title}</div>
          {applied(node.by).content}
        </>
      );
    default: {
      const revision = revisionWords(node, t);
      const message = cut(messageOf(node), LONGEST_MESSAGE);
      return (
        <>
          <div className={classes.name} title={title}>
            <ObjectName node={node} isCurrent={isCurrent} />
          </div>
          <div className={classes.state}>
            <ObjectState node={node} isReading={isReading} />
          </div>
          {revision && (
            <bdi className={classes.line} title={revision}>
              {revision}
            </bdi>
          )}
          {message && (
            <bdi
              className={`${classes.line} ${classes.secondary}`}
              title={message}
            >
              {message}
            </bdi>
          )}
        </>
      );
    }
  }
}

/** What comes before a card, in words. */
function Incoming(props: {
  of: readonly { edge: FluxGraphEdge; node: FluxGraphNode }[];
}) {
  const classes = useStyles();
  const t = useFluxTranslation();
  if (props.of.length === 0) return null;
  return (
    <ul className={classes.incoming}>
      {props.of.map(({ edge, node }) => (
        <li key={`${edge.relation} ${node.key}`}>
          {relationWords(edge, t)}: <bdi>{nodeWords(node, t)}</bdi>
        </li>
      ))}
    </ul>
  );
}

function Lines(props: { layout: GraphLayout; className: string }) {
  const { layout, className } = props;
  const { width, height, edges } = layout;
  const classes = useLineStyles();
  return (
    <svg
      className={className}
      style={sizeOf(layout)}
      viewBox={`0 0 ${Math.max(width, 1)} ${Math.max(height, 1)}`}
      aria-hidden
    >
      {edges.map(placed => {
        const { edge, path } = placed;
        const blocked = edge.isBlocked ? classes.blocked : '';
        return (
          <Fragment key={`${edge.relation} ${edge.from} ${edge.to}`}>
            <path
              d={path}
              className={`${classes.line} ${classes[lineOf(edge)]} ${blocked}`}
            />
            <path
              d={arrowOf(placed)}
              className={`${classes.arrow} ${blocked}`}
            />
            {edge.isBlocked && (
              <path
                d={crossOf(placed)}
                className={`${classes.line} ${blocked}`}
              />
            )}
          </Fragment>
        );
      })}
    </svg>
  );
}

function arrowOf({ end: { x, y }, isBack }: PlacedEdge): string {
  return isBack ? `M${x} ${y}l-3.5 7h7z` : `M${x} ${y}l-7 -3.5v7z`;
}

/** A cross on a line, before its arrow. */
function crossOf({ end: { x, y }, isBack }: PlacedEdge): string {
  const [left, top] = isBack ? [x - 4, y + 11] : [x - 18, y - 4];
  return `M${left} ${top}l8 8m0 -8l-8 8`;
}

function linesOf(
  node: Exclude<FluxGraphNode, { is: 'applied' }>,
  t: Parameters<typeof revisionWords>[1],
): number {
  if (node.is === 'upstream') return node.origin ? 5 : 3;
  return (
    3 + Number(revisionWords(node, t) !== '') + Number(messageOf(node) !== '')
  );
}

function incomingOf({ nodes, edges }: FluxGraph) {
  const byKey = new Map(nodes.map(node => [node.key, node]));
  const incoming = new Map<
    string,
    { edge: FluxGraphEdge; node: FluxGraphNode }[]
  >();
  for (const edge of edges) {
    const node = byKey.get(edge.from);
    const known = incoming.get(edge.to) ?? [];
    if (node) incoming.set(edge.to, [...known, { edge, node }]);
  }
  return incoming;
}

/** Scrolls sideways to what the details are about. */
function showCurrent(scroller: HTMLElement | null) {
  const card = scroller?.querySelector<HTMLElement>('[aria-current]');
  if (!scroller || !card) return;
  const { offsetLeft, offsetWidth } = card;
  scroller.scrollLeft = offsetLeft - (scroller.clientWidth - offsetWidth) / 2;
}

function sizeOf({ width, height }: { width: number; height: number }) {
  return { width: rem(width), height: rem(height) };
}

function rem(sixteenths: number): string {
  return `${sixteenths / 16}rem`;
}
