import { makeStyles } from '@material-ui/core/styles';
import type { FluxInstallation } from '../../flux';
import { useFluxTranslation } from '../../translations';
import { Caption, StatusIcon } from '../common';

const useStyles = makeStyles(
  theme => ({
    version: {
      alignItems: 'center',
      display: 'flex',
      gap: theme.spacing(0.5),
    },
  }),
  { name: 'PluginFluxClusterFlux' },
);

/** Props of {@link ClusterFlux}. */
export interface ClusterFluxProps {
  installations: readonly FluxInstallation[];
}

/** The versions of Flux on a cluster, and which controllers are not ready. */
export function ClusterFlux(props: ClusterFluxProps) {
  const classes = useStyles();
  const t = useFluxTranslation();
  return (
    <>
      {props.installations.map(({ namespace, version, components }) => {
        const broken = components.filter(({ problem }) => problem);
        return (
          <div key={namespace}>
            <span className={classes.version}>
              <StatusIcon state={broken.length > 0 ? 'Failed' : 'Ready'} />
              {version ?? t('runtime.unknownVersion')}
            </span>
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
