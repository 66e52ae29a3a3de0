import { isSuspended } from '../kinds/capabilities';
import { kindOf } from '../kinds/kinds';
import { nameOf, namespaceOf } from '../objects/identity';
import { listAt, textAt } from '../objects/json';
import { ownersOf, type FieldOwner } from '../objects/managedFields';
import type { FluxObject } from '../objects/types';
import { deletionOf } from './deletion';
import { suspenderOf, suspendPathOf } from './suspension';

/** What applies an object from somewhere else. */
export interface FluxApplier {
  /**
   * `Kustomization`, `HelmRelease`, `ResourceSet`, `FluxInstance`, or Argo
   * CD's `Application`. Missing where only the field manager is known.
   */
  readonly kind?: string;
  /**
   * Missing where it is not told. Not always on the same cluster: what a hub
   * deploys names objects of the hub.
   */
  readonly namespace?: string;
  /** Its name; else that of the field manager. */
  readonly name: string;
  /**
   * Whether it undoes what somebody else does to the field that suspends the
   * object: surely at its next reconciliation, perhaps when it deploys next,
   * or not, because it does not set the field or leaves the object alone.
   */
  readonly undoes: 'surely' | 'perhaps' | 'no';
}

/** The kind that Argo CD applies from. */
const APPLICATION = 'Application';

type Told = Pick<FluxApplier, 'kind' | 'namespace' | 'name'>;

interface ApplierRule {
  /** Of the field manager. */
  readonly manager: RegExp;
  /** Which it is, as the object's labels or annotations tell. */
  readonly read: (object: FluxObject) => Told | undefined;
  /**
   * The reconcilers of Flux apply all they own whenever it differs. Helm
   * compares releases, and Argo CD waits for a sync unless it heals itself.
   */
  readonly undoes: 'surely' | 'perhaps';
}

const RULES: readonly ApplierRule[] = [
  {
    manager: /^kustomize-controller$/,
    read: labelled('Kustomization', 'kustomize.toolkit.fluxcd.io'),
    undoes: 'surely',
  },
  {
    manager: /^helm-controller$/,
    read: labelled('HelmRelease', 'helm.toolkit.fluxcd.io'),
    undoes: 'perhaps',
  },
  {
    manager: /^flux-operator$/,
    read: object =>
      labelled('ResourceSet', 'resourceset.fluxcd.controlplane.io')(object) ??
      labelled('FluxInstance', 'fluxcd.controlplane.io')(object),
    undoes: 'surely',
  },
  {
    manager: /^argocd-/,
    read: argoApplicationOf,
    undoes: 'perhaps',
  },
];

/**
 * What applies an object, and whether it undoes a suspension or a resumption:
 * only an applier that owns the field sets it back, because server-side apply
 * leaves what a manifest does not mention (Flux: pkg ssa/manager_apply.go).
 */
export function appliedBy(object: FluxObject): FluxApplier | undefined {
  return applierOf(object, 'suspend');
}

/**
 * What suspends an object again that somebody resumes, because its own manifest
 * says so. A Kustomization that applies itself is among them: it does nothing
 * while it is suspended, but does once it is resumed.
 */
export function resumptionUndoneBy(
  object: FluxObject,
): FluxApplier | undefined {
  if (!isSuspended(object) || deletionOf(object)) return undefined;
  const applier = applierOf(object, 'resume');
  return applier?.undoes === 'no' ? undefined : applier;
}

function applierOf(
  object: FluxObject,
  action: 'suspend' | 'resume',
): FluxApplier | undefined {
  const path = suspendPathOf(object);
  const owners = path ? ownersOf(object, path) : [];
  for (const rule of RULES) {
    const owner = owners.find(({ manager = '' }) => rule.manager.test(manager));
    if (owner) {
      const told = rule.read(object) ?? { name: owner.manager ?? '' };
      const undoes =
        action === 'resume' && isItself(object, told)
          ? rule.undoes
          : howItUndoes(object, told, rule);
      return { ...told, undoes };
    }
  }
  const applier = owners.find(({ isApplier }) => isApplier);
  if (applier?.manager) return { name: applier.manager, undoes: 'perhaps' };
  for (const rule of RULES) {
    const told = rule.read(object);
    if (told) return { ...told, undoes: 'no' };
  }
  return undefined;
}

/**
 * The Kustomization that ends the suspension which an object is under: it
 * takes back what was set with kubectl, whether or not its manifest mentions
 * it (Flux: internal/controller/kustomization_controller.go, apply).
 */
