import { makeStyles } from '@material-ui/core/styles';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { useFluxTranslation } from '../../translations';
import { Hints, ToolButton } from '../common';
import { themeOverrides } from './themeOverrides';
import { CLEAR_ICON, FILTER_ICON, SEARCH_ICON } from './toolIcons';

/** From the last key to the search. */
const DEBOUNCE_MS = 100;

const useStyles = makeStyles(
  theme => {
    const { BackstageTableToolbar, BackstageTableFiltersContainer } =
      themeOverrides(theme);
    const isLight = theme.palette.type === 'light';
    const line = {
      bottom: 0,
      content: '""',
      left: 0,
      pointerEvents: 'none' as const,
      position: 'absolute' as const,
      right: 0,
    };
    return {
      root: {
        alignItems: 'center',
        display: 'flex',
        flexWrap: 'wrap',
        justifyContent: 'space-between',
        ...BackstageTableFiltersContainer?.root,
      },
      filters: { alignItems: 'center', display: 'flex' },
      title: {
        ...theme.typography.body1,
        fontSize: 18,
        fontWeight: 'bold',
        whiteSpace: 'nowrap',
        ...BackstageTableFiltersContainer?.title,
      },
      tools: {
        alignItems: 'center',
        display: 'flex',
        marginLeft: 'auto',
        padding: theme.spacing(3, 0, 2.5, 2.5),
        ...BackstageTableToolbar?.root,
      },
      search: {
        ...theme.typography.body1,
        alignItems: 'center',
        display: 'flex',
        gap: theme.spacing(1),
        height: 32,
        lineHeight: '1.1876em',
        margin: theme.spacing(0, 2),
        minWidth: 118,
        position: 'relative',
        // As below a text field of Material UI.
        '&::before': {
          ...line,
          borderBottom: `1px solid ${
            isLight ? 'rgba(0, 0, 0, 0.42)' : 'rgba(255, 255, 255, 0.7)'
          }`,
        },
        '&:hover::before': {
          borderBottom: `2px solid ${theme.palette.text.primary}`,
        },
        '&::after': {
          ...line,
          borderBottom: `2px solid ${theme.palette.primary.main}`,
          transform: 'scaleX(0)',
          transition: theme.transitions.create('transform', {
            duration: theme.transitions.duration.shorter,
          }),
        },
        '&:focus-within::after': { transform: 'scaleX(1)' },
        ...BackstageTableToolbar?.searchField,
      },
      lens: { display: 'inline-flex', fontSize: 20 },
      input: {
        background: 'none',
        border: 0,
        boxSizing: 'content-box',
        color: 'inherit',
        font: 'inherit',
        height: '1.1876em',
        letterSpacing: 'inherit',
        minWidth: 0,
        outline: 0,
        padding: '6px 0 7px',
        width: 168,
        '&::placeholder': {
          color: 'inherit',
          opacity: isLight ? 0.42 : 0.5,
        },
      },
    };
  },
  { name: 'PluginFluxTableToolbar' },
);

/** Props of {@link Toolbar}. */
export interface ToolbarProps {
  search: string;
  onSearch: (search: string) => void;
  /** What there is of filters; undefined if no column has any. */
  filters?: {
    readonly count: number;
    readonly isOpen: boolean;
    readonly toggle: () => void;
  };
  columnsButton: ReactNode;
}

/** The filters' button, the search box and the columns' button. */
export function Toolbar(props: ToolbarProps) {
  const { search, onSearch, filters, columnsButton } = props;
  const classes = useStyles();
  const t = useFluxTranslation();
  return (
    <Hints className={classes.root}>
      {filters && (
        <div className={classes.filters}>
          <ToolButton
            label={t('table.filterList')}
            icon={FILTER_ICON}
            expanded={filters.isOpen}
            onClick={filters.toggle}
          />
          <span className={classes.title}>
            {t('table.filters')} ({filters.count})
          </span>
        </div>
      )}
      <div className={classes.tools}>
        <SearchBox search={search} onSearch={onSearch} />
        {columnsButton}
      </div>
    </Hints>
  );
}

function SearchBox(props: Pick<ToolbarProps, 'search' | 'onSearch'>) {
  const { search, onSearch } = props;
  const classes = useStyles();
  const t = useFluxTranslation();
  const [text, setText] = useState(search);
  const input = useRef<HTMLInputElement>(null);

  useEffect(() => {
    if (text === search) return undefined;
    const timer = setTimeout(() => onSearch(text), DEBOUNCE_MS);
    return () => clearTimeout(timer);
  }, [text, search, onSearch]);

  function clear() {
    setText('');
    // The button is disabled then.
    input.current?.focus();
  }

  return (
    <div className={classes.search}>
      <span className={classes.lens} data-hint={t('table.search')}>
        {SEARCH_ICON}
      </span>
      <input
        ref={input}
        type="text"
        className={classes.input}
        aria-label={t('table.search')}
        placeholder={t('table.search')}
        value={text}
        onChange={event => setText(event.target.value)}
      />
      <ToolButton
        label={t('table.clearSearch')}
        icon={CLEAR_ICON}
        size="medium"
        disabled={text === ''}
        onClick={clear}
      />
    </div>
  );
}
