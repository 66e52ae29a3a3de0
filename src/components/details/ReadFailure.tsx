import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import type { FluxProblem } from '../../api';
import { useFluxTranslation } from '../../translations';
import { CLUSTER_ADVICE_KEYS, cut, MEANING_KEYS, Notice } from '../common';

const useStyles = makeStyles(
  { message: { fontFamily: 'monospace', overflowWrap: 'anywhere' } },
  { name: 'PluginFluxReadFailure' },
);

/** Props of {@link ReadFailure}. */
export interface ReadFailureProps {
  title: string;
  failure: FluxProblem;
  /** What to grant if the right is missing. */
  rule: string;
  onTryAgain: () => void;
}

/** A notice that a part of the details could not be read, and what helps. */
export function ReadFailure(props: ReadFailureProps) {
  const { title, failure, rule, onTryAgain } = props;
  const { meaning, message } = failure;
  const classes = useStyles();
  const t = useFluxTranslation();
  return (
    <Notice
      severity="warning"
      title={`${title}: ${t(MEANING_KEYS[meaning])}`}
      action={
        <Button size="small" onClick={onTryAgain}>
          {t('card.tryAgain')}
        </Button>
      }
      summary={
        <>
          <Typography variant="body2">
            {meaning === 'not-permitted'
              ? rule
              : t(CLUSTER_ADVICE_KEYS[meaning])}
          </Typography>
          <Typography variant="body2">
            {t('failures.said')}{' '}
            <span className={classes.message}>{cut(message ?? '', 4_000)}</span>
          </Typography>
        </>
      }
    />
  );
}
