import { Progress } from '@backstage/core-components';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import { useMemo } from 'react';
import {
  eventSubjectsOf,
  momentOf,
  verifierOf,
  type FluxEvent,
  type FluxResource,
} from '../../flux';
import { useObjectEvents, useReferencedResources } from '../../hooks';
import { useFluxTranslation } from '../../translations';
import { Caption, cut, RelativeTime, StatusIcon } from '../common';
import { DetailsTable } from './DetailsTable';
import { EventFailures } from './EventFailures';
import { RevisionText } from './RevisionText';
import { useCommits, type Commits } from './useCommits';

/** Longer messages are cut: Helm puts its logs into them. */
const LONGEST_MESSAGE = 10_000;
/** The most events that are shown. */
const MOST = 500;

const useStyles = makeStyles(
  theme => ({
    type: { alignItems: 'center', display: 'flex', gap: theme.spacing(0.5) },
    message: {
      display: 'block',
      overflowWrap: 'anywhere',
      whiteSpace: 'pre-wrap',
    },
    note: { marginBottom: theme.spacing(2) },
  }),
  { name: 'PluginFluxEventsTab' },
);

/** Props of {@link EventsTab}. */
export interface EventsTabProps {
  resource: FluxResource;
  mayRead: boolean;
}

/** The events about an object and what it is made from. */
export function EventsTab(props: EventsTabProps) {
  const { resource, mayRead } = props;
  const t = useFluxTranslation();
  return mayRead ? (
    <ReadEvents resource={resource} />
  ) : (
    <Typography>{t('events.cannotRead')}</Typography>
  );
}

function ReadEvents(props: { resource: FluxResource }) {
  const { resource } = props;
  const classes = useStyles();
  const t = useFluxTranslation();
  const verifier = verifierOf(resource);
  const [chart] = useReferencedResources(verifier ? [verifier] : []).resources;
  const subjects = useMemo(
    () => eventSubjectsOf(resource, chart),
    [resource, chart],
  );
  const read = useObjectEvents(subjects);
  const { answers, isLoading } = read;
  const commits = useCommits(resource, true);
  const events = answers
    .flatMap(({ answer }) => answer?.events ?? [])
    .sort((left, right) => momentOf(right.last) - momentOf(left.last));
  const isCut =
    events.length > MOST || answers.some(({ answer }) => answer?.isCut);
  const isAnswered = answers.some(({ answer }) => answer);
  return (
    <>
      <Typography
        variant="body2"
        color="textSecondary"
        className={classes.note}
      >
        {t('events.whatTheyAre')}
      </Typography>
      <EventFailures events={read} />
      {isLoading && <Progress />}
      {events.length > 0 && (
        <DetailsTable
          label={t('details.tab.events')}
          columns={[
            t('events.last'),
            t('details.type'),
            t('details.reason'),
            t('details.message'),
            t('events.about'),
          ]}
          textColumn={t('details.message')}
          rows={events.slice(0, MOST).map(event => ({
            key: event.key,
            cells: [
              <When event={event} />,
              <span className={classes.type}>
                {event.type === 'Warning' && <StatusIcon state="Failed" />}
                {event.type}
              </span>,
              event.reason && <bdi>{cut(event.reason)}</bdi>,
              <Message event={event} commits={commits} />,
              <bdi>
                {cut(event.about.kind)} {cut(event.about.name)}
              </bdi>,
            ],
          }))}
        />
      )}
      {isCut && <Typography variant="body2">{t('events.cut')}</Typography>}
      {!isLoading && events.length === 0 && isAnswered && (
        <Typography>{t('events.none')}</Typography>
      )}
    </>
  );
}

function When(props: { event: FluxEvent }) {
  const { first, last, count, isCombined } = props.event;
  const t = useFluxTranslation();
  return (
    <>
      {last && <RelativeTime time={last} />}
      {count > 1 && <Caption secondary>{t('events.count', { count })}</Caption>}
      {count > 1 && first && first !== last && (
        <Caption secondary>
          <RelativeTime
            time={first}
            words={when => t('events.first', { when })}
          />
        </Caption>
      )}
      {isCombined && <Caption secondary>{t('events.combined')}</Caption>}
    </>
  );
}

function Message(props: { event: FluxEvent; commits: Commits }) {
  const { event, commits } = props;
  const classes = useStyles();
  const { message, revision, from } = event;
  return (
    <>
      <bdi className={classes.message}>{cut(message, LONGEST_MESSAGE)}</bdi>
      {(revision || from) && (
        <Caption secondary>
          <RevisionText of={event} commits={commits} />
          {revision && from && ' · '}
          {from && cut(from)}
        </Caption>
      )}
    </>
  );
}
