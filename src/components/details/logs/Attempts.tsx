import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import { useId, useMemo, useState } from 'react';
import type { FluxLogAttempt, FluxLogLine } from '../../../flux';
import { useFluxTranslation, useLocale } from '../../../translations';
import {
  Caption,
  cut,
  RelativeTime,
  StatusIcon,
  useDurationWords,
} from '../../common';
import { LevelIcon } from './LevelIcon';

/** More are shown on request. */
const ATTEMPTS_AT_ONCE = 30;
/** More lines of one attempt are left to the download. */
const MOST_LINES = 200;
/** Longer messages have been cut already. */
const LONGEST_MESSAGE = 10_001;

const useStyles = makeStyles(
  theme => ({
    list: { listStyle: 'none', margin: 0, padding: 0 },
    attempt: {
      borderTop: `1px solid ${theme.palette.divider}`,
      padding: theme.spacing(1, 0),
    },
    head: {
      alignItems: 'center',
      columnGap: theme.spacing(1),
      display: 'flex',
      flexWrap: 'wrap',
    },
    outcome: {
      ...theme.typography.caption,
      alignItems: 'center',
      display: 'inline-flex',
      gap: theme.spacing(0.5),
    },
    line: {
      ...theme.typography.body2,
      columnGap: theme.spacing(1),
      display: 'grid',
      gridTemplateColumns: '6em 7.5em minmax(0, 1fr)',
      padding: theme.spacing(0.5, 0),
      [theme.breakpoints.down('xs')]: {
        gridTemplateColumns: 'auto minmax(0, 1fr)',
      },
    },
    level: {
      alignItems: 'flex-start',
      display: 'flex',
      gap: theme.spacing(0.5),
    },
    words: { [theme.breakpoints.down('xs')]: { gridColumn: '1 / -1' } },
    text: {
      display: 'block',
      overflowWrap: 'anywhere',
      whiteSpace: 'pre-wrap',
    },
    error: { fontFamily: 'monospace' },
    output: {
      margin: 0,
      overflowWrap: 'anywhere',
      paddingLeft: theme.spacing(2.5),
    },
  }),
  { name: 'PluginFluxLogAttempts' },
);

/** Props of {@link Attempts}. */
export interface AttemptsProps {
  /** The newest first. */
  attempts: readonly FluxLogAttempt[];
  /** Whether they are from several pods, which are named then. */
  hasPods: boolean;
}

/** What was written about an object, in groups. */
export function Attempts(props: AttemptsProps) {
  const { attempts, hasPods } = props;
  const classes = useStyles();
  const t = useFluxTranslation();
  const [most, setMost] = useState(ATTEMPTS_AT_ONCE);
  const left = attempts.length - most;
  if (attempts.length === 0) return null;
  return (
    <>
      <ol className={classes.list} aria-label={t('details.tab.logs')}>
        {attempts.slice(0, most).map(attempt => (
          <Attempt key={attempt.key} attempt={attempt} hasPod={hasPods} />
        ))}
      </ol>
      {left > 0 && (
        <Button onClick={() => setMost(most + ATTEMPTS_AT_ONCE)}>
          {t('logs.more', { count: Math.min(left, ATTEMPTS_AT_ONCE) })}
        </Button>
      )}
    </>
  );
}

function Attempt(props: { attempt: FluxLogAttempt; hasPod: boolean }) {
  const { attempt, hasPod } = props;
  const { from, to, errors, lines, pod } = attempt;
  const classes = useStyles();
  const t = useFluxTranslation();
  const duration = useDurationWords();
  const id = useId();
  const left = lines.length - MOST_LINES;
  return (
    <li className={classes.attempt} aria-labelledby={id}>
      <div className={classes.head}>
        <Typography id={id} variant="subtitle2" component="h3">
          {from > 0 ? (
            <RelativeTime time={new Date(from).toISOString()} />
          ) : (
            t('logs.noTime')
          )}
        </Typography>
        <span className={classes.outcome}>
          <StatusIcon state={errors > 0 ? 'Failed' : 'Ready'} />
          {errors > 0
            ? t('logs.errors', { count: errors })
            : t('logs.noErrors')}
        </span>
        {to > from && duration && (
          <Caption inline secondary>
            {t('logs.lasted', { duration: duration(to - from) })}
          </Caption>
        )}
        {hasPod && (
          <Caption inline secondary>
            {cut(pod)}
          </Caption>
        )}
      </div>
      <ul className={classes.list}>
        {lines.slice(0, MOST_LINES).map((line, index) => (
          // Lines are only ever added after these.
          // eslint-disable-next-line react/no-array-index-key
          <Line key={index} line={line} />
        ))}
      </ul>
      {left > 0 && (
        <Caption secondary>{t('logs.linesLeft', { count: left })}</Caption>
      )}
    </li>
  );
}

function Line(props: { line: FluxLogLine }) {
  const { time, level, message, error, output } = props.line;
  const classes = useStyles();
  const t = useFluxTranslation();
  const locale = useLocale();
  const clock = useMemo(
    () => new Intl.DateTimeFormat(locale, { timeStyle: 'medium' }),
    [locale],
  );
  return (
    <li className={classes.line}>
      {time > 0 ? (
        <time dateTime={new Date(time).toISOString()}>
          {clock.format(time)}
        </time>
      ) : (
        <span />
      )}
      <span className={classes.level}>
        <LevelIcon level={level} />
        {t(`logs.level.${level}`)}
      </span>
      <div className={classes.words}>
        <bdi className={classes.text}>{cut(message, LONGEST_MESSAGE)}</bdi>
        {error && (
          <bdi className={`${classes.text} ${classes.error}`}>
            {cut(error, LONGEST_MESSAGE)}
          </bdi>
        )}
        {output.length > 0 && <Output output={output} />}
      </div>
    </li>
  );
}

function Output(props: Pick<FluxLogLine, 'output'>) {
  const { output } = props;
  const classes = useStyles();
  const t = useFluxTranslation();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button
        size="small"
        color="primary"
        aria-expanded={open}
        onClick={() => setOpen(!open)}
      >
        {open
          ? t('logs.hideOutput')
          : t('logs.showOutput', { count: output.length })}
      </Button>
      {open && (
        <ul className={classes.output}>
          {output.map(([object, action], index) => (
            // A controller may log a line about one object twice.
            // eslint-disable-next-line react/no-array-index-key
            <li key={index}>
              <bdi>
                {object} {action}
              </bdi>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
