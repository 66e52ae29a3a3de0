import { EmptyState } from '@backstage/core-components';

/** Props of {@link CardMessage}. */
export interface CardMessageProps {
  title: string;
  description: string;
}

/** What a card says when it has no table to show. */
export function CardMessage(props: CardMessageProps) {
  const { title, description } = props;
  return (
    <EmptyState missing="content" title={title} description={description} />
  );
}
