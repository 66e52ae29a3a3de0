import { Progress } from '@backstage/core-components';
import { useMemo } from 'react';
import { useFluxRuntimes, useRuntimeRefresh } from '../../hooks';
import {
  FluxTranslationProvider,
  useFluxTranslation,
} from '../../translations';
import {
  CardFrame,
  CardMessage,
  ClustersGate,
  RequestFailure,
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
  return (
    <ClustersGate title={t('runtime.title')}>
      <LiveRuntimeCard />
    </ClustersGate>
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
