import { shortRevision } from '../../flux';
import { CommitLink, cut } from '../common';
import type { Commits, RevisionOrigin } from './useCommits';

const LONGEST_REVISION = 100;

/** Props of {@link RevisionText}. */
export interface RevisionTextProps {
  of: RevisionOrigin;
  commits: Commits;
}

/** A revision in short, with a link to its commit where there is a page. */
export function RevisionText(props: RevisionTextProps) {
  const { of, commits } = props;
  const { revision } = of;
  if (!revision) return null;
  const link = commits.linkOf(of);
  return (
    <>
      <bdi title={cut(revision)}>
        {cut(shortRevision(revision) ?? revision, LONGEST_REVISION)}
      </bdi>
      {link && (
        <>
          {' '}
          <CommitLink link={link} />
        </>
      )}
    </>
  );
}
