import ButtonBase from '@material-ui/core/ButtonBase';
import { makeStyles } from '@material-ui/core/styles';
import ChevronRightIcon from '@material-ui/icons/ChevronRight';
import ExpandMoreIcon from '@material-ui/icons/ExpandMore';
import { useVirtualizer } from '@tanstack/react-virtual';
import {
  useEffect,
  useRef,
  useState,
  type KeyboardEvent,
  type ReactNode,
} from 'react';
import type { FluxHealthCounts, FluxResourceNode } from '../../../flux';
import { useFluxTranslation, useLocale } from '../../../translations';
import { Caption, cut, RelativeTime } from '../../common';
import { LastWords } from '../LastWords';
import { ObjectLink } from '../ObjectLink';
import { healthMessage, HealthText } from './HealthText';
import { OtherEntityLinks } from './OtherEntities';
import type { TreeRow } from './treeRows';

/** Longer messages are cut in a row. */
const LONGEST_MESSAGE = 500;
/** Up to so many rows, all are in the document. */
const MOST_IN_DOCUMENT = 100;
const ROW_HEIGHT = 34;
const OVERSCAN = 12;

const useStyles = makeStyles(
  theme => {
    // Not in em: the header's letters are smaller than those of the rows.
    const columns =
      'minmax(10.5rem, 3fr) minmax(9.5rem, 1fr) minmax(7rem, 3fr) 6rem';
    const wide = theme.breakpoints.up('sm');
    return {
      scroller: { maxHeight: '70vh', overflowY: 'auto' },
      body: { position: 'relative' },
      head: {
        ...theme.typography.caption,
        backgroundColor: theme.palette.background.paper,
        borderBottom: `1px solid ${theme.palette.divider}`,
        color: theme.palette.text.secondary,
        display: 'none',
        position: 'sticky',
        top: 0,
        zIndex: 1,
        [wide]: {
          columnGap: theme.spacing(1),
          display: 'grid',
          gridTemplateColumns: columns,
        },
      },
      row: {
        ...theme.typography.body2,
        borderBottom: `1px solid ${theme.palette.divider}`,
        minHeight: ROW_HEIGHT,
        overflowWrap: 'anywhere',
        padding: theme.spacing(0.5, 0),
        '&:hover': { backgroundColor: theme.palette.action.hover },
        '&:focus-visible': {
          outline: `2px solid ${theme.palette.primary.main}`,
          outlineOffset: -2,
        },
        [wide]: {
          columnGap: theme.spacing(1),
          display: 'grid',
          gridTemplateColumns: columns,
        },
      },
      virtual: { left: 0, position: 'absolute', top: 0, width: '100%' },
      object: { alignItems: 'flex-start', display: 'flex' },
      toggle: {
        borderRadius: theme.shape.borderRadius,
        flex: 'none',
        width: '1.5em',
      },
      noToggle: { flex: 'none', width: '1.5em' },
      kind: theme.typography.subtitle2,
      message: {
        color: theme.palette.text.secondary,
        display: '-webkit-box',
        overflow: 'hidden',
        '-webkit-box-orient': 'vertical',
        '-webkit-line-clamp': 3,
      },
    };
  },
  { name: 'PluginFluxResourceTree' },
);

/** Props of {@link ResourceTree}. */
export interface ResourceTreeProps {
  rows: readonly TreeRow[];
  /** Whether more of it is being read. */
  isBusy: boolean;
  onToggle: (key: string, isExpanded: boolean) => void;
}

/**
 * What an object applied, as a tree grid: arrow keys move between rows, expand
 * and collapse them. Long trees are virtualised.
 */
