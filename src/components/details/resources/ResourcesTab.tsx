import { Progress } from '@backstage/core-components';
import { makeStyles } from '@material-ui/core/styles';
import TextField from '@material-ui/core/TextField';
import Typography from '@material-ui/core/Typography';
import { useCallback, useEffect, useId, useMemo, useState } from 'react';
import type { LiveResources, UnreadKind } from '../../../data';
import {
  FLUX_HEALTH_STATES,
  type FluxHealthCounts,
  type FluxResource,
  type FluxResourceTree,
} from '../../../flux';
import { useResources, useResourcesRefresh } from '../../../hooks';
import { useFluxTranslation, useLocale } from '../../../translations';
import { RequestFailure, StateButtons } from '../../common';
import { HealthIcon } from './HealthText';
import { OtherEntities } from './OtherEntities';
import { ResourceTree } from './ResourceTree';
import {
  choicesIn,
  expandedNodes,
  isSet,
  NO_FILTER,
  treeRowsOf,
  type NestedObject,
  type TreeFilter,
} from './treeRows';

const useStyles = makeStyles(
  theme => ({
    note: { marginBottom: theme.spacing(1) },
    filters: {
      display: 'flex',
      flexWrap: 'wrap',
      gap: theme.spacing(1.5),
      margin: theme.spacing(1.5, 0),
    },
  }),
  { name: 'PluginFluxResourcesTab' },
);

/** Props of {@link ResourcesTab}. */
export interface ResourcesTabProps {
  resource: FluxResource;
  mayRead: boolean;
  isDeleted: boolean;
}

/** What an object applied, and how that is. */
export function ResourcesTab(props: ResourcesTabProps) {
  const { resource, mayRead, isDeleted } = props;
  const classes = useStyles();
  const t = useFluxTranslation();
  const [filter, setFilter] = useState(NO_FILTER);
  const [toggled, setToggled] = useState<ReadonlyMap<string, boolean>>(
    new Map(),
  );
  const [trees, setTrees] = useState<ReadonlyMap<string, LiveResources>>(
    new Map(),
  );
  const [expanded, setExpanded] = useState<readonly string[]>([]);
  const isRead = mayRead && !isDeleted;
  const live = useResources(resource, { scope: 'all', expanded }, isRead);
  const refresh = useResourcesRefresh(resource);
  const { tree, unread, error, isReading } = live;
  const { rows, nested } = useMemo(
    () => treeRowsOf({ of: resource, tree, filter, toggled, trees }),
    [resource, tree, filter, toggled, trees],
  );
  const allUnread = useMemo(
    () =>
      distinct([
        ...unread,
        ...nested.flatMap(({ key }) => trees.get(key)?.unread ?? []),
      ]),
    [unread, nested, trees],
  );
  const wanted = expandedNodes(rows);
  const wantedKey = wanted.join('\n');
  useEffect(
    () => setExpanded(wanted),
    // Rows change with every answer, and what is expanded rarely.
    // eslint-disable-next-line react-hooks/exhaustive-deps
    [wantedKey],
  );
  const onToggle = useCallback(
    (key: string, isExpanded: boolean) =>
      setToggled(before => new Map(before).set(key, isExpanded)),
    [],
  );
  const onTree = useCallback(
    (key: string, known: LiveResources) =>
      setTrees(before =>
        before.get(key) === known ? before : new Map(before).set(key, known),
      ),
    [],
  );
  return (
    <>
      <Notes tree={tree} mayRead={mayRead} />
      {error && (
        <RequestFailure problem={error} isOfCluster onTryAgain={refresh} />
      )}
      {allUnread.map(each => (
        <Unread key={unreadKey(each)} unread={each} onTryAgain={refresh} />
      ))}
      {tree.total > 0 && (
        <>
          <Summary counts={tree.counts} filter={filter} onFilter={setFilter} />
          <Filters tree={tree} filter={filter} onFilter={setFilter} />
          <OtherEntities of={resource} tree={tree}>
            <ResourceTree
              rows={rows}
              isBusy={isReading || live.isReadingPods}
              onToggle={onToggle}
            />
          </OtherEntities>
          {rows.length === 0 && isSet(filter) && (
            <Typography className={classes.note}>
              {t('resources.noMatch')}
            </Typography>
          )}
        </>
      )}
      {isReading && tree.total === 0 && isRead && <Progress />}
      {!isReading && tree.total === 0 && !error && (
        <Typography>{t('resources.none')}</Typography>
      )}
      {nested.map(each => (
        <NestedTree
          key={each.key}
          nested={each}
          expanded={expanded}
          isRead={isRead}
          onTree={onTree}
        />
      ))}
    </>
  );
}

function unreadKey({ group, kind, namespaces }: UnreadKind): string {
  return JSON.stringify([group, kind, namespaces]);
}

