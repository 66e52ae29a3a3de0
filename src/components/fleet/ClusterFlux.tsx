import type { FluxInstallation } from '../../flux';
import { useFluxTranslation } from '../../translations';
import { Caption, StatusIcon } from '../common';

/** Props of {@link ClusterFlux}. */
export interface ClusterFluxProps {
  installations: readonly FluxInstallation[];
}

/** The versions of Flux on a cluster, and which controllers are not ready. */
export function ClusterFlux(props: ClusterFluxProps) {
  const t = useFluxTranslation();
  return (
    <>
      {props.installations.map(({ namespace, version, components }) => {
        const broken = components.filter(({ problem }) => problem);
        return (
          <div key={namespace}>
            <StatusIcon state={broken.length > 0 ? 'Failed' : 'Ready'} />{' '}
            {version ?? t('runtime.unknownVersion')}
            {broken.length > 0 ? (
              <Caption>
                {t('fleet.notReady', {
                  controllers: broken.map(({ name }) => name).join(', '),
                })}
              </Caption>
            ) : (
              <Caption secondary>{t('fleet.allReady')}</Caption>
            )}
          </div>
        );
      })}
    </>
  );
}
