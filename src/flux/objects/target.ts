import { kindOf } from '../kinds/kinds';
import { FluxObject } from './types';
import { recordAt, textAt } from './json';

/** Where an object deploys to, as far as its spec says. */
export interface FluxTarget {
  /** The object with the credentials of another cluster. */
  readonly kubeConfig?: {
    readonly kind: 'Secret' | 'ConfigMap';
    readonly name: string;
  };
  /** Overrides the namespaces in the manifests. */
  readonly namespace?: string;
  /** Where Helm stores its releases, if not in the object's own namespace. */
  readonly storageNamespace?: string;
}

/**
 * Where a Kustomization or HelmRelease deploys to, if its spec names another
 * cluster or a namespace: `spec.kubeConfig` names a Secret, or since Flux 2.7 a
 * ConfigMap for workload identity. Undefined if it names neither.
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
