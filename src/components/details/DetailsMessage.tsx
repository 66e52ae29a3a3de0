import { makeStyles } from '@material-ui/core/styles';
import { CardMessage, type CardMessageProps } from '../common';

const useStyles = makeStyles(
  theme => ({ root: { margin: theme.spacing(2, 3) } }),
  { name: 'PluginFluxDetailsMessage' },
);

/** A message instead of details. */
export function DetailsMessage(props: CardMessageProps) {
  const classes = useStyles();
  return (
    <div className={classes.root}>
      <CardMessage {...props} />
    </div>
  );
}
