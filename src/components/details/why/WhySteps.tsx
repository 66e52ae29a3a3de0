import { configApiRef, useApi } from '@backstage/core-plugin-api';
import { makeStyles } from '@material-ui/core/styles';
import { useId, type ReactNode } from 'react';
import {
  referenceKey,
  type FluxAdvice,
  type FluxReference,
  type FluxResource,
  type FluxStatus,
  type FluxWhy,
  type FluxWhyStep,
} from '../../../flux';
import { useFluxTranslation, type FluxTranslate } from '../../../translations';
import {
  Caption,
  CompareLink,
  cut,
  DetailsLink,
  RelativeTime,
  StatusIcon,
  useDetailsOf,
} from '../../common';
import { LastWords } from '../LastWords';
import { ObjectLink } from '../ObjectLink';
import { healthMessage, HealthText } from '../resources/HealthText';
import { RevisionText } from '../RevisionText';
import { hiddenParts, tabsShown, type DetailsTab } from '../tabs';
import { useCommits } from '../useCommits';
import {
  containerWords,
  headlineMessage,
  objectWords,
  problemWords,
} from './headline';

/** Longer messages are cut; the tabs have the whole ones. */
const LONGEST_MESSAGE = 2_000;

const useStyles = makeStyles(
  theme => ({
    list: {
      margin: theme.spacing(1.5, 0, 0, 3.5),
      padding: theme.spacing(0, 0, 0, 2.5),
    },
    step: { ...theme.typography.body2, padding: theme.spacing(0.5, 0) },
    line: {
      alignItems: 'center',
      columnGap: theme.spacing(0.75),
      display: 'flex',
      flexWrap: 'wrap',
      overflowWrap: 'anywhere',
    },
    message: {
      display: 'block',
      whiteSpace: 'pre-wrap',
    },
    // Told apart from the text around them by more than their color.
    links: { '& a': { textDecoration: 'underline' } },
  }),
  { name: 'PluginFluxWhySteps' },
);

/** Props of {@link WhySteps}. */
export interface WhyStepsProps {
  resource: FluxResource;
  why: FluxWhy;
  isRead: boolean;
}

/** How it is known why an object is not well, step by step. */
export function WhySteps(props: WhyStepsProps) {
  const { resource, why, isRead } = props;
  const { steps, headline } = why;
  const classes = useStyles();
  const t = useFluxTranslation();
  const id = useId();
  if (steps.length === 0) return null;
  // What the first line has said is not repeated.
  const said = [headlineMessage(headline, t) ?? ''];
  const advised = new Set<FluxAdvice | undefined>([why.advice]);
  // It says to look for what the first line has found.
  if (why.advice) advised.add('health-timeout');
  return (
    <>
      <span id={id} hidden>
        {t('why.steps')}
      </span>
      <ol className={classes.list} aria-labelledby={id}>
        {steps.map(step => {
          const message = messageOf(step, t);
          const isNew = message && !said.some(text => text.includes(message));
          if (message) said.push(message);
          const isAdvice = !advised.has(step.advice);
          advised.add(step.advice);
          return (
            <li key={step.key} className={classes.step}>
              <div className={classes.line}>
                <Caption inline secondary>
                  {labelOf(step, t)}
                </Caption>
                <From step={step} about={why.about} resource={resource} />
              </div>
              <Told step={step} resource={resource} isRead={isRead} />
              {isNew && (
                <Caption secondary>
                  <span className={classes.message}>
                    {cut(message, LONGEST_MESSAGE)}
                  </span>
                </Caption>
              )}
              {isAdvice && step.advice && (
                <Caption>{t(`why.advice.${step.advice}`)}</Caption>
              )}
            </li>
          );
        })}
      </ol>
    </>
  );
}

function labelOf(step: FluxWhyStep, t: FluxTranslate): string {
  return step.step === 'blocker'
    ? t(`relation.${step.link.relation}`)
    : t(`why.step.${step.step}`);
}

/** What a step repeats of what the cluster says. */
function messageOf(step: FluxWhyStep, t: FluxTranslate): string | undefined {
  switch (step.step) {
    // The regions Blocked by and Status have these.
    case 'blocker':
    case 'own':
    case 'terminating':
      return undefined;
    case 'object': {
      const { node, named } = step;
      const health = node && { ...node.health, reason: undefined };
      return (health && healthMessage(health, t)) || named?.status;
    }
    default:
      return step.message;
  }
}

