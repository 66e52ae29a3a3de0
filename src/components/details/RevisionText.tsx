import { makeStyles } from '@material-ui/core/styles';
import { parseRevision, shortRevision } from '../../flux';
import { CommitLink, cut } from '../common';
import type { Commits, RevisionOrigin } from './useCommits';

const LONGEST_REVISION = 100;

const useStyles = makeStyles(
  // Links differ from the text around them by more than their color.
  { root: { '& a': { textDecoration: 'underline' } } },
  { name: 'PluginFluxRevisionText' },
);

/** Props of {@link RevisionText}. */
export interface RevisionTextProps {
  of: RevisionOrigin;
  commits: Commits;
}

/**
 * A revision in short, which is a link to its commit where there is a page. The
 * commit of an OCI artifact is not part of its revision, and follows it.
 */
export function RevisionText(props: RevisionTextProps) {
  const { of, commits } = props;
  const { revision } = of;
  const classes = useStyles();
  if (!revision) return null;
  const text = cut(shortRevision(revision) ?? revision, LONGEST_REVISION);
  const link = commits.linkOf(of);
  const isPart = link && parseRevision(revision)?.hash === link.commit;
  return (
    <span className={classes.root}>
      <bdi title={cut(revision)}>
        {isPart ? <CommitLink link={link} text={text} /> : text}
      </bdi>
      {link && !isPart && (
        <>
          {' · '}
          <CommitLink link={link} />
        </>
      )}
    </span>
  );
}
