import MuiTablePagination, {
  type TablePaginationProps,
} from '@material-ui/core/TablePagination';
import { useMemo, useRef, type ReactElement } from 'react';

type RenderButtons = (props: unknown) => ReactElement;

/**
 * The paging of a table, its buttons made once. Material-table makes them anew
 * whenever anything changes, and who has just pressed one loses their place.
 */
function TablePaging(props: TablePaginationProps) {
  const { ActionsComponent, ...rest } = props;
  const latest = useRef<RenderButtons>();
  latest.current = ActionsComponent as RenderButtons;
  const Buttons = useMemo(
    () => (buttons: unknown) => latest.current?.(buttons) ?? null,
    [],
  );
  return <MuiTablePagination {...rest} ActionsComponent={Buttons} />;
}

/** What tables are made of that is not as Backstage makes it. */
export const TABLE_PARTS = { Pagination: TablePaging };
