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
import { CardFrame } from '../FluxEntityCard/CardFrame';
import { CardMessage } from '../FluxEntityCard/CardMessage';
import { RequestFailure } from '../Notice';
import { useHasFluxApi } from '../useHasFluxApi';
import { createRowsOf } from './rows';
import { RuntimeRefreshButton } from './RuntimeRefreshButton';
import { RuntimeSummary } from './RuntimeSummary';
import { RuntimeTable } from './RuntimeTable';

/** The Flux of every cluster: one row for each installation. */
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
  const heard = new Set(runtimes.map(({ cluster }) => cluster));
  const unheard = clusters?.filter(({ name }) => !heard.has(name)).length ?? 0;
  const isLoading = !error && (!clusters || unheard > 0);

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
        <RuntimeSummary rows={rows} clusters={clusters} unheard={unheard} />
      )}
      {isLoading && <Progress />}
      {rows.length > 0 && <RuntimeTable rows={rows} t={t} />}
    </CardFrame>
  );
}
