import { namespaceOf, targetOf, type FluxTarget } from '../../flux';
import type { FluxTranslate } from '../../translations';
import { cut } from '../common';
import type { FluxRow } from './rows';

/**
 * Where a row deploys to, if not to its own cluster and namespace; one line
 * each.
 */
export function targetLines(row: FluxRow, t: FluxTranslate): string[] {
  const { kubeConfig, namespace, storageNamespace } = elsewhere(row);
  const target = [
    kubeConfig && `${kubeConfig.name} (${kubeConfig.kind})`,
    namespace && t('name.targetNamespace', { namespace }),
  ].filter(part => part);
  return [
    target.length > 0 && t('name.deploysTo', { target: target.join(', ') }),
    storageNamespace &&
      t('name.storageNamespace', { namespace: storageNamespace }),
  ].flatMap(line => (line ? cut(line) : []));
}

/** The names in {@link targetLines}, for searching. */
export function targetTexts(row: FluxRow): string[] {
  const { kubeConfig, namespace, storageNamespace } = elsewhere(row);
  return [kubeConfig?.name, namespace, storageNamespace].flatMap(
    text => text ?? [],
  );
}

/**
 * The target without namespaces that are the object's own. On another cluster
 * the target namespace is always kept.
 */
function elsewhere(row: FluxRow): FluxTarget {
  const { object } = row.resource;
  const { kubeConfig, namespace, storageNamespace } = targetOf(object) ?? {};
  const own = namespaceOf(object);
  return {
    kubeConfig,
    namespace: kubeConfig || namespace !== own ? namespace : undefined,
    storageNamespace: storageNamespace === own ? undefined : storageNamespace,
  };
}
