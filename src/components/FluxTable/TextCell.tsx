import { makeStyles } from '@material-ui/core/styles';
import { cut } from './cut';

const useStyles = makeStyles(
  { root: { display: 'block', minWidth: '5em', overflowWrap: 'anywhere' } },
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
  return <bdi className={classes.root}>{cut(text)}</bdi>;
}
