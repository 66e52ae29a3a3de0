import { CodeSnippet } from '@backstage/core-components';
import type { Entity } from '@backstage/catalog-model';
import { CardMessage } from '../common';
import { labelsOf } from './labels';
import type { FluxResources } from '../../hooks';
import type { FluxKind } from '../../flux';
import type { ThroughWorkloads } from './useFoundResources';
import { WorkloadsHelp } from './FoundThroughWorkloads';
import { useFluxTranslation } from '../../translations';

/** Props of {@link NothingFound}. */
export interface NothingFoundProps {
  entity: Entity;
  kinds: readonly FluxKind[];
  found: FluxResources;
  /** What the entity's workloads lead to, where they may lead to anything. */
  through?: ThroughWorkloads;
}

/** Explains why a card is empty and how to add resources to it. */
export function NothingFound(props: NothingFoundProps) {
  const { entity, kinds, found, through } = props;
  const t = useFluxTranslation();
  const kindNames = kinds.join(', ');

  if (found.clusters?.length === 0) {
    return (
      <CardMessage
        title={t('empty.noClustersTitle')}
        description={t('empty.noClusters')}
      />
    );
  }
  if (isInstalledNowhere(found, kinds)) {
    return (
      <CardMessage
        title={t('empty.notInstalledTitle')}
        description={t('empty.notInstalled', { kinds: kindNames })}
      />
    );
  }
  const { selector, labels } = labelsOf(entity);
  return (
    <CardMessage
      title={t('empty.title', { kinds: kindNames })}
      description={t(labels ? 'empty.description' : 'empty.selector')}
      action={
        <>
          <CodeSnippet
            language="yaml"
            text={labels ? `metadata:\n  labels:\n${labels}` : selector}
            showCopyCodeButton
          />
          {through && (
            <WorkloadsHelp through={through} clusters={found.clusters} />
          )}
        </>
      }
    />
  );
}

function isInstalledNowhere(
  found: FluxResources,
  kinds: readonly FluxKind[],
): boolean {
  const { clusters = [], failures } = found;
  return (
    clusters.length > 0 &&
    clusters.every(({ name }) =>
      kinds.every(kind =>
        failures.some(
          failure =>
            failure.cluster === name &&
            failure.kind === kind &&
            failure.meaning === 'not-installed',
        ),
      ),
    )
  );
}
