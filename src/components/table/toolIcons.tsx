// Plain shapes: each of Material UI's icons is rendered by four components, and
// eight tables have 64 of them.

function drawn(d: string) {
  return (
    <svg viewBox="0 0 24 24" width="1em" height="1em" aria-hidden>
      <path d={d} fill="none" stroke="currentColor" strokeWidth="2" />
    </svg>
  );
}

function filled(d: string) {
  return (
    <svg viewBox="0 0 24 24" width="1em" height="1em" aria-hidden>
      <path d={d} fill="currentColor" />
    </svg>
  );
}

export const FILTER_ICON = drawn('M3 7h18M6 12h12M10 17h4');
export const COLUMNS_ICON = filled('M4 5h5v13H4zm6 0h5v13h-5zm6 0h5v13h-5z');
export const SEARCH_ICON = drawn(
  'M15 9.5a5.5 5.5 0 1 0-11 0 5.5 5.5 0 0 0 11 0m-1.6 3.9 6.4 6.4',
);
export const CLEAR_ICON = drawn('m6 6 12 12m0-12L6 18');
export const FIRST_ICON = drawn('m17.5 7-5 5 5 5M7 6v12');
export const PREVIOUS_ICON = drawn('m14.5 7-5 5 5 5');
export const NEXT_ICON = drawn('m9.5 7 5 5-5 5');
export const LAST_ICON = drawn('m6.5 7 5 5-5 5M17 6v12');
export const OPEN_ICON = filled('m7 10 5 5 5-5z');
