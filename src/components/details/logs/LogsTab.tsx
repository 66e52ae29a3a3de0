import { Progress } from '@backstage/core-components';
import Checkbox from '@material-ui/core/Checkbox';
import FormControlLabel from '@material-ui/core/FormControlLabel';
import { makeStyles } from '@material-ui/core/styles';
import TextField from '@material-ui/core/TextField';
import Typography from '@material-ui/core/Typography';
import { useId, useState } from 'react';
import {
  controllerOf,
  FLUX_LOG_LEVELS,
  isForConsole,
  logAttemptsOf,
  logsKnownSince,
  logTextOf,
  matchingAttempts,
  nameOf,
  type FluxControllerLog,
  type FluxLogAttempt,
  type FluxLogFilter,
  type FluxResource,
} from '../../../flux';
import { useControllerLogs, type LiveLogs } from '../../../hooks';
import {
  useFluxTranslation,
  useLocale,
  type FluxTranslate,
} from '../../../translations';
import { minuteTime, RefreshButton, StateButtons } from '../../common';
import { TextTools } from '../TextTools';
import { Attempts } from './Attempts';
import { LevelIcon } from './LevelIcon';
import { LogProblems } from './LogProblems';

const NO_FILTER: FluxLogFilter = { levels: [], text: '' };

const useStyles = makeStyles(
  theme => ({
    note: { marginBottom: theme.spacing(1) },
    tools: {
      alignItems: 'center',
      columnGap: theme.spacing(2),
      display: 'flex',
      flexWrap: 'wrap',
      margin: theme.spacing(1, 0),
    },
    buttons: { alignItems: 'center', display: 'flex', marginLeft: 'auto' },
  }),
  { name: 'PluginFluxLogsTab' },
);

/** Props of {@link LogsTab}. */
export interface LogsTabProps {
  resource: FluxResource;
  mayRead: boolean;
}

/** What the controller of an object wrote about it, by attempts. */
export function LogsTab(props: LogsTabProps) {
  const { resource, mayRead } = props;
  const t = useFluxTranslation();
  return mayRead ? (
    <ReadLogs resource={resource} />
  ) : (
    <Typography>{t('logs.cannotRead')}</Typography>
  );
}

function ReadLogs(props: { resource: FluxResource }) {
  const { resource } = props;
  const classes = useStyles();
  const t = useFluxTranslation();
  const locale = useLocale();
  const [isPrevious, setPrevious] = useState(false);
  const [filter, setFilter] = useState(NO_FILTER);
  const live = useControllerLogs(resource, isPrevious);
  const { isLoading } = live;
  const logs = live.logs.flatMap(({ log }) => log ?? []);
  const attempts = logAttemptsOf(logs);
  const shown = matchingAttempts(attempts, filter);
  const controller = controllerOf(resource.object) ?? '';
  const since = logsKnownSince(logs);
  const when = since === undefined ? '' : minuteTime(since, locale);
  const empty = isLoading ? undefined : whyEmpty(live, logs, when, t);
  const others = logs.reduce((sum, { counts }) => sum + counts.other, 0);
  return (
    <>
      <Typography
        variant="body2"
        color="textSecondary"
        className={classes.note}
      >
        {t('logs.whatTheyAre', { controller })}
      </Typography>
      <Tools
        attempts={attempts}
        shown={shown}
        filter={filter}
        onFilter={setFilter}
        isPrevious={isPrevious}
        onPrevious={setPrevious}
        live={live}
        name={nameOf(resource.object)}
      />
      <LogProblems live={live} isPrevious={isPrevious} />
      {when && attempts.length > 0 && (
        <Typography variant="body2" className={classes.note}>
          {t('logs.since', { when })}
        </Typography>
      )}
      {isLoading && <Progress />}
      {attempts.length === 0 && empty && <Typography>{empty}</Typography>}
      {attempts.length > 0 && shown.length === 0 && (
        <Typography>{t('resources.noMatch')}</Typography>
      )}
      <Attempts attempts={shown} hasPods={logs.length > 1} />
      {others > 0 && (
        <Typography variant="body2" color="textSecondary">
          {t('logs.unreadable', { count: others })}
        </Typography>
      )}
    </>
  );
}

/** The reason for an empty log; undefined if it is shown elsewhere. */
function whyEmpty(
  live: LiveLogs,
  logs: readonly FluxControllerLog[],
  when: string,
  t: FluxTranslate,
): string | undefined {
  const { loggers, running, podsProblems } = live;
  if (loggers?.length === 0) return t('logs.noController');
  if (isForConsole(logs)) return t('logs.console');
  if (when) return t('logs.none', { when });
  if (logs.length > 0) return t('logs.empty');
  if (!loggers || podsProblems.length > 0 || running > 0) return undefined;
  return t('logs.noPod', { deployment: loggers[0].deployment.name });
}

interface ToolsProps {
  attempts: readonly FluxLogAttempt[];
  shown: readonly FluxLogAttempt[];
  filter: FluxLogFilter;
  onFilter: (filter: FluxLogFilter) => void;
  isPrevious: boolean;
  onPrevious: (isPrevious: boolean) => void;
  live: LiveLogs;
  /** The name of the object. */
  name: string;
}

function Tools(props: ToolsProps) {
  const { attempts, shown, filter, onFilter, isPrevious, onPrevious } = props;
  const { live, name } = props;
  const classes = useStyles();
  const t = useFluxTranslation();
  const id = useId();
  const lines = attempts.flatMap(attempt => attempt.lines);
  return (
    <>
      <StateButtons
        label={t('logs.levels')}
        buttons={FLUX_LOG_LEVELS.flatMap(level => {
          const count = lines.filter(line => line.level === level).length;
          return count > 0 || filter.levels.includes(level)
            ? {
                value: level,
                count,
                words: t(`logs.level.${level}`),
                icon: <LevelIcon level={level} />,
              }
            : [];
        })}
        chosen={filter.levels}
        onChoose={levels => onFilter({ ...filter, levels })}
      />
      <div className={classes.tools}>
        <TextField
          id={id}
          size="small"
          type="search"
          label={t('resources.search')}
          value={filter.text}
          onChange={({ target }) => onFilter({ ...filter, text: target.value })}
        />
        <FormControlLabel
          control={
            <Checkbox
              size="small"
              color="primary"
              checked={isPrevious}
              onChange={(_, checked) => onPrevious(checked)}
            />
          }
          label={t('logs.previous')}
        />
        <div className={classes.buttons}>
          <RefreshButton
            refresh={live.refresh}
            refreshing={live.isRefreshing}
          />
          <TextTools
            label={t('details.tab.logs')}
            text={logTextOf(shown)}
            fileName={`${name}.log`}
            type="text/plain"
          />
        </div>
      </div>
    </>
  );
}
