import { imagesOf } from '../inventory/tree';
import { urlOf } from '../links/webUrl';
import type { FluxKind } from '../kinds/kinds';
import { nameOf, namespaceOf } from '../objects/identity';
import { selectorMatch, selectorTextOf } from '../objects/labelSelector';
import { numberAt, recordAt, textAt, timeAt } from '../objects/json';
import {
  fluxReference,
  referenceOf,
  resourceKey,
  sourceReferencesOf,
  type FluxPlace,
  type FluxReference,
} from '../objects/references';
import type { FluxObject, FluxResource } from '../objects/types';
import { imagePolicyOf } from '../sources/imagePolicy';
import { intervalOf } from '../status/interval';
import { lastUpdatedOf } from '../status/lastUpdated';
import { statusOf } from '../status/status';
import { relationOf, type FluxImageRelation } from './choice';
import { imageKey, parseImage, type FluxImage } from './image';
import { workloadPlacesOf, type FluxAppliedWorkload } from './running';

/** Why the tags that a policy chooses from are not up to date. */
export type FluxScanProblem =
  /** The policy names an ImageRepository that does not exist. */
  | 'missing'
  /** It could not be read, or has not been read yet. */
  | 'unread'
  | 'suspended'
  | 'failed'
  /** It was not scanned yet. */
  | 'never';

/** What is known of the tags that a policy chooses from. */
export interface FluxImageScan {
  readonly reference?: FluxReference;
  /** RFC 3339, as sent: when the tags were listed last. */
  readonly at?: string;
  readonly tags?: number;
  readonly problem?: FluxScanProblem;
  /** What Flux says of a failure. */
  readonly message?: string;
  /**
   * From when on a scan is overdue, in milliseconds since the epoch. Only of a
   * repository without another problem.
   */
  readonly overdueAt?: number;
}

/** What an ImageUpdateAutomation does for a policy. */
export interface FluxImagePush {
  readonly automation: FluxResource;
  /** The last commit that it pushed, for whichever policy. */
  readonly commit?: string;
  /** RFC 3339, as sent: when it did. */
  readonly at?: string;
  /** The address of the git repository. */
  readonly repository?: string;
  /** The branch it pushes to, where that is not the one it reads. */
  readonly branch?: string;
  readonly problem?: 'suspended' | 'failed';
  /** What Flux says of a failure. */
  readonly message?: string;
  /**
   * Whether its last run knew what the policy has chosen; undefined before Flux
   * 2.3.
   */
  readonly isCurrent?: boolean;
}

/** An image of the workload that a policy is about. */
export interface FluxImageRun extends FluxAppliedWorkload {
  readonly image: FluxImage;
  readonly relation: FluxImageRelation;
}

/** An ImagePolicy and what belongs to it. */
export interface FluxImageRow {
  readonly key: string;
  readonly policy: FluxResource;
  /** Whether it is known by its image alone, and not by a label. */
  readonly isFoundByImage?: boolean;
  /** The name of the image, as it is written somewhere. */
  readonly name?: string;
  /** What it has chosen. */
  readonly latest?: FluxImage;
  /** What it had chosen before. */
  readonly previous?: FluxImage;
  /** RFC 3339, as sent: since when its choice has been the same. */
  readonly chosenAt?: string;
  readonly scan: FluxImageScan;
  readonly pushes: readonly FluxImagePush[];
  /** The running containers of its image, those that differ first. */
  readonly runs: readonly FluxImageRun[];
}

/** What rows of images are made from. */
export interface FluxImageParts {
  readonly policies: readonly FluxResource[];
  /** Policies that have a row if one of the workloads uses their image. */
  readonly candidates?: readonly FluxResource[];
  /** An ImageRepository or GitRepository; `unread` if that is not known. */
  readonly find: (
    reference: FluxReference,
  ) => FluxResource | 'missing' | 'unread';
  /** All that are in the namespaces of the policies. */
  readonly automations: readonly FluxResource[];
  readonly workloads: readonly FluxAppliedWorkload[];
}

/** Policies with what they choose from, who writes it, and what runs. */
export function imageRowsOf(parts: FluxImageParts): readonly FluxImageRow[] {
  const { policies, candidates = [], workloads } = parts;
  const drafts = [
    ...policies.map(policy => draftOf(policy, parts)),
    ...candidates.map(policy => ({
      ...draftOf(policy, parts),
      isFoundByImage: true,
    })),
  ];
  const runs = runsOf(drafts, workloads);
  return drafts
    .map(draft => ({ ...draft, runs: runs.get(draft.key) ?? [] }))
    .filter(row => !row.isFoundByImage || row.runs.length > 0)
    .sort(
      (left, right) =>
        urgencyOf(left) - urgencyOf(right) ||
        compareTexts(placeOf(left), placeOf(right)),
    );
}

