import { Progress } from '@backstage/core-components';
import { useMemo } from 'react';
import {
  useFluxRuntimes,
  PermissionsProvider,
  usePermissions,
  useRuntimeRefresh,
} from '../../hooks';
import {
  FluxTranslationProvider,
  useFluxTranslation,
} from '../../translations';
import {
  CardFrame,
  CardMessage,
  RequestFailure,
  useHasFluxApi,
} from '../common';
import { createRowsOf } from './rows';
import { RuntimeRefreshButton } from './RuntimeRefreshButton';
import { RuntimeSummary } from './RuntimeSummary';
import { RuntimeTable } from './RuntimeTable';

/** A card with one row per installation of Flux on any cluster. */
export function FluxRuntimeCard() {
  return (
    <FluxTranslationProvider>
      <TranslatedCard />
    </FluxTranslationProvider>
  );
}

function TranslatedCard() {
  const t = useFluxTranslation();
  if (!useHasFluxApi()) {
    return (
      <CardFrame title={t('runtime.title')}>
        <CardMessage
          title={t('pluginMissing.title')}
          description={t('pluginMissing.description')}
        />
      </CardFrame>
    );
  }
  return (
    <PermissionsProvider>
      <PermittedCard />
    </PermissionsProvider>
  );
}

function PermittedCard() {
  const t = useFluxTranslation();
  const { loading, missing } = usePermissions('clusters', 'proxy');
  if (!loading && missing.length === 0) return <LiveRuntimeCard />;
  return (
    <CardFrame title={t('runtime.title')}>
      {loading && <Progress />}
      {missing.length > 0 && (
        <CardMessage
          title={t('permission.title')}
          description={t('permission.description', {
            permissions: missing.join(', '),
          })}
        />
      )}
    </CardFrame>
  );
}

function LiveRuntimeCard() {
  const t = useFluxTranslation();
  const refresh = useRuntimeRefresh();
  const { clusters, runtimes, error } = useFluxRuntimes();
  const rowsOf = useMemo(() => createRowsOf(t), [t]);
  const rows = useMemo(() => runtimes.flatMap(rowsOf), [runtimes, rowsOf]);
  const isLoading = !error && (!clusters || clusters.length > runtimes.length);

  return (
    <CardFrame
      title={t('runtime.title')}
      noPadding
      action={<RuntimeRefreshButton />}
    >
      {error && <RequestFailure problem={error} onTryAgain={refresh} />}
      {clusters?.length === 0 && (
        <CardMessage
          title={t('empty.noClustersTitle')}
          description={t('empty.noClusters')}
        />
      )}
      {clusters && clusters.length > 0 && !(error && rows.length === 0) && (
        <RuntimeSummary
          rows={rows}
          runtimes={runtimes}
          clusters={clusters.length}
        />
      )}
      {isLoading && <Progress />}
      {rows.length > 0 && <RuntimeTable rows={rows} />}
    </CardFrame>
  );
}
