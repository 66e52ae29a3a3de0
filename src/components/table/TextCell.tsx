import { makeStyles } from '@material-ui/core/styles';
import { cut } from '../common';

const useStyles = makeStyles(
  theme => ({
    root: {
      ...theme.typography.body2,
      display: 'block',
      minWidth: '5em',
      overflowWrap: 'anywhere',
    },
    noWrap: { whiteSpace: 'nowrap' },
  }),
  { name: 'PluginFluxTextCell' },
);

/** Props of {@link TextCell}. */
export interface TextCellProps {
  text: string;
  /** Whether it stays on one line. */
  noWrap?: boolean;
}

/** Text from a cluster, which may be very long or right-to-left. */
export function TextCell(props: TextCellProps) {
  const { text, noWrap } = props;
  const classes = useStyles();
  const className = noWrap ? `${classes.root} ${classes.noWrap}` : classes.root;
  return <bdi className={className}>{cut(text)}</bdi>;
}
