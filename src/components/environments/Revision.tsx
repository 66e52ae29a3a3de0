import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import {
  commitLinkOf,
  compareLinkOf,
  type FluxDeployedRevision,
  type FluxIntegrationOf,
} from '../../flux';
import { useFluxTranslation, type FluxTranslate } from '../../translations';
import { CommitLink, CompareLink, cut, useRelativeTime } from '../common';
import type { CellMark } from './marks';

const useStyles = makeStyles(
  {
    text: { overflowWrap: 'anywhere' },
    mark: { overflowWrap: 'anywhere' },
    strong: { fontWeight: 'bold' },
  },
  { name: 'PluginFluxRevision' },
);

/** The repository of commits, and the app's integration for it. */
interface Repository {
  repository?: string;
  integrationOf?: FluxIntegrationOf;
}

/** Props of {@link Revision}. */
export interface RevisionProps extends Repository {
  revision: FluxDeployedRevision;
}

/** What is applied, in short; a link to its commit where there is a page. */
export function Revision(props: RevisionProps) {
  const { revision, repository, integrationOf } = props;
  const classes = useStyles();
  const link = commitLinkOf(repository, revision.commit, integrationOf);
  const short = cut(revision.short, 60);
  return (
    <span className={classes.text} title={cut(revision.text)}>
      {link ? <CommitLink link={link} text={short} /> : <bdi>{short}</bdi>}
    </span>
  );
}

/** Props of {@link Mark}. */
export interface MarkProps extends Repository {
  mark: CellMark;
  applied?: FluxDeployedRevision;
}

/** A mark of a cell; a link to what is between where there is a page. */
export function Mark(props: MarkProps) {
  const { mark, applied, repository, integrationOf } = props;
  const { says, revision, since = '' } = mark;
  const classes = useStyles();
  const t = useFluxTranslation();
  const when = useRelativeTime(since);
  const words = wordsFor(mark, when, t);
  const link = compareLinkOf(
    repository,
    applied?.commit,
    revision?.commit,
    integrationOf,
  );
  const isNews = says !== 'newest' && says !== 'trying';
  return (
    <Typography
      variant="caption"
      component="div"
      className={`${classes.mark} ${isNews ? classes.strong : ''}`}
      title={revision && cut(revision.text)}
    >
      {link ? <CompareLink link={link} text={words} /> : <bdi>{words}</bdi>}
    </Typography>
  );
}

function wordsFor(mark: CellMark, when: string, t: FluxTranslate): string {
  const revision = cut(mark.revision?.short ?? '', 60);
  switch (mark.says) {
    case 'behind':
      return when
        ? t('environments.behindSince', { revision, when })
        : t('environments.behind', { revision });
    case 'behindTrying':
      return t('environments.behindTrying', { revision });
    case 'behindFailed':
      return t('environments.behindFailed', { revision });
    case 'newest':
      return t('environments.newest');
    case 'differs':
      return t('environments.differs');
    case 'incomparable':
      return t('environments.incomparable');
    case 'trying':
      return t('environments.trying', { revision });
    default:
      return t('environments.attemptFailed', { revision });
  }
}
