import { Progress } from '@backstage/core-components';
import {
  MissingAnnotationEmptyState,
  useEntity,
} from '@backstage/plugin-catalog-react';
import { isFluxAvailable } from '../../annotations';
import {
  FluxTranslationProvider,
  useFluxTranslation,
} from '../../translations';
import { selectionProblemOf } from '../../flux';
import {
  selectionWords,
  useHasFluxApi,
  useTurn,
  CardFrame,
  CardMessage,
  HeadingsBelowTitle,
} from '../common';
import type { FluxCardDefinition } from './definitions';
import { FluxCardContent } from './FluxCardContent';

/** Props of {@link FluxEntityCard}. */
export interface FluxEntityCardProps {
  card: FluxCardDefinition;
  /** Whether the table has search, filters and paging. */
  many: boolean;
  /** Replaces the title of the definition. */
  title?: string;
  /** Time between polls, in milliseconds. */
  intervalMs?: number;
}

/** A card with the Flux resources of the page's entity. */
export function FluxEntityCard(props: FluxEntityCardProps) {
  const isMyTurn = useTurn();
  if (!isMyTurn) return <Progress />;
  return (
    <FluxTranslationProvider>
      <TranslatedCard {...props} />
    </FluxTranslationProvider>
  );
}

function TranslatedCard(props: FluxEntityCardProps) {
  const { card, many, intervalMs } = props;
  const { entity } = useEntity();
  const t = useFluxTranslation();
  const hasApi = useHasFluxApi();
  const title = props.title ?? t(`card.${card.title}`);

  if (!isFluxAvailable(entity)) {
    return (
      <CardFrame title={title}>
        <HeadingsBelowTitle>
          <MissingAnnotationEmptyState annotation="backstage.io/kubernetes-id" />
        </HeadingsBelowTitle>
      </CardFrame>
    );
  }
  const problem = selectionProblemOf(entity.metadata.annotations ?? {});
  if (problem) {
    return (
      <CardFrame title={title}>
        <CardMessage {...selectionWords(problem, t)} />
      </CardFrame>
    );
  }
  if (!hasApi) {
    return (
      <CardFrame title={title}>
        <CardMessage
          title={t('pluginMissing.title')}
          description={t('pluginMissing.description')}
        />
      </CardFrame>
    );
  }
  return (
    <FluxCardContent
      card={card}
      title={title}
      entity={entity}
      many={many}
      intervalMs={intervalMs}
    />
  );
}
