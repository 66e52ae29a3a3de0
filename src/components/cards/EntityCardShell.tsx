import type { Entity } from '@backstage/catalog-model';
import { Progress } from '@backstage/core-components';
import type { ReactNode } from 'react';
import {
  FluxTranslationProvider,
  useFluxTranslation,
  type FluxTranslate,
} from '../../translations';
import { useTurn } from '../common';
import { EntityCardGate } from './EntityCardGate';

/** Props of {@link EntityCardShell}. */
export interface EntityCardShellProps {
  /** The card's own title, in the language of the app. */
  titleOf: (t: FluxTranslate) => string;
  /** Replaces it. */
  title?: string;
  /** Whether nothing is shown before the card has its turn and its rights. */
  isQuiet?: boolean;
  /** The card, of an entity whose objects can and may be read. */
  children: (entity: Entity, title: string) => ReactNode;
}

/** What all cards of entities have around them: their turn, words, and gate. */
export function EntityCardShell(props: EntityCardShellProps) {
  const isMyTurn = useTurn();
  if (!isMyTurn) return props.isQuiet ? null : <Progress />;
  return (
    <FluxTranslationProvider>
      <TranslatedShell {...props} />
    </FluxTranslationProvider>
  );
}

function TranslatedShell(props: EntityCardShellProps) {
  const { titleOf, isQuiet, children } = props;
  const t = useFluxTranslation();
  const { title = titleOf(t) } = props;
  return (
    <EntityCardGate title={title} isQuiet={isQuiet}>
      {entity => children(entity, title)}
    </EntityCardGate>
  );
}
