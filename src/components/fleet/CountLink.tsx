import { Link } from '@backstage/core-components';

/** Props of {@link CountLink}. */
export interface CountLinkProps {
  count: number;
  /** What it says, if not only the number. */
  text?: string;
  /** Accessible name, which begins with the text; by default the text. */
  label?: string;
  /** The address of the counted rows, if they are on a page. */
  to?: string;
}

/** A number that links to the rows it counts. */
export function CountLink(props: CountLinkProps) {
  const { count, text = String(count), label, to } = props;
  return count === 0 || to === undefined ? (
    <span>{text}</span>
  ) : (
    <Link to={to} aria-label={label}>
      {text}
    </Link>
  );
}
