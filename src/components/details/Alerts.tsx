import { Progress } from '@backstage/core-components';
import { configApiRef, useApi } from '@backstage/core-plugin-api';
import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import { useId, type ReactNode } from 'react';
import {
  kindInfo,
  mayBeAlerted,
  referenceKey,
  referenceOf,
  type FluxMessagePattern,
  type FluxReference,
  type FluxResource,
  type FluxState,
  type FluxTrigger,
} from '../../flux';
import { useAlerts, type AlertsList, type CoveringAlert } from '../../hooks';
import { useFluxTranslation } from '../../translations';
import {
  Caption,
  cut,
  RelativeTime,
  RequestFailure,
  useRelativeTime,
} from '../common';
import { Region } from './Region';
import { RelatedObject, useRelatedStyles } from './RelatedObject';
import { hiddenParts } from './tabs';

/** The most objects that are listed, and expressions of each. */
const MOST = 100;

const useStyles = makeStyles(
  theme => ({
    group: { marginBottom: theme.spacing(1.5) },
    item: { padding: theme.spacing(0.5, 0) },
    line: { padding: 0 },
    look: { textAlign: 'left', textTransform: 'none' },
  }),
  { name: 'PluginFluxAlerts' },
);

/** Props of {@link Alerts}. */
export interface AlertsProps {
  resource: FluxResource;
  /** Whether anything may be read about it. */
  isRead: boolean;
}

/** The Alerts about an object and the Receivers that trigger it, on request. */
export function Alerts(props: AlertsProps) {
  const { resource, isRead } = props;
  const self = referenceOf(resource);
  return self && mayBeAlerted(resource.object) ? (
    <Alerting resource={resource} self={self} isRead={isRead} />
  ) : null;
}

function Alerting(props: AlertsProps & { self: FluxReference }) {
  const { resource, self, isRead } = props;
  const classes = useStyles();
  const t = useFluxTranslation();
  const hidesEvents = hiddenParts(useApi(configApiRef)).has('events');
  const read = useAlerts(resource, self, isRead && !hidesEvents);
  const { alerts, triggers, lookedAt, isLooking, look } = read;
  const when = useRelativeTime(lookedAt ?? '');
  if (!isRead && lookedAt === undefined) return null;
  const onlyIn = (kind: AlertsList['kind']) =>
    read.lists.find(list => list.kind === kind)?.namespaces?.join(', ');
  return (
    <Region title={t('alerts.title')}>
      {alerts && <Told alerts={alerts} onlyIn={onlyIn('Alert')} />}
      {triggers && <Triggers triggers={triggers} onlyIn={onlyIn('Receiver')} />}
      {!isLooking && (
        <>
          {read.lists.map(list => (
            <Unlisted key={list.kind} list={list} onTryAgain={look} />
          ))}
          {read.unread.map(({ namespace, problem }) => (
            <RequestFailure
              key={namespace}
              problem={problem}
              part={{
                title: t('events.notRead', { what: `Alerts (${namespace})` }),
                rule: t('events.rule', { namespace }),
              }}
              onTryAgain={look}
            />
          ))}
        </>
      )}
      {isRead && (
        <Button
          size="small"
          color="primary"
          className={classes.look}
          aria-disabled={isLooking || undefined}
          onClick={isLooking ? undefined : look}
        >
          {t('alerts.look')}
        </Button>
      )}
      {isLooking && <Progress />}
      {lookedAt !== undefined && (
        <Typography variant="body2" role="status">
          {t('alerts.looked', { when })}
        </Typography>
      )}
    </Region>
  );
}

interface ToldProps {
  alerts: readonly CoveringAlert[];
  /** The namespaces that were looked through, if not all. */
  onlyIn?: string;
}

function Told(props: ToldProps) {
  const { alerts, onlyIn } = props;
  const t = useFluxTranslation();
  const nobody = t(alerts.length > 0 ? 'alerts.noneSends' : 'alerts.noAlert');
  return (
    <>
      {alerts.every(({ isSending }) => !isSending) && (
        <Nothing>
          {onlyIn ? t('alerts.notKnown', { namespaces: onlyIn }) : nobody}
        </Nothing>
      )}
      {alerts.length > 0 && (
        <Group title={t('alerts.covering')} count={alerts.length}>
          {alerts.slice(0, MOST).map(alert => (
            <Alert key={referenceKey(alert.reference)} alert={alert} />
          ))}
        </Group>
      )}
    </>
  );
}

function Nothing(props: { children: string }) {
  return <Typography variant="body2">{props.children}</Typography>;
}