/** Policies of the same name are beside each other. */
function placeOf({ policy: { cluster, object } }: FluxImageRow): string {
  return [namespaceOf(object), nameOf(object), cluster].join(' ');
}

function compareTexts(left: string, right: string): number {
  if (left === right) return 0;
  return left < right ? -1 : 1;
}

type Draft = Omit<FluxImageRow, 'runs'>;

function draftOf(policy: FluxResource, parts: FluxImageParts): Draft {
  const { object } = policy;
  const [reference] = sourceReferencesOf(policy);
  const found = reference && parts.find(reference);
  const repository = typeof found === 'object' ? found.object : undefined;
  const { latest, previous } = imagePolicyOf(object);
  return {
    key: resourceKey(policy),
    policy,
    name:
      latest?.name ??
      parseImage(textAt(repository, 'spec', 'image'))?.name ??
      textAt(repository, 'status', 'canonicalImageName'),
    latest,
    previous,
    chosenAt: latest && lastUpdatedOf(object),
    scan: scanOf(reference, found),
    pushes: parts.automations
      .filter(automation => writes(automation, policy))
      .map(automation => pushOf(automation, policy, parts.find)),
  };
}

/** How many intervals may pass without a scan before one is missed. */
const INTERVALS = 2;
/** A scan takes its time, and so does a restart of Flux. */
const GRACE_MS = 10 * 60_000;

function scanOf(
  reference: FluxReference | undefined,
  found: FluxResource | 'missing' | 'unread' = 'unread',
): FluxImageScan {
  if (found === 'missing' || found === 'unread') {
    return { reference, problem: found };
  }
  const { object } = found;
  const at = timeAt(object, 'status', 'lastScanResult', 'scanTime');
  const tags = numberAt(object, 'status', 'lastScanResult', 'tagCount');
  const known = { reference, at, tags };
  const { state, message } = statusOf(object);
  if (state === 'Suspended') return { ...known, problem: 'suspended' };
  if (state === 'Failed' || state === 'Stalled') {
    return { ...known, problem: 'failed', message };
  }
  if (!at) return { ...known, problem: 'never' };
  const interval = intervalOf(object);
  return interval === undefined
    ? known
    : {
        ...known,
        overdueAt: Date.parse(at) + INTERVALS * interval * 1000 + GRACE_MS,
      };
}

/**
 * Whether an automation writes what a policy chooses: those of its own
 * namespace, all unless it selects some (Flux: image-automation-controller
 * internal/controller/imageupdateautomation_controller.go, getPolicies).
 */
function writes(automation: FluxResource, policy: FluxResource): boolean {
  const isBeside =
    automation.cluster === policy.cluster &&
    !policy.clusterIsAmbiguous &&
    namespaceOf(automation.object) === namespaceOf(policy.object);
  if (!isBeside) return false;
  const selector = recordAt(automation.object, 'spec', 'policySelector');
  if (!selector || !hasTerms(selector)) return true;
  const text = selectorTextOf(selector);
  const labels = recordAt(policy.object, 'metadata', 'labels') ?? {};
  return text !== undefined && (selectorMatch(text)?.(labels) ?? false);
}

function hasTerms(selector: Readonly<Record<string, unknown>>): boolean {
  const { matchLabels, matchExpressions } = selector;
  return (
    Object.keys(recordAt({ matchLabels }, 'matchLabels') ?? {}).length > 0 ||
    (Array.isArray(matchExpressions) && matchExpressions.length > 0)
  );
}

function pushOf(
  automation: FluxResource,
  policy: FluxResource,
  find: FluxImageParts['find'],
): FluxImagePush {
  const { object } = automation;
  const [reference] = sourceReferencesOf(automation);
  const source = reference && find(reference);
  const repository = typeof source === 'object' ? source.object : undefined;
  const { state, message } = statusOf(object);
  const hasFailed = state === 'Failed' || state === 'Stalled';
  return {
    automation,
    commit: textAt(object, 'status', 'lastPushCommit'),
    at: timeAt(object, 'status', 'lastPushTime'),
    repository: repository && urlOf(repository),
    branch: otherBranchOf(object, repository),
    ...(state === 'Suspended' && { problem: 'suspended' }),
    ...(hasFailed && { problem: 'failed', message }),
    isCurrent: knowsChoice(object, policy.object),
  };
}

function otherBranchOf(
  automation: FluxObject,
  repository: FluxObject | undefined,
): string | undefined {
  const pushed = textAt(automation, 'spec', 'git', 'push', 'branch');
  const read =
    textAt(automation, 'spec', 'git', 'checkout', 'ref', 'branch') ??
    textAt(repository, 'spec', 'ref', 'branch');
  return read && pushed !== read ? pushed : undefined;
}

function knowsChoice(
  automation: FluxObject,
  policy: FluxObject,
): boolean | undefined {
  const observed = recordAt(automation, 'status', 'observedPolicies');
  const { latest } = imagePolicyOf(policy);
  if (!observed || !latest) return undefined;
  const known = recordAt(observed, nameOf(policy));
  return (
    textAt(known, 'name') === latest.name && textAt(known, 'tag') === latest.tag
  );
}