export function ResourceTree(props: ResourceTreeProps) {
  const { rows, isBusy, onToggle } = props;
  const classes = useStyles();
  const t = useFluxTranslation();
  const scroller = useRef<HTMLDivElement>(null);
  const wantsFocus = useRef(false);
  const [activeKey, setActiveKey] = useState<string>();
  const active = Math.max(
    rows.findIndex(({ key }) => key === activeKey),
    0,
  );
  const isVirtual = rows.length > MOST_IN_DOCUMENT;
  const virtualizer = useVirtualizer({
    count: rows.length,
    enabled: isVirtual,
    getScrollElement: () => scroller.current,
    getItemKey: index => rows[index].key,
    estimateSize: () => ROW_HEIGHT,
    overscan: OVERSCAN,
    // The row with the focus stays, so that the focus does.
    rangeExtractor: ({ startIndex, endIndex, overscan, count }) => {
      const from = Math.max(startIndex - overscan, 0);
      const to = Math.min(endIndex + overscan, count - 1);
      const shown = Array.from({ length: to - from + 1 }, (_, i) => from + i);
      if (active < from) shown.unshift(active);
      if (active > to) shown.push(active);
      return shown;
    },
  });

  function focusRow(index: number) {
    const row = rows[index];
    if (!row) return;
    setActiveKey(row.key);
    wantsFocus.current = true;
    if (isVirtual) virtualizer.scrollToIndex(index);
  }

  // The row may have to be rendered first.
  useEffect(() => {
    if (!wantsFocus.current) return;
    const found = scroller.current?.querySelector<HTMLElement>(
      '[role=row][tabindex="0"]',
    );
    found?.focus();
    wantsFocus.current = found === null;
  });

  function onKeyDown(event: KeyboardEvent<HTMLElement>) {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const row = rows[active];
    const target = event.target as HTMLElement;
    const isOnRow = target.getAttribute('role') === 'row';
    const steps: Record<string, () => void> = {
      ArrowDown: () => focusRow(Math.min(active + 1, rows.length - 1)),
      ArrowUp: () => focusRow(Math.max(active - 1, 0)),
      Home: () => focusRow(0),
      End: () => focusRow(rows.length - 1),
      ArrowRight: () => {
        if (row.isExpanded === false) onToggle(row.key, true);
        else if (row.isExpanded) focusRow(active + 1);
      },
      ArrowLeft: () => {
        if (row.isExpanded) onToggle(row.key, false);
        else focusRow(rows.findIndex(({ key }) => key === row.parentKey));
      },
      ...(isOnRow && {
        Enter: () => {
          const link = target.querySelector('a');
          if (link) link.click();
          else if (row.isExpanded !== undefined) {
            onToggle(row.key, !row.isExpanded);
          }
        },
      }),
    };
    const step = row && steps[event.key];
    if (!step) return;
    event.preventDefault();
    step();
  }

  const shown = isVirtual
    ? virtualizer
        .getVirtualItems()
        .map(({ index, start }) => ({ index, start }))
    : rows.map((_, index) => ({ index, start: undefined }));
  return (
    <div ref={scroller} className={classes.scroller}>
      {/* Keys move between its rows, one of which can have the focus. */}
      {/* eslint-disable-next-line jsx-a11y/interactive-supports-focus */}
      <div
        role="treegrid"
        aria-label={t('details.tab.resources')}
        aria-busy={isBusy}
        aria-rowcount={rows.length + 1}
        aria-colcount={4}
        onKeyDown={onKeyDown}
      >
        <div role="row" aria-rowindex={1} className={classes.head}>
          <span role="columnheader">{t('resources.object')}</span>
          <span role="columnheader">{t('resources.health')}</span>
          <span role="columnheader">{t('details.message')}</span>
          <span role="columnheader">{t('resources.age')}</span>
        </div>
        <div
          role="rowgroup"
          className={classes.body}
          style={isVirtual ? { height: virtualizer.getTotalSize() } : undefined}
        >
          {shown.map(({ index, start }) => {
            const row = rows[index];
            return (
              <div
                key={row.key}
                ref={isVirtual ? virtualizer.measureElement : undefined}
                data-index={index}
                role="row"
                aria-rowindex={index + 2}
                aria-level={row.level}
                aria-setsize={row.setSize}
                aria-posinset={row.position}
                aria-expanded={row.isExpanded}
                tabIndex={index === active ? 0 : -1}
                className={[classes.row, start !== undefined && classes.virtual]
                  .filter(Boolean)
                  .join(' ')}
                style={
                  start !== undefined
                    ? { transform: `translateY(${start}px)` }
                    : undefined
                }
                onFocus={() => setActiveKey(row.key)}
              >
                <Cells row={row} onToggle={onToggle} />
              </div>
            );
          })}
        </div>
      </div>
    </div>
  );
}

interface CellsProps {
  row: TreeRow;
  onToggle: (key: string, isExpanded: boolean) => void;
}