export function suspensionUndoneBy(
  object: FluxObject,
): FluxApplier | undefined {
  const [rule] = RULES;
  const kustomization = rule.read(object);
  const suspender = isSuspended(object) ? suspenderOf(object) : undefined;
  if (!kustomization || !isTakenBack(suspender)) return undefined;
  // With Merge, it applies but does not take back.
  if (ssaOf(object) === 'merge') return undefined;
  const undoes = howItUndoes(object, kustomization, rule);
  return undoes === 'surely' ? { ...kustomization, undoes } : undefined;
}

/** `Kustomization flux-system/apps`, for people to read. */
export function applierName(applier: FluxApplier): string {
  const { kind, namespace, name } = applier;
  if (!kind) return name;
  const of = kind === APPLICATION ? `Argo CD ${kind}` : kind;
  return `${of} ${namespace ? `${namespace}/` : ''}${name}`;
}

function labelled(kind: string, prefix: string) {
  return (object: FluxObject): Told | undefined => {
    const name = textAt(object, 'metadata', 'labels', `${prefix}/name`);
    const namespace = textAt(
      object,
      'metadata',
      'labels',
      `${prefix}/namespace`,
    );
    return name && namespace ? { kind, namespace, name } : undefined;
  };
}

/**
 * `application:group/Kind:namespace/name`, where the application may have its
 * namespace before an underscore. It names the object, so that a copy of an
 * object is not taken for tracked (Argo CD: util/argo/resource_tracking.go).
 */
function argoApplicationOf(object: FluxObject): Told | undefined {
  const id = textAt(
    object,
    'metadata',
    'annotations',
    'argocd.argoproj.io/tracking-id',
  );
  const [, application = '', rest = ''] = /^([^:]+):(.+)$/.exec(id ?? '') ?? [];
  const info = kindOf(object);
  const self = `${info?.group}/${info?.kind}:${namespaceOf(object)}/${nameOf(
    object,
  )}`;
  if (!application || rest !== self) return undefined;
  const [, namespace, name = application] =
    /^([^_]+)_(.+)$/.exec(application) ?? [];
  return { kind: APPLICATION, ...(namespace && { namespace }), name };
}

function howItUndoes(
  object: FluxObject,
  applier: Told,
  rule: ApplierRule,
): FluxApplier['undoes'] {
  const isKustomization = applier.kind === 'Kustomization';
  if (isItself(object, applier)) return 'no';
  return isKustomization && isLeftAlone(object) ? 'no' : rule.undoes;
}

/**
 * `flux bootstrap` makes a Kustomization that applies itself. One of the same
 * name on a hub that deploys it here leaves the same labels, but what does not
 * apply itself is not in its own inventory (Flux: pkg ssa SetOwnerLabels;
 * helm-controller api/v2 ResourceRef).
 */
function isItself(object: FluxObject, applier: Told): boolean {
  const namespace = namespaceOf(object);
  const name = nameOf(object);
  const info = kindOf(object);
  if (
    info?.kind !== applier.kind ||
    namespace !== applier.namespace ||
    name !== applier.name
  ) {
    return false;
  }
  const applied = listAt(object, 'status', 'inventory', 'entries');
  const own = `${namespace}_${name}_${info?.group}_${info?.kind}`;
  return (
    applied.length === 0 || applied.some(entry => textAt(entry, 'id') === own)
  );
}

/** Whether kustomize-controller is told not to touch what is there. */
function isLeftAlone(object: FluxObject): boolean {
  const reconcile = kustomizeAnnotation(object, 'reconcile');
  return (
    reconcile === 'disabled' ||
    ['ignore', 'ifnotpresent'].includes(ssaOf(object) ?? '')
  );
}

function ssaOf(object: FluxObject): string | undefined {
  return kustomizeAnnotation(object, 'ssa');
}

function kustomizeAnnotation(
  object: FluxObject,
  name: string,
): string | undefined {
  return textAt(
    object,
    'metadata',
    'annotations',
    `kustomize.toolkit.fluxcd.io/${name}`,
  )?.toLowerCase();
}

/** Flux: pkg ssa/patch.go compares the beginning of the manager's name. */
function isTakenBack(owner: FieldOwner | undefined): boolean {
  return /^(?:kubectl|before-first-apply)/.test(owner?.manager ?? '');
}
