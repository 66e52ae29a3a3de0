import { Link } from '@backstage/core-components';
import type { FluxCommitLink, FluxCompareLink } from '../../flux';
import { useFluxTranslation } from '../../translations';

/** Props of {@link CommitLink}. */
export interface CommitLinkProps {
  link: FluxCommitLink;
  /** The visible text; by default the short commit. */
  text?: string;
}

/** A link to the page of a commit. */
export function CommitLink(props: CommitLinkProps) {
  const { link } = props;
  const { url, commit, host } = link;
  const { text = link.text } = props;
  const t = useFluxTranslation();
  return (
    <Link
      to={url}
      // Begins with the visible text, so that voice control finds it.
      aria-label={`${text}: ${t('revision.commitOn', { commit, host })}`}
    >
      <bdi>{text}</bdi>
    </Link>
  );
}

/** Props of {@link CompareLink}. */
export interface CompareLinkProps {
  link: FluxCompareLink;
  /** The visible text; by default that it compares. */
  text?: string;
}

/** A link to what is between two commits. */
export function CompareLink(props: CompareLinkProps) {
  const { link, text } = props;
  const { url, from, to, host } = link;
  const t = useFluxTranslation();
  const label = t('revision.compareOn', { from, to, host });
  return (
    <Link
      to={url}
      variant={text === undefined ? 'caption' : 'inherit'}
      aria-label={text === undefined ? label : `${text}: ${label}`}
    >
      <bdi>{text ?? t('revision.compare')}</bdi>
    </Link>
  );
}
