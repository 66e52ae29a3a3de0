import { Progress } from '@backstage/core-components';
import Button from '@material-ui/core/Button';
import Checkbox from '@material-ui/core/Checkbox';
import Dialog from '@material-ui/core/Dialog';
import DialogActions from '@material-ui/core/DialogActions';
import DialogContent from '@material-ui/core/DialogContent';
import DialogTitle from '@material-ui/core/DialogTitle';
import FormControlLabel from '@material-ui/core/FormControlLabel';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import { useId, useState } from 'react';
import {
  readableLog,
  type FluxLastWords,
  type FluxReference,
} from '../../../flux';
import { useLastWords } from '../../../hooks';
import { useFluxTranslation } from '../../../translations';
import { cut, RequestFailure, useFocusRing } from '../../common';
import { TextTools } from '../TextTools';

/** Longer lines are cut on the screen; copied and downloaded they are whole. */
const LONGEST_LINE = 4_000;

const useStyles = makeStyles(
  theme => ({
    tools: {
      alignItems: 'center',
      display: 'flex',
      flexWrap: 'wrap',
    },
    buttons: { display: 'flex', marginLeft: 'auto' },
    text: {
      backgroundColor: theme.palette.background.default,
      fontSize: theme.typography.pxToRem(13),
      margin: 0,
      overflowWrap: 'anywhere',
      padding: theme.spacing(1),
      whiteSpace: 'pre-wrap',
    },
  }),
  { name: 'PluginFluxLastWords' },
);

/** Props of {@link LastWordsDialog}. */
export interface LastWordsDialogProps {
  pod: FluxReference;
  lastWords: FluxLastWords;
  onClose: () => void;
}

/** The last lines of a container, to read, copy and download. */
export function LastWordsDialog(props: LastWordsDialogProps) {
  const { pod, lastWords, onClose } = props;
  const { container, hasPrevious } = lastWords;
  const classes = useStyles();
  const t = useFluxTranslation();
  const ring = useFocusRing();
  const id = useId();
  const [isPrevious, setPrevious] = useState(lastWords.isPrevious);
  const read = useLastWords(pod, container, isPrevious);
  const text = read.text === undefined ? '' : readableLog(read.text);
  const what = t('logs.lastWordsOf', { container: cut(container) });
  return (
    <Dialog
      open
      onClose={onClose}
      className={ring}
      aria-labelledby={id}
      fullWidth
      maxWidth="md"
    >
      <DialogTitle id={id}>
        <bdi>
          {what} ({cut(pod.name)})
        </bdi>
      </DialogTitle>
      <DialogContent>
        <div className={classes.tools}>
          {hasPrevious && (
            <FormControlLabel
              control={
                <Checkbox
                  size="small"
                  color="primary"
                  checked={isPrevious}
                  onChange={(_, checked) => setPrevious(checked)}
                />
              }
              label={t('logs.previous')}
            />
          )}
          {text && (
            <div className={classes.buttons}>
              <TextTools
                label={what}
                text={text}
                fileName={`${pod.name}-${container}.log`}
                type="text/plain"
              />
            </div>
          )}
        </div>
        <Words pod={pod} read={read} text={text} label={what} />
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose}>{t('details.close')}</Button>
      </DialogActions>
    </Dialog>
  );
}

function Words(props: {
  pod: FluxReference;
  read: ReturnType<typeof useLastWords>;
  text: string;
  label: string;
}) {
  const { pod, read, text, label } = props;
  const classes = useStyles();
  const t = useFluxTranslation();
  const { problem, refresh } = read;
  if (problem && [400, 404].includes(problem.statusCode ?? 0)) {
    return (
      <Typography>
        {t('logs.notYet', {
          pod: cut(pod.name),
          message: cut(problem.message ?? ''),
        })}
      </Typography>
    );
  }
  if (problem) {
    return (
      <RequestFailure
        problem={problem}
        isOfCluster
        part={{
          title: t('logs.notRead', { pod: cut(pod.name) }),
          rule: t('logs.rule', { namespace: pod.namespace ?? '' }),
        }}
        onTryAgain={refresh}
      />
    );
  }
  if (read.text === undefined) return <Progress />;
  if (!text) return <Typography>{t('logs.nothingWritten')}</Typography>;
  const lines = text.split('\n').map(line => cut(line, LONGEST_LINE));
  return (
    // Can be scrolled with the keyboard.
    // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <pre className={classes.text} aria-label={label} role="group" tabIndex={0}>
      {lines.join('\n')}
    </pre>
  );
}