/** Each kind once, though several trees lack it. */
function distinct(unread: readonly UnreadKind[]): readonly UnreadKind[] {
  return [...new Map(unread.map(each => [unreadKey(each), each])).values()];
}

/** Reads the tree of an object within a tree, which shows it. */
function NestedTree(props: {
  nested: NestedObject;
  /** Keys of expanded objects, of this and of other trees. */
  expanded: readonly string[];
  isRead: boolean;
  onTree: (key: string, known: LiveResources) => void;
}) {
  const { nested, expanded, isRead, onTree } = props;
  const { key, resource, ancestors } = nested;
  const want = { scope: 'all', expanded, ancestors } as const;
  const live = useResources(resource, want, isRead);
  useEffect(() => onTree(key, live), [onTree, key, live]);
  return null;
}

function Notes(props: { tree: FluxResourceTree; mayRead: boolean }) {
  const { tree, mayRead } = props;
  const classes = useStyles();
  const t = useFluxTranslation();
  const format = new Intl.NumberFormat(useLocale());
  const { origin, elsewhere, unreadable, total, checked, healthy } = tree;
  const notes = [
    origin === 'labels' && t('resources.byLabels'),
    elsewhere && t('resources.elsewhere', { secret: elsewhere.name ?? '' }),
    unreadable > 0 && t('resources.unreadable', { count: unreadable }),
    !mayRead && t('resources.cannotRead'),
    mayRead &&
      total > checked &&
      !elsewhere &&
      t('resources.notChecked', { count: total - checked }),
  ].flatMap(each => each || []);
  return (
    <>
      {checked > 0 && (
        <Typography className={classes.note}>
          {t('resources.healthy', {
            healthy: format.format(healthy),
            checked: format.format(checked),
          })}
        </Typography>
      )}
      {notes.map(note => (
        <Typography
          key={note}
          variant="body2"
          color="textSecondary"
          className={classes.note}
        >
          {note}
        </Typography>
      ))}
    </>
  );
}

function Unread(props: { unread: UnreadKind; onTryAgain: () => void }) {
  const { unread, onTryAgain } = props;
  const { group, kind, plural, namespaces, problem } = unread;
  const t = useFluxTranslation();
  return (
    <RequestFailure
      problem={problem}
      isOfCluster
      part={{
        title: t(namespaces ? 'resources.unreadIn' : 'resources.unread', {
          kind,
          namespaces: namespaces?.join(', ') ?? '',
        }),
        rule: t('resources.rule', {
          group: group || '""',
          plural: plural ?? kind,
        }),
      }}
      onTryAgain={onTryAgain}
    />
  );
}

function Summary(props: {
  counts: FluxHealthCounts;
  filter: TreeFilter;
  onFilter: (filter: TreeFilter) => void;
}) {
  const { counts, filter, onFilter } = props;
  const t = useFluxTranslation();
  return (
    <StateButtons
      label={t('resources.health')}
      buttons={FLUX_HEALTH_STATES.flatMap(state => {
        const count = counts[state] ?? 0;
        const isShown = count > 0 || filter.states.includes(state);
        return isShown
          ? {
              value: state,
              count,
              words: t(`health.${state}`),
              icon: <HealthIcon state={state} />,
            }
          : [];
      })}
      chosen={filter.states}
      onChoose={states => onFilter({ ...filter, states })}
    />
  );
}

function Filters(props: {
  tree: FluxResourceTree;
  filter: TreeFilter;
  onFilter: (filter: TreeFilter) => void;
}) {
  const { tree, filter, onFilter } = props;
  const classes = useStyles();
  const t = useFluxTranslation();
  const id = useId();
  const { kinds, namespaces } = useMemo(() => choicesIn(tree), [tree]);
  return (
    <div className={classes.filters}>
      <TextField
        id={id}
        size="small"
        type="search"
        label={t('resources.search')}
        value={filter.text}
        onChange={({ target }) => onFilter({ ...filter, text: target.value })}
      />
      <Choice
        label={t('column.kind')}
        values={kinds}
        value={filter.kind}
        onChange={kind => onFilter({ ...filter, kind })}
      />
      <Choice
        label={t('resources.namespace')}
        values={namespaces}
        value={filter.namespace}
        onChange={namespace => onFilter({ ...filter, namespace })}
      />
    </div>
  );
}

function Choice(props: {
  label: string;
  values: readonly string[];
  value: string;
  onChange: (value: string) => void;
}) {
  const { label, values, value, onChange } = props;
  const t = useFluxTranslation();
  const id = useId();
  if (values.length < 2 && !value) return null;
  return (
    <TextField
      id={id}
      select
      size="small"
      label={label}
      value={value}
      SelectProps={{ native: true }}
      InputLabelProps={{ shrink: true }}
      onChange={({ target }) => onChange(target.value)}
    >
      <option value="">{t('resources.all')}</option>
      {values.map(each => (
        <option key={each} value={each}>
          {each}
        </option>
      ))}
    </TextField>
  );
}
