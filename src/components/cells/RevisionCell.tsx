import { useApiHolder } from '@backstage/core-plugin-api';
import { makeStyles } from '@material-ui/core/styles';
import {
  artifactOf,
  deployedLinksOf,
  deployedOf,
  kindOf,
  parseRevision,
  shortRevision,
  type FluxCommitLink,
  type FluxDeployed,
  type FluxDeployedLinks,
  type FluxDeployedRevision,
  type FluxObject,
  type FluxResource,
} from '../../flux';
import { useFluxTranslation } from '../../translations';
import {
  BriefLine,
  Caption,
  CommitLink,
  CompareLink,
  cut,
  Facts,
  integrationsOf,
  OnDemand,
  useRelativeTime,
  type Fact,
} from '../common';
import { useKnownArtifact } from './Related';

const useStyles = makeStyles(
  theme => ({
    root: { minWidth: '9em' },
    line: {
      ...theme.typography.body2,
      alignItems: 'baseline',
      display: 'flex',
      flexWrap: 'wrap',
      overflowWrap: 'anywhere',
    },
    pointer: { ...theme.typography.body2, overflowWrap: 'anywhere' },
  }),
  { name: 'PluginFluxRevisionCell' },
);

/** A cell cuts longer revisions; its dialog has the full text. */
const LONGEST_REVISION = 100;

/** Props of {@link RevisionCell}. */
export interface RevisionCellProps {
  resource: FluxResource;
  /** Name of the object, which makes the labels of buttons unique. */
  name: string;
}

/**
 * The revision that an object has applied, or that a source has fetched, with
 * links to commits. Below it the attempted revision, if it differs, and the
 * newest one, if the object is behind.
 */
export function RevisionCell(props: RevisionCellProps) {
  const { resource, name } = props;
  const classes = useStyles();
  const source = useKnownArtifact(resource);
  const integrationOf = integrationsOf(useApiHolder());
  const deployed = deployedOf(resource.object, source?.object);
  const links = deployedLinksOf(deployed, integrationOf);
  const { applied, attempted, attemptFailed, behind } = deployed;
  const t = useFluxTranslation();
  const since = useRelativeTime(behind?.since ?? '');
  if (!applied && !attempted && !behind) return null;

  const shown = applied && textBefore(links.applied, applied, resource);
  // The attempted revision is shown already.
  const isNewestTried = attempted?.text === behind?.newest.text;
  const newest = behind && !isNewestTried && briefOf(behind.newest, applied);
  const compare = links.toNewest ?? links.toAttempted;
  return (
    <div className={classes.root}>
      {applied && (
        <div className={classes.line}>
          <AllOfIt
            {...{ deployed, links, name }}
            object={resource.object}
            full={fullText(applied, resource)}
            shown={shown}
          />
          {links.applied && <CommitLink link={links.applied} />}
          {applied.appVersion && applied.appVersion !== applied.version && (
            <Caption inline secondary>
              {'\u00a0· '}
              {t('revision.app', { version: cut(applied.appVersion, 40) })}
            </Caption>
          )}
        </div>
      )}
      {(attempted || behind) && (
        <BriefLine>
          {attempted && (
            <Caption>
              {t(attemptFailed ? 'revision.tryFailed' : 'revision.trying', {
                revision: briefOf(attempted, applied),
              })}
            </Caption>
          )}
          {compare && <CompareLink link={compare} />}
          {behind && (
            <Caption>
              {newest
                ? t('revision.behind', { revision: newest })
                : t('revision.behindThat')}
              {since && ` (${since})`}
            </Caption>
          )}
        </BriefLine>
      )}
    </div>
  );
}

/** A short revision, without the branch or tag if `other` has the same. */
function briefOf(
  revision: FluxDeployedRevision,
  other: FluxDeployedRevision | undefined,
): string {
  const { pointer } = revision;
  return pointer && pointer === other?.pointer
    ? shortOf(revision).replace(`${pointer}@`, '')
    : shortOf(revision);
}

function shortOf(revision: FluxDeployedRevision): string {
  return cut(revision.short, LONGEST_REVISION);
}

/** A short revision. A source shows its artifact in Flux's notation. */
function fullText(
  revision: FluxDeployedRevision,
  { object }: FluxResource,
): string {
  return kindOf(object)?.category === 'deployment'
    ? shortOf(revision)
    : cut(shortRevision(revision.text) ?? '', LONGEST_REVISION);
}

/** The text of a revision before its commit, which is a separate link. */
function textBefore(
  link: FluxCommitLink | undefined,
  revision: FluxDeployedRevision,
  resource: FluxResource,
): string {
  const full = fullText(revision, resource);
  if (!link) return full;
  if (kindOf(resource.object)?.category === 'deployment') {
    const { pointer } = revision;
    return pointer ? `${cut(pointer, LONGEST_REVISION)}@` : '…';
  }
  const parsed = parseRevision(revision.text);
  // The commit of an OCI artifact is not part of its revision.
  return parsed?.hash === link.commit ? parsed.prefix || '…' : `${full} · `;
}

interface AllOfItProps {
  deployed: FluxDeployed;
  links: FluxDeployedLinks;
  object: FluxObject;
  name: string;
  /** The short revision, which labels the button. */
  full: string;
  /** Text of the button that opens the dialog. */
  shown?: string;
}

/** A button that opens a dialog with all data about a revision. */
function AllOfIt(props: AllOfItProps) {
  const { deployed, object, name, shown } = props;
  const classes = useStyles();
  const t = useFluxTranslation();
  const artifact = artifactOf(object);
  const stored = useRelativeTime(artifact?.lastUpdateTime ?? '');
  const { applied, attempted, behind } = deployed;
  return (
    <OnDemand
      label={t('artifact.of', { revision: props.full, name })}
      trigger={<bdi className={classes.pointer}>{shown}</bdi>}
    >
      <Facts
        facts={[
          copyable(t('artifact.revision'), applied?.text),
          copyable(
            t('revision.commit'),
            artifact?.originRevision ? undefined : applied?.commit,
          ),
          copyable(t('artifact.digest'), artifact?.digest ?? applied?.digest),
          copyable(
            t('artifact.originRevision'),
            artifact?.originRevision ?? applied?.origin,
          ),
          copyable(t('artifact.originSource'), artifact?.originSource),
          { term: t('revision.appVersion'), value: applied?.appVersion },
          copyable(t('revision.attempted'), attempted?.text),
          copyable(t('revision.newest'), behind?.newest.text),
          { term: t('artifact.stored'), value: stored },
        ]}
      />
    </OnDemand>
  );
}

function copyable(term: string, value: string | undefined): Fact {
  return { term, value, copyable: true };
}
