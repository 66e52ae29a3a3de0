import { EmptyState } from '@backstage/core-components';
import { HeadingsBelowTitle } from './HeadingsBelowTitle';

/** Props of {@link CardMessage}. */
export interface CardMessageProps {
  title: string;
  description: string;
  action?: JSX.Element;
}

/** What a card says when it has no table to show. */
export function CardMessage(props: CardMessageProps) {
  const { title, description, action } = props;
  return (
    <HeadingsBelowTitle>
      <EmptyState
        missing="content"
        title={title}
        description={description}
        action={action}
      />
    </HeadingsBelowTitle>
  );
}
