import { Progress } from '@backstage/core-components';
import {
  FluxTranslationProvider,
  useFluxTranslation,
} from '../../translations';
import { useTurn } from '../common';
import type { FluxTableDefinition } from './definitions';
import { EntityCardGate } from './EntityCardGate';
import { FluxCardContent } from './FluxCardContent';

/** Props of {@link FluxEntityCard}. */
export interface FluxEntityCardProps {
  card: FluxTableDefinition;
  /** Whether there may be many rows: with search, filters and paging. */
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
  const { card } = props;
  const t = useFluxTranslation();
  const title = props.title ?? t(`card.${card.title}`);
  return (
    <EntityCardGate title={title}>
      {entity => <FluxCardContent {...props} title={title} entity={entity} />}
    </EntityCardGate>
  );
}
