import { EmptyState } from '@backstage/core-components';
import { HeadingsBelowTitle } from './HeadingsBelowTitle';

/** Props of {@link CardMessage}. */
export interface CardMessageProps {
  title: string;
  description: string;
  action?: JSX.Element;
}

/** A message in a card that has no table. */
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
