import { Progress } from '@backstage/core-components';
import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import { useId } from 'react';
import {
  kindInfo,
  referenceKey,
  referenceOf,
  severityOf,
  statusOf,
  type FluxDependent,
  type FluxDependentRelation,
  type FluxKind,
  type FluxReference,
  type FluxResource,
  type FluxState,
} from '../../flux';
import { useNeededBy, type NeedingKind } from '../../hooks';
import { useFluxTranslation, useLocale } from '../../translations';
import { Caption, RequestFailure, useRelativeTime } from '../common';
import { RelatedObject, useRelatedStyles } from './RelatedObject';
import { Region } from './Region';

/** The most objects of a group that are listed. */
const MOST = 100;

const GROUPS: readonly FluxDependentRelation[] = [
  'dependsOn',
  'source',
  'chart',
  'include',
  'provider',
  'managedBy',
];

/** What those kinds are called that have a card. */
const CALLED = {
  HelmRelease: 'card.helmReleases',
  ImagePolicy: 'card.imagePolicies',
  Kustomization: 'card.kustomizations',
} as const satisfies Partial<Record<FluxKind, string>>;

const useStyles = makeStyles(
  theme => ({
    group: { marginBottom: theme.spacing(1.5) },
    look: { textAlign: 'left', textTransform: 'none' },
  }),
  { name: 'PluginFluxNeededBy' },
);

/** Props of {@link NeededBy}. */
export interface NeededByProps {
  resource: FluxResource;
  /** Whether anything may be read about it. */
  isRead: boolean;
}

/** What needs an object, as far as it is known or was looked for. */
export function NeededBy(props: NeededByProps) {
  const self = referenceOf(props.resource);
  return self ? <Needing self={self} isRead={props.isRead} /> : null;
}

function Needing(props: { self: FluxReference; isRead: boolean }) {
  const { self, isRead } = props;
  const classes = useStyles();
  const t = useFluxTranslation();
  const { needing, kinds } = useNeededBy(self);
  const groups = groupsOf(needing);
  const canLook = isRead && kinds.length > 0;
  if (groups.length === 0 && !canLook) return null;
  return (
    <Region title={t('neededBy.title')}>
      {groups.map(([relation, objects]) => (
        <div key={relation} className={classes.group}>
          <Group title={t(`neededBy.${relation}`)} objects={objects} />
        </div>
      ))}
      {groups.length === 0 && (
        <Typography variant="body2">{t('neededBy.noneKnown')}</Typography>
      )}
      {canLook && kinds.map(each => <Look key={each.kind} of={each} />)}
    </Region>
  );
}

function Group(props: { title: string; objects: readonly NeedingObject[] }) {
  const { title, objects } = props;
  const classes = useRelatedStyles();
  const t = useFluxTranslation();
  const id = useId();
  return (
    <>
      <Typography id={id} variant="subtitle2" component="h4">
        {title}
      </Typography>
      <ul className={classes.list} aria-labelledby={id}>
        {objects.slice(0, MOST).map(({ reference, state }) => (
          <li key={referenceKey(reference)} className={classes.item}>
            <RelatedObject reference={reference} state={state} />
          </li>
        ))}
      </ul>
      {objects.length > MOST && (
        <Caption secondary>
          {t('overview.more', { count: objects.length - MOST })}
        </Caption>
      )}
    </>
  );
}

/** A button that looks for more of a kind, and what came of it. */
export function Look(props: { of: NeedingKind }) {
  const { kind, isLooking, total, lookedAt, problem, look } = props.of;
  const classes = useStyles();
  const t = useFluxTranslation();
  const locale = useLocale();
  const when = useRelativeTime(lookedAt ?? '');
  const { plural, group } = kindInfo(kind);
  const kinds =
    kind in CALLED ? t(CALLED[kind as keyof typeof CALLED]) : `${kind}s`;
  return (
    <>
      {problem && !isLooking && (
        <RequestFailure
          problem={problem}
          part={{
            title: t('neededBy.notListed', { kinds }),
            rule: t('neededBy.rule', { resource: `${plural}.${group}` }),
          }}
          onTryAgain={look}
        />
      )}
      <Button
        size="small"
        color="primary"
        className={classes.look}
        aria-disabled={isLooking || undefined}
        onClick={isLooking ? undefined : look}
      >
        {t('neededBy.look', { kinds })}
      </Button>
      {isLooking && <Progress />}
      {total !== undefined && (
        <Typography variant="body2" role="status">
          {t('neededBy.looked', {
            kinds,
            when,
            total: total.toLocaleString(locale),
          })}
        </Typography>
      )}
    </>
  );
}

interface NeedingObject {
  readonly reference: FluxReference;
  readonly state: FluxState;
  readonly title: string;
}

/** The groups that there are, in each the most urgent first. */
function groupsOf(needing: readonly FluxDependent[]) {
  const groups = new Map<FluxDependentRelation, NeedingObject[]>();
  for (const { relation, resource } of needing) {
    const reference = referenceOf(resource);
    if (reference) {
      const { state } = statusOf(resource.object);
      const group = groups.get(relation) ?? [];
      const { kind, namespace, name } = reference;
      group.push({ reference, state, title: `${kind} ${namespace}/${name}` });
      groups.set(relation, group);
    }
  }
  return GROUPS.flatMap(relation => {
    const group = groups.get(relation);
    return group ? [[relation, group.sort(compare)] as const] : [];
  });
}

function compare(left: NeedingObject, right: NeedingObject): number {
  const bySeverity = severityOf(left.state) - severityOf(right.state);
  if (bySeverity !== 0) return bySeverity;
  return left.title < right.title ? -1 : 1;
}
