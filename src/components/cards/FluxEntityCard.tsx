import type { FluxTableDefinition } from './definitions';
import { EntityCardShell } from './EntityCardShell';
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
  return (
    <EntityCardShell
      titleOf={t => t(`card.${props.card.title}`)}
      title={props.title}
    >
      {(entity, title) => (
        <FluxCardContent {...props} title={title} entity={entity} />
      )}
    </EntityCardShell>
  );
}
