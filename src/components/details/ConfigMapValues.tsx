import { Progress } from '@backstage/core-components';
import Button from '@material-ui/core/Button';
import Typography from '@material-ui/core/Typography';
import { useState } from 'react';
import {
  valuesIn,
  type FluxReference,
  type FluxValuesSource,
} from '../../flux';
import { useConfigMap } from '../../hooks';
import { useFluxTranslation } from '../../translations';
import { cut, RequestFailure } from '../common';
import { CodeBlock } from './CodeBlock';

/** Props of {@link ConfigMapValues}. */
export interface ConfigMapValuesProps {
  configMap: FluxReference;
  source: FluxValuesSource;
}

/** A button that reads the values of a release that are in a ConfigMap. */
export function ConfigMapValues(props: ConfigMapValuesProps) {
  const t = useFluxTranslation();
  const [open, setOpen] = useState(false);
  const name = cut(props.source.name);
  return (
    <>
      <Button
        size="small"
        color="primary"
        aria-expanded={open}
        onClick={() => setOpen(!open)}
      >
        {t(open ? 'yaml.hideValues' : 'yaml.showValues', { name })}
      </Button>
      {open && <ReadValues {...props} />}
    </>
  );
}

function ReadValues(props: ConfigMapValuesProps) {
  const { configMap, source } = props;
  const t = useFluxTranslation();
  const { object, problem, refresh } = useConfigMap(configMap);
  const { namespace = '', name } = configMap;
  if (problem) {
    return (
      <RequestFailure
        problem={problem}
        part={{
          title: t('yaml.notRead', { name: cut(name) }),
          rule: t('yaml.rule', { namespace }),
        }}
        onTryAgain={refresh}
      />
    );
  }
  if (object === undefined) return <Progress />;
  const text = object && valuesIn(object, source);
  const key = cut(source.key);
  if (typeof text === 'string') {
    return (
      <CodeBlock
        label={t('yaml.valuesOf', { name: cut(name), key })}
        text={text}
        fileName={`${name}-${source.key}`}
      />
    );
  }
  return (
    <Typography variant="body2">
      {object && t('yaml.noKey', { key })}
      {!object &&
        t(source.optional ? 'yaml.noConfigMapOptional' : 'yaml.noConfigMap')}
    </Typography>
  );
}