function Alert(props: { alert: CoveringAlert }) {
  const { reference, state, severity, provider, warning } = props.alert;
  const { including, excluding, isProviderMissing } = props.alert;
  const classes = useStyles();
  const t = useFluxTranslation();
  const { channel } = provider ?? {};
  const where = [
    provider?.type && cut(provider.type),
    channel && t('alerts.channel', { channel: cut(channel) }),
  ].filter(part => part);
  return (
    <li className={classes.item}>
      <Line>
        <Stateful reference={reference} state={state} />
        {t(`alerts.severity.${severity}`)}
      </Line>
      <Line>
        {provider ? (
          <>
            {t('alerts.to')}
            <Stateful reference={provider.reference} state={provider.state} />
            {isProviderMissing && <strong>{t('blockedBy.missing')}</strong>}
            {where.length > 0 && <bdi>{where.join(' · ')}</bdi>}
          </>
        ) : (
          t('alerts.noProvider')
        )}
      </Line>
      <Patterns title={t('setting.including')} patterns={including} />
      <Patterns title={t('setting.excluding')} patterns={excluding} />
      {warning && (
        <Caption>
          {warning.last && <RelativeTime time={warning.last} />}{' '}
          {cut(warning.reason ?? '')}: {cut(warning.message)}
        </Caption>
      )}
    </li>
  );
}

function Triggers(props: {
  triggers: readonly FluxTrigger[];
  onlyIn?: string;
}) {
  const { triggers, onlyIn } = props;
  const t = useFluxTranslation();
  if (triggers.length === 0) {
    return (
      <Nothing>
        {onlyIn
          ? t('alerts.noReceiverIn', { namespaces: onlyIn })
          : t('alerts.noReceiver')}
      </Nothing>
    );
  }
  return (
    <Group title={t('alerts.triggering')} count={triggers.length}>
      {triggers.slice(0, MOST).map(trigger => (
        <Trigger key={referenceKey(trigger.reference)} trigger={trigger} />
      ))}
    </Group>
  );
}

function Trigger(props: { trigger: FluxTrigger }) {
  const { reference, state, type, events, filters, lacksLabels } =
    props.trigger;
  const classes = useStyles();
  const t = useFluxTranslation();
  const what = [type, ...events].flatMap(part => (part ? cut(part) : []));
  return (
    <li className={classes.item}>
      <Line>
        <Stateful reference={reference} state={state} />
        <bdi>{cut(what.join(' · '))}</bdi>
      </Line>
      {lacksLabels && <Caption>{t('alerts.lacksLabels')}</Caption>}
      {filters.map(filter => (
        <Caption key={filter} secondary>
          {t('alerts.filter', { filter: cut(filter) })}
        </Caption>
      ))}
    </li>
  );
}

function Line(props: { children: ReactNode }) {
  const classes = useStyles();
  const { item } = useRelatedStyles();
  return <div className={`${item} ${classes.line}`}>{props.children}</div>;
}

/** An object, with its state unless it is ready. */
function Stateful(props: { reference: FluxReference; state?: FluxState }) {
  const { reference, state } = props;
  return (
    <RelatedObject
      reference={reference}
      state={state === 'Ready' ? undefined : state}
    />
  );
}

function Patterns(props: {
  title: string;
  patterns: readonly FluxMessagePattern[];
}) {
  const { title, patterns } = props;
  const t = useFluxTranslation();
  if (patterns.length === 0) return null;
  return (
    <Caption secondary>
      {title}{' '}
      {patterns.slice(0, MOST).map(({ text, isValid }, index) => (
        <span key={text}>
          {index > 0 && ', '}
          <code>{cut(text)}</code>
          {!isValid && ` (${t('alerts.invalidPattern')})`}
        </span>
      ))}
    </Caption>
  );
}

function Group(props: { title: string; count: number; children: ReactNode }) {
  const { title, count, children } = props;
  const classes = useStyles();
  const { list } = useRelatedStyles();
  const t = useFluxTranslation();
  const id = useId();
  return (
    <div className={classes.group}>
      <Typography id={id} variant="subtitle2" component="h4">
        {title}
      </Typography>
      <ul className={list} aria-labelledby={id}>
        {children}
      </ul>
      {count > MOST && (
        <Caption secondary>
          {t('overview.more', { count: count - MOST })}
        </Caption>
      )}
    </div>
  );
}

/** The namespaces in which a kind could not be listed, and the missing rule. */
function Unlisted(props: { list: AlertsList; onTryAgain: () => void }) {
  const { list, onTryAgain } = props;
  const { kind, problem, namespaces } = list;
  const t = useFluxTranslation();
  const { group, plural } = kindInfo(kind);
  const kinds = `${kind}s`;
  const rule = t('neededBy.rule', { resource: `${plural}.${group}` });
  if (problem) {
    return (
      <RequestFailure
        problem={problem}
        part={{ title: t('neededBy.notListed', { kinds }), rule }}
        onTryAgain={onTryAgain}
      />
    );
  }
  return (
    namespaces && (
      <Caption>
        {t('alerts.onlyIn', { kinds, namespaces: namespaces.join(', ') })}{' '}
        {rule}
      </Caption>
    )
  );
}
