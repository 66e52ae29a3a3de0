import { makeStyles } from '@material-ui/core/styles';
import {
  nestedListOf,
  type FluxGraphEdge,
  type FluxGraphNode,
  type FluxNestedItem,
} from '../../../flux';
import { useFluxTranslation } from '../../../translations';
import { Caption, cut } from '../../common';
import type { ColumnsProps } from './Columns';
import {
  kindWords,
  messageOf,
  nodeWords,
  ObjectName,
  ObjectState,
  relationWords,
  revisionWords,
  UpstreamName,
} from './nodes';

const LONGEST_MESSAGE = 1_000;

const useStyles = makeStyles(
  theme => ({
    list: {
      listStyle: 'none',
      margin: 0,
      padding: 0,
      '& &': {
        borderLeft: `1px solid ${theme.palette.divider}`,
        marginLeft: theme.spacing(1),
        paddingLeft: theme.spacing(1.5),
      },
    },
    item: { padding: theme.spacing(0.5, 0) },
    line: {
      ...theme.typography.body2,
      alignItems: 'center',
      columnGap: theme.spacing(0.75),
      display: 'flex',
      flexWrap: 'wrap',
      overflowWrap: 'anywhere',
    },
    current: { fontWeight: 'bold' },
    revision: { color: theme.palette.text.secondary },
  }),
  { name: 'PluginFluxDeliveryOutline' },
);

/** A graph as a list of lists, in which each node is once. */
export function Outline(props: ColumnsProps) {
  const { graph, label } = props;
  return <Items {...props} items={nestedListOf(graph)} label={label} />;
}

type ItemProps = Omit<ColumnsProps, 'label'>;

function Items(
  props: ItemProps & { items: readonly FluxNestedItem[]; label?: string },
) {
  const { items, label, ...more } = props;
  const classes = useStyles();
  return (
    <ul className={classes.list} aria-label={label}>
      {items.map(item => (
        <li key={item.node.key} className={classes.item}>
          <Item {...more} item={item} />
          {item.items.length > 0 && <Items {...more} items={item.items} />}
        </li>
      ))}
    </ul>
  );
}

function Item(props: ItemProps & { item: FluxNestedItem }) {
  const { item, current, isReading, applied } = props;
  const { node } = item;
  const classes = useStyles();
  const t = useFluxTranslation();
  const isCurrent = node.key === current;
  const before = item.before.filter(({ edge }) => !isPlain(edge));
  return (
    <>
      <div
        className={`${classes.line} ${isCurrent ? classes.current : ''}`}
        aria-current={isCurrent || undefined}
      >
        <NodeLine node={node} isCurrent={isCurrent} isReading={isReading} />
      </div>
      {before.map(each => (
        <Caption key={`${each.edge.relation} ${each.node.key}`} secondary>
          {relationWords(each.edge, t)}: {nodeWords(each.node, t)}
        </Caption>
      ))}
      <Message node={node} />
      {node.is === 'applied' && applied(node.by).content}
    </>
  );
}

function NodeLine(props: {
  node: FluxGraphNode;
  isCurrent: boolean;
  isReading: boolean;
}) {
  const { node, isCurrent, isReading } = props;
  const classes = useStyles();
  const t = useFluxTranslation();
  switch (node.is) {
    case 'upstream':
      return <UpstreamName node={node} />;
    case 'applied':
      return <span>{kindWords(node, t)}</span>;
    default:
      return (
        <>
          <ObjectName node={node} isCurrent={isCurrent} />
          <ObjectState node={node} isReading={isReading} />
          <bdi className={classes.revision}>{revisionWords(node, t)}</bdi>
        </>
      );
  }
}

function Message(props: { node: FluxGraphNode }) {
  const { node } = props;
  const message = node.is === 'object' ? messageOf(node) : '';
  return message ? (
    <Caption secondary>{cut(message, LONGEST_MESSAGE)}</Caption>
  ) : null;
}

/** Whether an edge says no more than that one is below the other. */
function isPlain({ relation, isBlocked }: FluxGraphEdge): boolean {
  return !isBlocked && (relation === 'upstream' || relation === 'applied');
}
