import { makeStyles } from '@material-ui/core/styles';
import { useState, type ReactNode } from 'react';
import { useFluxTranslation } from '../../translations';
import { Hints, ToolButton } from '../common';
import { PageSizeMenu } from './PageSizeMenu';
import { themeOverrides } from './themeOverrides';
import {
  FIRST_ICON,
  LAST_ICON,
  NEXT_ICON,
  OPEN_ICON,
  PREVIOUS_ICON,
} from './toolIcons';

const useStyles = makeStyles(
  theme => ({
    root: {
      // It looks as the one row of a table.
      ...themeOverrides(theme).MuiTableRow?.root,
      alignItems: 'center',
      color: theme.palette.text.secondary,
      display: 'flex',
      justifyContent: 'flex-end',
      minHeight: 52,
      overflowX: 'auto',
    },
    size: {
      ...theme.typography.body2,
      alignItems: 'center',
      background: 'none',
      border: 0,
      borderRadius: theme.shape.borderRadius,
      color: theme.palette.text.primary,
      cursor: 'pointer',
      display: 'inline-flex',
      gap: 5,
      padding: theme.spacing(0.5, 0, 0.5, 1.5),
      '&:focus-visible': { outline: `2px solid ${theme.palette.primary.main}` },
    },
    arrow: {
      color: theme.palette.action.active,
      display: 'inline-flex',
      fontSize: 24,
    },
    extent: { ...theme.typography.caption, whiteSpace: 'nowrap' },
  }),
  { name: 'PluginFluxTablePaging' },
);

/** Props of {@link Paging}. */
export interface PagingProps {
  /** Counted from 0. */
  page: number;
  pageSize: number;
  rowCount: number;
  onPage: (page: number) => void;
  onPageSize: (size: number) => void;
}

/** The number of rows on a page, and buttons that turn to other pages. */
export function Paging(props: PagingProps) {
  const { page, pageSize, rowCount, onPage } = props;
  const classes = useStyles();
  const t = useFluxTranslation();
  const last = Math.max(0, Math.ceil(rowCount / pageSize) - 1);
  const button = (label: string, icon: ReactNode, to: number) => (
    <ToolButton
      label={label}
      icon={icon}
      disabled={to === page || to < 0 || to > last}
      onClick={() => onPage(to)}
    />
  );
  return (
    <div>
      <Hints className={classes.root}>
        <PageSize {...props} />
        {button(t('table.firstPage'), FIRST_ICON, 0)}
        {button(t('table.previousPage'), PREVIOUS_ICON, page - 1)}
        <span className={classes.extent} role="status">
          {t('table.displayedRows', {
            from: `${Math.min(page * pageSize + 1, rowCount)}`,
            to: `${Math.min((page + 1) * pageSize, rowCount)}`,
            count: rowCount,
          })}
        </span>
        {button(t('table.nextPage'), NEXT_ICON, page + 1)}
        {button(t('table.lastPage'), LAST_ICON, last)}
      </Hints>
    </div>
  );
}

function PageSize(props: PagingProps) {
  const { pageSize, onPageSize } = props;
  const classes = useStyles();
  const t = useFluxTranslation();
  const [anchor, setAnchor] = useState<Element>();
  const shown = `${pageSize} ${t('table.rows')}`;
  return (
    <>
      <button
        type="button"
        className={classes.size}
        aria-haspopup="listbox"
        aria-expanded={anchor !== undefined}
        aria-label={`${t('table.rowsPerPage')} ${shown}`}
        onClick={event => setAnchor(event.currentTarget)}
      >
        {shown}
        <span className={classes.arrow}>{OPEN_ICON}</span>
      </button>
      {anchor && (
        <PageSizeMenu
          anchor={anchor}
          label={t('table.rowsPerPage')}
          pageSize={pageSize}
          onChoose={onPageSize}
          onClose={() => setAnchor(undefined)}
        />
      )}
    </>
  );
}