function Cells({ row, onToggle }: CellsProps) {
  const { shows } = row;
  if ('nested' in shows) return <NestedCells row={row} nested={shows.nested} />;
  if ('node' in shows) {
    return <NodeCells row={row} {...shows} onToggle={onToggle} />;
  }
  const { group, kind, counts } = shows.group;
  const name = group ? `${kind} (${group})` : kind;
  return (
    <GroupCells
      row={row}
      name={name}
      count={shows.matches}
      counts={counts}
      onToggle={onToggle}
    />
  );
}

function GroupCells(
  props: CellsProps & { name: string; count: number; counts: FluxHealthCounts },
) {
  const { row, name, count, counts, onToggle } = props;
  const classes = useStyles();
  const t = useFluxTranslation();
  const format = new Intl.NumberFormat(useLocale());
  const words = Object.entries(counts).map(([state, number]) =>
    t('summary.count', {
      state: t(`health.${state as keyof FluxHealthCounts}`),
      number: format.format(number ?? 0),
    }),
  );
  return (
    <>
      <ObjectCell row={row} name={name} onToggle={onToggle}>
        <bdi className={classes.kind}>{cut(name)}</bdi>
        <Caption inline secondary>
          {'\u00a0'}
          {format.format(count)}
        </Caption>
      </ObjectCell>
      <span role="gridcell" aria-colspan={3}>
        <Caption secondary>{words.join(' · ')}</Caption>
      </span>
    </>
  );
}

function NodeCells(
  props: CellsProps & { node: FluxResourceNode; isBelowKind: boolean },
) {
  const { row, node, isBelowKind, onToggle } = props;
  const { reference, health, pod, images, created, inventory } = node;
  const classes = useStyles();
  const t = useFluxTranslation();
  const message = healthMessage(
    pod ? { ...health, reason: undefined } : health,
    t,
  );
  const name = [reference.namespace, reference.name].filter(Boolean).join('/');
  return (
    <>
      <ObjectCell row={row} name={name} onToggle={onToggle}>
        <ObjectLink reference={reference} hasKind={isBelowKind} />
        {images.length > 0 && (
          <Caption secondary>
            {images.map(each => cut(each)).join(', ')}
          </Caption>
        )}
        <OtherEntityLinks object={node.object} />
        {inventory === 'cycle' && (
          <Caption secondary>{t('resources.cycle')}</Caption>
        )}
      </ObjectCell>
      <span role="gridcell">
        <HealthText state={health.state} word={pod?.word} />
        {pod && pod.restarts > 0 && (
          <Caption secondary>
            {t('resources.restarts', { count: pod.restarts })}
          </Caption>
        )}
        {pod && <LastWords reference={reference} pod={pod} />}
      </span>
      <span role="gridcell">
        <bdi className={classes.message} title={cut(message, 2_000)}>
          {cut(message, LONGEST_MESSAGE)}
        </bdi>
      </span>
      <span role="gridcell">{created && <RelativeTime time={created} />}</span>
    </>
  );
}

function NestedCells(props: { row: TreeRow; nested: 'reading' | 'empty' }) {
  const { row, nested } = props;
  const t = useFluxTranslation();
  return (
    <span
      role="gridcell"
      aria-colspan={4}
      style={{ paddingLeft: indentOf(row) }}
    >
      <Caption secondary>{t(`resources.nested.${nested}`)}</Caption>
    </span>
  );
}

function ObjectCell(props: CellsProps & { name: string; children: ReactNode }) {
  const { row, name, onToggle, children } = props;
  const classes = useStyles();
  const t = useFluxTranslation();
  const { isExpanded } = row;
  const Chevron = isExpanded ? ExpandMoreIcon : ChevronRightIcon;
  return (
    <span
      role="gridcell"
      className={classes.object}
      style={{ paddingLeft: indentOf(row) }}
    >
      {isExpanded === undefined ? (
        <span className={classes.noToggle} />
      ) : (
        <ButtonBase
          className={classes.toggle}
          // The row has the focus, and keys of its own for this.
          tabIndex={-1}
          aria-label={t(
            isExpanded ? 'resources.collapse' : 'resources.expand',
            {
              name,
            },
          )}
          onClick={() => onToggle(row.key, !isExpanded)}
        >
          <Chevron fontSize="small" />
        </ButtonBase>
      )}
      <span>{children}</span>
    </span>
  );
}

function indentOf({ level }: TreeRow): string {
  return `${(level - 1) * 1.25}em`;
}