/** Where a step comes from, as a link, and how that is. */
function From(props: {
  step: FluxWhyStep;
  about: FluxReference;
  resource: FluxResource;
}) {
  const { step, about, resource } = props;
  const { from, reason } = step;
  const t = useFluxTranslation();
  const isAbout = from && referenceKey(from) === referenceKey(about);
  const link = from && !isAbout && (
    <ObjectLink reference={from} hasKind={step.step === 'pod'} />
  );
  const word = reason && <bdi>{cut(reason)}</bdi>;
  const inState = ({ state }: FluxStatus) => (
    <>
      {t(`state.${state}`)} {reason !== state && word}
    </>
  );
  const toTab = (tab: DetailsTab, what: string) => (
    <TabLink tab={tab} about={about} what={what} resource={resource} />
  );
  switch (step.step) {
    case 'blocker': {
      const { status } = step.link;
      return (
        <>
          {status && <StatusIcon state={status.state} />}
          {link}
          {status && inState(status)}
        </>
      );
    }
    case 'source':
      return (
        <>
          <StatusIcon state={step.status.state} />
          {link} {inState(step.status)}
        </>
      );
    case 'controller':
      return (
        <>
          {link ?? cut(step.controller.name)}{' '}
          {problemWords(step.controller.problem.reason, t)}
        </>
      );
    case 'object':
    case 'pod': {
      const named = step.step === 'object' ? step.named : undefined;
      const object = from ?? named;
      return (
        <>
          {link ?? (named && <bdi>{objectWords(named)}</bdi>)}
          {step.node && step.node.health.state !== 'Reading' && (
            <HealthText
              state={step.node.health.state}
              word={reason && cut(reason)}
            />
          )}
          {object && toTab('resources', objectWords(object))}
        </>
      );
    }
    case 'event': {
      const { about: subject } = step.event;
      const isOwn = subject.kind === about.kind && subject.name === about.name;
      return (
        <>
          <StatusIcon state="Failed" />
          {word}
          <bdi>{objectWords(subject)}</bdi>
          {toTab(isOwn ? 'events' : 'resources', objectWords(subject))}
        </>
      );
    }
    case 'since':
      return toTab('history', objectWords(about));
    default:
      return <>{word}</>;
  }
}

/** More that a step knows. */
function Told(props: {
  step: FluxWhyStep;
  resource: FluxResource;
  isRead: boolean;
}) {
  const { step, resource, isRead } = props;
  const t = useFluxTranslation();
  switch (step.step) {
    case 'own':
      return step.message ? (
        <Caption secondary>{t('why.wholeMessage')}</Caption>
      ) : null;
    case 'pod': {
      const { container, node } = step;
      const { restarts = 0 } = node.pod ?? {};
      const lastWords = container?.ended?.message;
      return (
        <>
          {container && (
            <Caption>
              {containerWords(container, restarts, t).join(' · ')}
            </Caption>
          )}
          {lastWords && lastWords !== step.message && (
            <Caption secondary>{cut(lastWords, LONGEST_MESSAGE)}</Caption>
          )}
          {isRead && node.pod && (
            <LastWords reference={node.reference} pod={node.pod} />
          )}
        </>
      );
    }
    case 'event': {
      const { last, count, from } = step.event;
      const facts: ReactNode[] = [
        last && <RelativeTime time={last} />,
        count > 1 && t('events.count', { count }),
        from && cut(from),
      ].filter(Boolean);
      return <Caption secondary>{withDots(facts)}</Caption>;
    }
    case 'since':
      return <Since step={step} resource={resource} isRead={isRead} />;
    default:
      return null;
  }
}

function withDots(parts: readonly ReactNode[]): ReactNode {
  return parts.map((part, index) => (
    // They have no identity but their place.
    // eslint-disable-next-line react/no-array-index-key
    <span key={index}>
      {index > 0 && ' · '}
      {part}
    </span>
  ));
}

/** The first revision that failed, and the last that did not. */
function Since(props: {
  step: Extract<FluxWhyStep, { step: 'since' }>;
  resource: FluxResource;
  isRead: boolean;
}) {
  const { step, resource, isRead } = props;
  const { firstFailed, lastGood } = step;
  const classes = useStyles();
  const t = useFluxTranslation();
  const commits = useCommits(resource, isRead);
  const compare =
    lastGood && firstFailed && commits.between(lastGood, firstFailed);
  const entries = [
    ['history.startedToFail', firstFailed, firstFailed?.first],
    ['history.lastGood', lastGood, lastGood?.last],
  ] as const;
  return (
    <span className={classes.links}>
      {entries.map(
        ([words, entry, time]) =>
          entry && (
            <Caption key={words}>
              {t(words)}
              {' · '}
              <RevisionText of={entry} commits={commits} />
              {time && (
                <>
                  {' · '}
                  <RelativeTime time={time} />
                </>
              )}
            </Caption>
          ),
      )}
      {compare && (
        <Caption>
          <CompareLink link={compare} />
        </Caption>
      )}
    </span>
  );
}

/** A link to a tab of the object that is explained, if it has that tab. */
function TabLink(props: {
  tab: DetailsTab;
  about: FluxReference;
  /** What is to be seen there. */
  what: string;
  resource: FluxResource;
}) {
  const { tab, about, what, resource } = props;
  const t = useFluxTranslation();
  const config = useApi(configApiRef);
  const detailsOf = useDetailsOf();
  const shown = tabsShown(resource.object, hiddenParts(config));
  if (!shown.includes(tab)) return null;
  const title = t(`details.tab.${tab}`);
  return (
    <Caption inline>
      <DetailsLink
        to={detailsOf(about, tab)}
        label={t('why.inTab', { tab: title, what })}
      >
        {title}
      </DetailsLink>
    </Caption>
  );
}
