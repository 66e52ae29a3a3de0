import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';

/** Longer text is cut: nobody reads a megabyte in a cell. */
const LONGEST_TEXT = 1_000;

const useStyles = makeStyles(
  { root: { display: 'block', minWidth: '7em', overflowWrap: 'anywhere' } },
  { name: 'PluginFluxTextCell' },
);

/** Props of {@link TextCell}. */
export interface TextCellProps {
  text: string;
}

/** Text from a cluster: of any length, in any direction. */
export function TextCell(props: TextCellProps) {
  const { text } = props;
  const classes = useStyles();
  return (
    <Typography variant="body2" component="bdi" className={classes.root}>
      {text.length > LONGEST_TEXT ? `${text.slice(0, LONGEST_TEXT)}…` : text}
    </Typography>
  );
}
