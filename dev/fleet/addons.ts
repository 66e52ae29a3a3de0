/** Software besides Flux that brings its own kinds to a cluster. */
export type Addon =
  | 'cert-manager'
  | 'crossplane'
  | 'keda'
  | 'prometheus-operator';

/** A kind of an addon, as in its CRD. */
export interface AddonKind {
  addon: Addon;
  group: string;
  version: string;
  kind: string;
  plural: string;
  shortNames: string[];
}

function kindOf(
  addon: Addon,
  apiVersion: string,
  kind: string,
  plural: string,
  ...shortNames: string[]
): AddonKind {
  const [group, version] = apiVersion.split('/');
  return { addon, group, version, kind, plural, shortNames };
}

/** The kinds of all addons; all are namespaced. */
export const addonKinds: AddonKind[] = [
  kindOf(
    'cert-manager',
    'cert-manager.io/v1',
    'Certificate',
    'certificates',
    'cert',
    'certs',
  ),
  kindOf('cert-manager', 'cert-manager.io/v1', 'Issuer', 'issuers'),
  // A Crossplane claim of a kind that the platform team has defined.
  kindOf(
    'crossplane',
    'database.sock-shop.example/v1alpha1',
    'PostgreSQLInstance',
    'postgresqlinstances',
  ),
  kindOf('keda', 'keda.sh/v1alpha1', 'ScaledObject', 'scaledobjects', 'so'),
  kindOf(
    'prometheus-operator',
    'monitoring.coreos.com/v1',
    'ServiceMonitor',
    'servicemonitors',
    'smon',
  ),
  kindOf(
    'prometheus-operator',
    'monitoring.coreos.com/v1',
    'PrometheusRule',
    'prometheusrules',
    'promrule',
  ),
];

/** The kind of an addon by its name. */
export function addonKind(name: string): AddonKind {
  const found = addonKinds.find(({ kind }) => kind === name);
  if (!found) throw new Error(`No addon has a kind ${name}`);
  return found;
}
