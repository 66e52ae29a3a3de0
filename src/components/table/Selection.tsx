import { makeStyles } from '@material-ui/core/styles';
import {
  createContext,
  useContext,
  useEffect,
  useMemo,
  useRef,
  useState,
  type ReactNode,
} from 'react';
import { useFluxTranslation } from '../../translations';

// Native checkboxes are used because those of Material UI take longer to render
// than all other cells of eight tables (100 ms for five rows each).
const useStyles = makeStyles(
  theme => ({
    box: {
      accentColor: theme.palette.primary.main,
      height: 18,
      margin: theme.spacing(0.5),
      width: 18,
    },
  }),
  { name: 'PluginFluxSelection' },
);

interface Identified {
  readonly id: string;
}

interface Selection {
  readonly ids: ReadonlySet<string>;
  /** Whether none, some or all rows of the table are selected. */
  readonly extent: 'none' | 'some' | 'all';
  toggle(id: string): void;
  toggleAll(): void;
}

const SelectionContext = createContext<Selection>({
  ids: new Set(),
  extent: 'none',
  toggle: () => {},
  toggleAll: () => {},
});

/**
 * The selected ones of all rows, in their present state. `matching` are those
 * on all pages that match search and filters.
 */
export function useSelection<Row extends Identified>(
  rows: readonly Row[],
  matching: readonly Row[],
) {
  const latest = useRef(matching);
  latest.current = matching;
  const [ids, setIds] = useState<ReadonlySet<string>>(new Set());
  const selected = useMemo(
    () => (ids.size === 0 ? [] : rows.filter(({ id }) => ids.has(id))),
    [rows, ids],
  );
  const extent = extentOf(selected.length, rows.length);
  const value = useMemo(
    () => ({
      ids,
      extent,
      toggle: (id: string) =>
        setIds(before => {
          const after = new Set(before);
          if (!after.delete(id)) after.add(id);
          return after;
        }),
      toggleAll: () =>
        setIds(before => {
          const all = latest.current.map(({ id }) => id);
          return new Set(all.every(id => before.has(id)) ? [] : all);
        }),
    }),
    [ids, extent],
  );
  return { rows: selected, value, clear: () => setIds(new Set()) };
}

function extentOf(selected: number, total: number): Selection['extent'] {
  if (selected === 0) return 'none';
  return selected === total ? 'all' : 'some';
}

/** Provides the selection to the cells of a table. */
export function SelectionProvider(props: {
  value: Selection;
  children: ReactNode;
}) {
  return (
    <SelectionContext.Provider value={props.value}>
      {props.children}
    </SelectionContext.Provider>
  );
}

/** The checkbox of a row. */
export function SelectBox(props: { id: string; label: string }) {
  const { id, label } = props;
  const { ids, toggle } = useContext(SelectionContext);
  const classes = useStyles();
  return (
    <input
      type="checkbox"
      className={classes.box}
      aria-label={label}
      checked={ids.has(id)}
      onChange={() => toggle(id)}
    />
  );
}

/** The checkbox that selects all rows. */
export function SelectAllBox() {
  const { extent, toggleAll } = useContext(SelectionContext);
  const box = useRef<HTMLInputElement>(null);
  const classes = useStyles();
  const t = useFluxTranslation();
  // There is no attribute for this property, and each click resets it.
  useEffect(() => {
    if (box.current) box.current.indeterminate = extent === 'some';
  });
  return (
    <input
      ref={box}
      type="checkbox"
      className={classes.box}
      aria-label={t('bulk.selectAll')}
      checked={extent === 'all'}
      onChange={toggleAll}
    />
  );
}
