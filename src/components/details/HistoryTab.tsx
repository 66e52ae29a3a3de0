import { Progress } from '@backstage/core-components';
import { configApiRef, useApi } from '@backstage/core-plugin-api';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import { useMemo, type ReactNode } from 'react';
import {
  eventSubjectsOf,
  kindOf,
  timelineFromEvents,
  timelineOf,
  type FluxResource,
  type FluxTimelineEntry,
} from '../../flux';
import { useObjectEvents } from '../../hooks';
import { useFluxTranslation } from '../../translations';
import {
  Caption,
  CompareLink,
  cut,
  RelativeTime,
  StatusIcon,
  useDurationWords,
} from '../common';
import { DetailsTable } from './DetailsTable';
import { EventFailures } from './EventFailures';
import { RevisionText } from './RevisionText';
import { hiddenParts } from './tabs';
import { useCommits } from './useCommits';

const useStyles = makeStyles(
  theme => ({
    result: { alignItems: 'center', display: 'flex', gap: theme.spacing(0.5) },
    note: { marginBottom: theme.spacing(2) },
  }),
  { name: 'PluginFluxHistoryTab' },
);

const ICONS = {
  succeeded: 'Ready',
  failed: 'Failed',
  other: 'Reconciling',
} as const;

/** Props of {@link HistoryTab}. */
export interface HistoryTabProps {
  resource: FluxResource;
  mayRead: boolean;
}

/** What Flux did for an object, and how that went. */
export function HistoryTab(props: HistoryTabProps) {
  const { resource, mayRead } = props;
  const t = useFluxTranslation();
  const hidesEvents = hiddenParts(useApi(configApiRef)).has('events');
  const entries = timelineOf(resource.object);
  if (entries.length > 0) {
    const isRelease = kindOf(resource.object)?.kind === 'HelmRelease';
    return (
      <Timeline
        resource={resource}
        mayRead={mayRead}
        entries={entries}
        note={t(isRelease ? 'history.ofRelease' : 'history.ofManifests')}
      />
    );
  }
  if (hidesEvents || !mayRead) {
    return (
      <NoHistory>
        {t(hidesEvents ? 'history.hiddenEvents' : 'events.cannotRead')}
      </NoHistory>
    );
  }
  return <FromEvents resource={resource} />;
}

/** The same from events, where Flux keeps no history. */
function FromEvents(props: { resource: FluxResource }) {
  const { resource } = props;
  const t = useFluxTranslation();
  const subjects = useMemo(
    () => eventSubjectsOf(resource).slice(0, 1),
    [resource],
  );
  const events = useObjectEvents(subjects);
  const [about] = events.answers;
  const entries = timelineFromEvents(
    resource.object,
    about?.answer?.events ?? [],
  );
  if (events.isLoading) return <Progress />;
  return (
    <>
      <EventFailures events={events} />
      {entries.length > 0 ? (
        <Timeline
          resource={resource}
          mayRead
          entries={entries}
          note={t('history.fromEvents')}
        />
      ) : (
        <NoHistory>{about?.answer && t('history.noEvent')}</NoHistory>
      )}
    </>
  );
}

/** A note that there is no history, and what was derived from events. */
function NoHistory(props: { children: ReactNode }) {
  const t = useFluxTranslation();
  return (
    <>
      <Typography>{t('history.none')}</Typography>
      <Typography>{props.children}</Typography>
    </>
  );
}

interface TimelineProps extends HistoryTabProps {
  entries: readonly FluxTimelineEntry[];
  /** What the entries are, and are not. */
  note: string;
}

function Timeline(props: TimelineProps) {
  const { resource, mayRead, entries, note } = props;
  const classes = useStyles();
  const t = useFluxTranslation();
  const duration = useDurationWords();
  const commits = useCommits(resource, mayRead);
  return (
    <>
      <Typography
        variant="body2"
        color="textSecondary"
        className={classes.note}
      >
        {note}
      </Typography>
      <DetailsTable
        label={t('details.tab.history')}
        columns={[
          t('history.result'),
          t('column.revision'),
          t('history.when'),
          t('history.took'),
        ]}
        rows={entries.map((entry, index) => {
          const before = entries[index + 1];
          const compare = before && commits.between(before, entry);
          return {
            key: entry.key,
            cells: [
              <Result entry={entry} />,
              <>
                <RevisionText of={entry} commits={commits} />
                {entry.appVersion && entry.appVersion !== entry.revision && (
                  <Caption secondary>
                    {t('revision.app', { version: cut(entry.appVersion, 40) })}
                  </Caption>
                )}
                {compare && (
                  <Caption>
                    <CompareLink link={compare} />
                  </Caption>
                )}
              </>,
              <When entry={entry} />,
              entry.durationMs !== undefined && duration?.(entry.durationMs),
            ],
          };
        })}
      />
    </>
  );
}

function Result(props: { entry: FluxTimelineEntry }) {
  const { entry } = props;
  const { outcome, action, result, number, tests } = entry;
  const classes = useStyles();
  const t = useFluxTranslation();
  return (
    <>
      <span className={classes.result}>
        <StatusIcon state={ICONS[outcome]} />
        <bdi>
          {[action, result].flatMap(part => (part ? cut(part) : [])).join(': ')}
        </bdi>
      </span>
      {number !== undefined && (
        <Caption secondary>
          {t('history.release', { number: String(number) })}
        </Caption>
      )}
      {tests.map(({ name, phase }) => (
        <Caption key={name} secondary>
          {t('history.test', {
            name: cut(name),
            phase: cut(phase ?? t('state.Unknown')),
          })}
        </Caption>
      ))}
      {entry.startedToFail && (
        <Caption>
          <strong>{t('history.startedToFail')}</strong>
        </Caption>
      )}
      {entry.isLastGood && (
        <Caption>
          <strong>{t('history.lastGood')}</strong>
        </Caption>
      )}
    </>
  );
}

function When(props: { entry: FluxTimelineEntry }) {
  const { first, last, count = 1 } = props.entry;
  const t = useFluxTranslation();
  return (
    <>
      {last && <RelativeTime time={last} />}
      {first && first !== last && (
        <Caption secondary>
          <RelativeTime
            time={first}
            words={when => t('events.first', { when })}
          />
        </Caption>
      )}
      {count > 1 && (
        <Caption secondary>{t('history.times', { count })}</Caption>
      )}
    </>
  );
}
