import { makeStyles } from '@material-ui/core/styles';
import type { ReactNode } from 'react';
import { Link } from 'react-router-dom';
import { loadDetails } from '../../lazy';
import { useDetailsHistory } from './detailsAddress';

const useStyles = makeStyles(
  theme => ({
    root: {
      color: theme.palette.link,
      overflowWrap: 'anywhere',
      textDecoration: 'none',
      '&:hover': { textDecoration: 'underline' },
      '&:focus-visible': { outline: `2px solid ${theme.palette.primary.main}` },
    },
  }),
  { name: 'PluginFluxDetailsLink' },
);

/** Props of {@link DetailsLink}. */
export interface DetailsLinkProps {
  /** From {@link useDetailsTo} or {@link useDetailsOf}. */
  to: string;
  /** Accessible name; by default the content. */
  label?: string;
  children: ReactNode;
}

/**
 * A link to the details of an object, on the same page. A plain link, because
 * each row of each table has one.
 */
export function DetailsLink(props: DetailsLinkProps) {
  const { to, label, children } = props;
  const classes = useStyles();
  const state = useDetailsHistory();
  return (
    <Link
      to={to}
      state={state}
      className={classes.root}
      aria-label={label}
      // The script is loaded before the first click.
      onPointerEnter={loadSilently}
      onFocus={loadSilently}
    >
      {children}
    </Link>
  );
}

function loadSilently() {
  // What fails is reported when the details are opened.
  loadDetails().catch(() => {});
}
