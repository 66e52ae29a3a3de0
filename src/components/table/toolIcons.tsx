// Plain shapes: each of Material UI's icons is rendered by four components, and
// eight tables have 64 of them.

function icon(d: string) {
  return (
    <svg viewBox="0 0 24 24" width="1em" height="1em" aria-hidden>
      <path d={d} fill="none" stroke="currentColor" strokeWidth="2" />
    </svg>
  );
}

export const FILTER_ICON = icon('M3 7h18M6 12h12M10 17h4');
export const COLUMNS_ICON = icon('M5 6h14v11H5zM9.5 6v11M14.5 6v11');
export const SEARCH_ICON = icon(
  'M14 9.5a4.5 4.5 0 1 0-9 0 4.5 4.5 0 0 0 9 0m-1.3 3.2 7 7',
);
export const CLEAR_ICON = icon('m6 6 12 12m0-12L6 18');
export const FIRST_ICON = icon('m17.5 7-5 5 5 5M7 6v12');
export const PREVIOUS_ICON = icon('m14.5 7-5 5 5 5');
export const NEXT_ICON = icon('m9.5 7 5 5-5 5');
export const LAST_ICON = icon('m6.5 7 5 5-5 5M17 6v12');
export const OPEN_ICON = icon('m8 10.5 4 4 4-4');