/** The better an image fits a policy, the likelier the policy is about it. */
const FIT: readonly FluxImageRelation[] = [
  'current',
  'pending',
  'newer',
  'unknown',
  'other',
];

/**
 * What runs of each policy's image. Of several policies for an image, as one
 * for each environment, those are meant that an image fits best; on a cluster
 * without a policy for it, those of other clusters.
 */
function runsOf(
  drafts: readonly Draft[],
  workloads: readonly FluxAppliedWorkload[],
): ReadonlyMap<string, readonly FluxImageRun[]> {
  const byImage = new Map<string, Draft[]>();
  for (const draft of drafts) {
    if (draft.name !== undefined) {
      const key = imageKey(draft.name);
      byImage.set(key, [...(byImage.get(key) ?? []), draft]);
    }
  }
  const runs = new Map<string, FluxImageRun[]>();
  for (const applied of workloads) {
    const { workload } = applied;
    for (const text of imagesOf(workload.object)) {
      const image = parseImage(text);
      if (!image) continue;
      const about = byImage.get(imageKey(image.name)) ?? [];
      const here = about.filter(each => isOnCluster(each.policy, workload));
      const judged = (here.length > 0 ? here : about).map(({ key, policy }) => {
        const relation = relationOf(policy.object, image);
        return { key, relation, fit: FIT.indexOf(relation) };
      });
      const best = Math.min(...judged.map(({ fit }) => fit));
      for (const { key, relation, fit } of judged) {
        if (fit === best) {
          const run = { ...applied, image, relation };
          const known = runs.get(key);
          if (known) known.push(run);
          else runs.set(key, [run]);
        }
      }
    }
  }
  for (const list of runs.values()) {
    list.sort(
      (left, right) => FIT.indexOf(right.relation) - FIT.indexOf(left.relation),
    );
  }
  return runs;
}

function isOnCluster(policy: FluxResource, workload: FluxResource): boolean {
  return policy.cluster === workload.cluster && !policy.clusterIsAmbiguous;
}

/** What runs and differs first, then failures, then what is not used. */
function urgencyOf({ policy, scan, pushes, runs }: FluxImageRow): number {
  if (runs.some(({ relation }) => relation !== 'current')) return 0;
  const { state } = statusOf(policy.object);
  const hasFailed =
    state === 'Failed' ||
    state === 'Stalled' ||
    scan.problem !== undefined ||
    pushes.some(({ problem }) => problem === 'failed');
  if (hasFailed) return 1;
  return runs.length === 0 ? 2 : 3;
}

/** The ImageRepository of each policy, and the git source of automations. */
export function imageReferencesOf(
  resources: readonly FluxResource[],
): readonly FluxReference[] {
  return resources.flatMap(sourceReferencesOf);
}

/** The places of the automations that write the chosen tags, each once. */
export function automationPlacesOf(
  policies: readonly FluxResource[],
): readonly FluxPlace[] {
  return placesOf(
    'ImageUpdateAutomation',
    policies.flatMap(policy => referenceOf(policy) ?? []),
  );
}

/**
 * Where policies for the images of deployments may be, each once: beside them,
 * their sources, and the workloads that they apply.
 */
export function policyPlacesOf(
  deployments: readonly FluxResource[],
): readonly FluxPlace[] {
  return placesOf('ImagePolicy', [
    ...deployments.flatMap(deployment => {
      const reference = referenceOf(deployment);
      return reference ? [reference, ...sourceReferencesOf(deployment)] : [];
    }),
    ...workloadPlacesOf(deployments),
  ]);
}

function placesOf(
  kind: FluxKind,
  places: readonly Pick<FluxReference, 'cluster' | 'namespace'>[],
): readonly FluxPlace[] {
  const found = places.flatMap(({ cluster, namespace }) => {
    if (!namespace) return [];
    const { group } = fluxReference(cluster, kind, namespace, '');
    const key = JSON.stringify([cluster, namespace]);
    return [[key, { cluster, group, kind, namespace }] as const];
  });
  return [...new Map(found).values()];
}

/**
 * The policies that may be about an image of the workloads: they have chosen
 * one of its name, or nothing yet.
 */
export function policiesFor(
  workloads: readonly FluxAppliedWorkload[],
  policies: readonly FluxResource[],
): readonly FluxResource[] {
  const used = new Set(
    workloads
      .flatMap(({ workload }) => imagesOf(workload.object))
      .flatMap(text => parseImage(text) ?? [])
      .map(({ name }) => imageKey(name)),
  );
  if (used.size === 0) return [];
  return policies.filter(({ object }) => {
    const { latest } = imagePolicyOf(object);
    return !latest || used.has(imageKey(latest.name));
  });
}
