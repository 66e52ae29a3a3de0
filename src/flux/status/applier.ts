import { inventoryIdOf } from '../inventory/inventoryId';
import { isSuspended } from '../kinds/capabilities';
import { kindOf } from '../kinds/kinds';
import { nameOf, namespaceOf } from '../objects/identity';
import { listAt, textAt } from '../objects/json';
import { ownersOf, type FieldOwner } from '../objects/managedFields';
import type { FluxObject } from '../objects/types';
import { deletionOf } from './deletion';
import { suspenderOf, suspendPathOf } from './suspension';

/** The object or tool that applies an object. */
export interface FluxApplier {
  /**
   * `Kustomization`, `HelmRelease`, `ResourceSet`, `FluxInstance`, or Argo CD's
   * `Application`. Missing if only the field manager is known.
   */
  readonly kind?: string;
  /**
   * Missing if unknown. It is not always on the same cluster: objects that a
   * hub deploys name objects of the hub.
   */
  readonly namespace?: string;
  /** Its name, or else that of the field manager. */
  readonly name: string;
  /**
   * Whether it reverts a suspension or resumption by others: `surely` at
   * its next reconciliation, `perhaps` at its next deployment, `no` if it does
   * not set the field or does not touch the object.
   */
  readonly undoes: 'surely' | 'perhaps' | 'no';
}

/** The kind that Argo CD applies from. */
const APPLICATION = 'Application';

type Told = Pick<FluxApplier, 'kind' | 'namespace' | 'name'>;

interface ApplierRule {
  /** Matches the name of the field manager. */
  readonly manager: RegExp;
  /** Reads the applier from the labels or annotations of an object. */
  readonly read: (object: FluxObject) => Told | undefined;
  /**
   * Flux's own reconcilers apply all their fields whenever one differs. Helm
   * compares releases, and Argo CD waits for a sync unless self-heal is on.
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
 * The applier of an object, and whether it reverts a suspension or a
 * resumption. Only an applier that owns the field does, because server-side
 * apply ignores fields that are not in the manifest (Flux: pkg
 * ssa/manager_apply.go).
 */
export function appliedBy(object: FluxObject): FluxApplier | undefined {
  return applierOf(object, 'suspend');
}

/**
 * The object that suspends an object again after it was resumed, because its
 * manifest is suspended. This may be a Kustomization that applies itself: it
 * does nothing while it is suspended, but applies itself once it is resumed.
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
 * The Kustomization that will end the current suspension of an object: it
 * reverts changes made with kubectl, whether or not its manifest contains the
 * field (Flux: internal/controller/kustomization_controller.go, apply).
 */
export function suspensionUndoneBy(
  object: FluxObject,
): FluxApplier | undefined {
  const [rule] = RULES;
  const kustomization = rule.read(object);
  const suspender = isSuspended(object) ? suspenderOf(object) : undefined;
  if (!kustomization || !isTakenBack(suspender)) return undefined;
  // With `ssa: Merge`, changes of others are not reverted.
  if (ssaOf(object) === 'merge') return undefined;
  const undoes = howItUndoes(object, kustomization, rule);
  return undoes === 'surely' ? { ...kustomization, undoes } : undefined;
}

/** The name of an applier for display: `Kustomization flux-system/apps`. */
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
 * The application in Argo CD's tracking id,
 * `application:group/Kind:namespace/name`, where `application` may be
 * `namespace_name`. The id is ignored if it names another object: a copy has
 * the annotation of its original (Argo CD: util/argo/resource_tracking.go).
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
  const own = inventoryIdOf(object);
  return (
    applied.length === 0 || applied.some(entry => textAt(entry, 'id') === own)
  );
}

/** Whether an annotation stops kustomize-controller from changing an object. */
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

/**
 * Whether kustomize-controller reverts changes of this manager. It matches the
 * beginning of the name (Flux: pkg ssa/patch.go).
 */
function isTakenBack(owner: FieldOwner | undefined): boolean {
  return /^(?:kubectl|before-first-apply)/.test(owner?.manager ?? '');
}
