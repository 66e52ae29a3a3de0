import type { Entity } from '@backstage/catalog-model';
import { Progress } from '@backstage/core-components';
import {
  MissingAnnotationEmptyState,
  useEntity,
} from '@backstage/plugin-catalog-react';
import type { ReactNode } from 'react';
import { isFluxAvailable } from '../../annotations';
import { selectionProblemOf } from '../../flux';
import { usePermissions } from '../../hooks';
import { useFluxTranslation } from '../../translations';
import {
  selectionWords,
  useHasFluxApi,
  CardFrame,
  CardMessage,
  HeadingsBelowTitle,
} from '../common';

/** Props of {@link EntityCardGate}. */
export interface EntityCardGateProps {
  title: string;
  /** Whether nothing is seen while it is not known what may be read. */
  isQuiet?: boolean;
  /** The card, of an entity whose objects can and may be read. */
  children: (entity: Entity) => ReactNode;
}

/** Shows a card, or why there is none for the entity of the page. */
export function EntityCardGate(props: EntityCardGateProps) {
  const { title } = props;
  const { entity } = useEntity();
  const t = useFluxTranslation();
  const hasApi = useHasFluxApi();

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
  return <PermittedCard {...props} entity={entity} />;
}

function PermittedCard(props: EntityCardGateProps & { entity: Entity }) {
  const { title, isQuiet, entity, children } = props;
  const t = useFluxTranslation();
  const { loading, missing } = usePermissions('clusters', 'resources');

  // Nothing is read before it is known that it may be.
  if (loading) {
    if (isQuiet) return null;
    return (
      <CardFrame title={title}>
        <Progress />
      </CardFrame>
    );
  }
  if (missing.length > 0) {
    return (
      <CardFrame title={title}>
        <CardMessage
          title={t('permission.title')}
          description={t('permission.description', {
            permissions: missing.join(', '),
          })}
        />
      </CardFrame>
    );
  }
  return <>{children(entity)}</>;
}
