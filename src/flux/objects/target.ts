import { kindOf } from '../kinds/kinds';
import { FluxObject } from './types';
import { recordAt, textAt } from './json';

/** Where an object deploys to, as far as it says so. */
export interface FluxTarget {
  /** What has the credentials of another cluster. */
  readonly kubeConfig?: {
    readonly kind: 'Secret' | 'ConfigMap';
    readonly name: string;
  };
  /** What is deployed goes there, whatever the manifests say. */
  readonly namespace?: string;
  /** Helm keeps its releases there, if it is not the object's own. */
  readonly storageNamespace?: string;
}

/**
 * Where a Kustomization or HelmRelease deploys to, if that is not simply its
 * own cluster: `spec.kubeConfig` names a Secret, or since Flux 2.7 a ConfigMap
 * for workload identity. Undefined where it says nothing about it.
 */
export function targetOf(object: FluxObject): FluxTarget | undefined {
  if (kindOf(object)?.category !== 'deployment') return undefined;
  const kubeConfig = kubeConfigOf(object);
  const namespace = textAt(object, 'spec', 'targetNamespace');
  const storageNamespace = textAt(object, 'spec', 'storageNamespace');
  return kubeConfig || namespace || storageNamespace
    ? { kubeConfig, namespace, storageNamespace }
    : undefined;
}

function kubeConfigOf(object: FluxObject): FluxTarget['kubeConfig'] {
  const kubeConfig = recordAt(object, 'spec', 'kubeConfig');
  const secret = textAt(kubeConfig, 'secretRef', 'name');
  if (secret) return { kind: 'Secret', name: secret };
  const configMap = textAt(kubeConfig, 'configMapRef', 'name');
  return configMap ? { kind: 'ConfigMap', name: configMap } : undefined;
}
