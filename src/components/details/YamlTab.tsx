import { configApiRef, useApi } from '@backstage/core-plugin-api';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import { dump } from 'js-yaml';
import { useMemo } from 'react';
import {
  kindOf,
  manifestOf,
  nameOf,
  referenceOf,
  valuesOf,
  type FluxResource,
  type FluxValuesSource,
} from '../../flux';
import { useFluxTranslation } from '../../translations';
import { cut } from '../common';
import { CodeBlock } from './CodeBlock';
import { ConfigMapValues } from './ConfigMapValues';
import { Region } from './Region';
import { hiddenParts } from './tabs';

const useStyles = makeStyles(
  theme => ({
    from: { ...theme.typography.body2, marginTop: 0 },
    heading: { margin: theme.spacing(2, 0, 1) },
  }),
  { name: 'PluginFluxYamlTab' },
);

/** Props of {@link YamlTab}. */
export interface YamlTabProps {
  resource: FluxResource;
  /** Whether anything may be read about it. */
  mayRead: boolean;
}

/** The values of a release, and an object as the API server has it. */
export function YamlTab(props: YamlTabProps) {
  const { object } = props.resource;
  const classes = useStyles();
  const t = useFluxTranslation();
  const config = useApi(configApiRef);
  const hasValues =
    kindOf(object)?.kind === 'HelmRelease' &&
    !hiddenParts(config).has('values');
  const { metadataAndSpec, status } = manifestOf(object);
  const name = nameOf(object);
  const spec = useYaml(metadataAndSpec);
  const state = useYaml(status);
  return (
    <>
      {hasValues && <Values {...props} />}
      <Region title={t('yaml.manifest')}>
        <CodeBlock
          label={t('yaml.spec')}
          text={spec}
          fileName={`${name}.yaml`}
        />
        {status !== undefined && (
          <>
            <Typography
              variant="subtitle1"
              component="h4"
              className={classes.heading}
            >
              {t('yaml.status')}
            </Typography>
            <CodeBlock
              label={t('yaml.status')}
              text={state}
              fileName={`${name}-status.yaml`}
            />
          </>
        )}
      </Region>
    </>
  );
}

function Values(props: YamlTabProps) {
  const { resource, mayRead } = props;
  const { object } = resource;
  const classes = useStyles();
  const t = useFluxTranslation();
  const { inline, from } = valuesOf(object);
  const self = mayRead ? referenceOf(resource) : undefined;
  const text = useYaml(inline);
  return (
    <Region title={t('yaml.values')}>
      {from.length > 0 && (
        <>
          <Typography variant="body2">{t('yaml.valuesFrom')}</Typography>
          <ol className={classes.from}>
            {from.map((source, index) => (
              <li key={`${index} ${source.name}`}>
                <ValuesSource source={source} />
                {self && source.kind === 'ConfigMap' && (
                  <div>
                    <ConfigMapValues
                      configMap={{
                        cluster: self.cluster,
                        group: '',
                        kind: 'ConfigMap',
                        namespace: self.namespace,
                        name: source.name,
                      }}
                      source={source}
                    />
                  </div>
                )}
              </li>
            ))}
          </ol>
        </>
      )}
      {inline && (
        <CodeBlock
          label={t('yaml.values')}
          text={text}
          fileName={`${nameOf(object)}-values.yaml`}
        />
      )}
      {!inline && from.length === 0 && (
        <Typography variant="body2">{t('yaml.noValues')}</Typography>
      )}
    </Region>
  );
}

function ValuesSource(props: { source: FluxValuesSource }) {
  const { kind, name, key, targetPath, optional, isSecret } = props.source;
  const t = useFluxTranslation();
  return (
    <bdi>
      {cut(kind)} {cut(name)}, {t('yaml.key', { key: cut(key) })}
      {targetPath && `, ${t('yaml.targetPath', { path: cut(targetPath) })}`}
      {optional && `, ${t('yaml.optional')}`}
      {isSecret && `, ${t('yaml.secret')}`}
    </bdi>
  );
}

function useYaml(value: unknown): string {
  return useMemo(
    () => (value === undefined ? '' : dump(value, { lineWidth: -1 })),
    [value],
  );
}
