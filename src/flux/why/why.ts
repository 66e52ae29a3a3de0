import {
  nodesIn,
  withChildren,
  type FluxResourceNode,
  type FluxResourceTree,
} from '../inventory/tree';
import { inventoryOf } from '../inventory/inventory';
import type { FluxHealth } from '../inventory/health';
import type { FluxContainer } from '../inventory/pods';
import { kindOf } from '../kinds/kinds';
import { durationIn } from '../objects/duration';
import { textAt } from '../objects/json';
import {
  referenceKey,
  referenceOf,
  type FluxReference,
} from '../objects/references';
import type { FluxRefusal } from '../objects/refusal';
import type { FluxObject, FluxResource } from '../objects/types';
import type { FluxComponentProblem } from '../runtime/controller';
import {
  rootOf,
  type FluxBlockedBy,
  type FluxBlockerLink,
  type FluxBlockerNote,
} from '../status/blockers';
import { deletionOf, type FluxDeletion } from '../status/deletion';
import type { FluxEvent } from '../status/events';
import { momentOf } from '../status/history';
import { statusOf, type FluxState, type FluxStatus } from '../status/status';
import type { FluxSuspension } from '../status/suspension';
import type { FluxTimelineEntry } from '../status/timeline';
import { causeIn } from '../status/waiting';
import { adviceFor, refusalIn, type FluxAdvice } from './advice';
import { isNamed, objectsNamedIn, type FluxNamedObject } from './named';
import { waitsForHealth } from './reads';

/** A part of the answer that has to be read. */
export type FluxWhyPart =
  | 'controller'
  | 'blockers'
  | 'source'
  | 'resources'
  | 'pods'
  | 'events'
  | 'history';

/** The controller that reconciles an object, if it does not run. */
export interface FluxUnwellController {
  /** Its Deployment; missing if there is none. */
  readonly reference?: FluxReference;
  /** Such as `kustomize-controller`; the Deployment may have another name. */
  readonly name: string;
  /** The shard that the object belongs to, if it belongs to one. */
  readonly shard?: string;
  readonly problem: FluxComponentProblem;
}

/** What is known about an object that is not well. All may be missing. */
export interface FluxWhyFacts {
  readonly resource: FluxResource;
  readonly controller?: FluxUnwellController;
  readonly blocked?: FluxBlockedBy;
  /** A source that has stopped working, see {@link brokenSourceOf}. */
  readonly brokenSource?: FluxResource;
  readonly tree?: FluxResourceTree;
  /** Those of the object, and of what it applied and what belongs to that. */
  readonly events?: readonly FluxEvent[];
  readonly timeline?: readonly FluxTimelineEntry[];
  /** What could not be read, and why. */
  readonly gaps?: readonly FluxWhyGap[];
  /** What is being read. */
  readonly reading?: readonly FluxWhyPart[];
}

/** Something that could not be read. */
export interface FluxWhyGap {
  readonly part: FluxWhyPart;
  readonly because: 'not-permitted' | 'failed' | 'elsewhere';
  /** The kind that could not be read, if it was one. */
  readonly kind?: string;
}

/**
 * The reason in one sentence, about the object that is explained. `message` is
 * always what the cluster says, untouched.
 */
export type FluxWhyHeadline =
  /** It is being deleted, and waits for its finalizers. */
  | { readonly says: 'terminating'; readonly deletion: FluxDeletion }
  | { readonly says: 'suspended'; readonly suspension: FluxSuspension }
  | { readonly says: 'controller'; readonly controller: FluxUnwellController }
  /** It waits for another object, which is the end of a chain. */
  | {
      readonly says: 'blocked';
      readonly by: FluxReference;
      readonly state?: FluxState;
      /** If that is suspended. */
      readonly suspension?: FluxSuspension;
      readonly note?: FluxBlockerNote;
      readonly reason?: string;
      readonly message?: string;
    }
  /** Its source has failed, perhaps several hops away. */
  | {
      readonly says: 'source';
      readonly source: FluxReference;
      readonly state?: FluxState;
      readonly note?: FluxBlockerNote;
      readonly reason?: string;
      readonly message?: string;
    }
  /** The API server or an admission policy refused an object. */
  | {
      readonly says: 'refused';
      /** Missing if the message does not name it. */
      readonly object?: FluxNamedObject;
      readonly refusal: FluxRefusal;
      readonly message: string;
    }
  /** A pod of what it applied fails. */
  | {
      readonly says: 'pod';
      /** What was applied. */
      readonly object: FluxReference;
      readonly pod: FluxReference;
      /** kubectl's word, or the reason of an event. */
      readonly reason: string;
      readonly message?: string;
      readonly container?: FluxContainer;
      readonly restarts: number;
    }
  /** Something that it applied is not well. */
  | {
      readonly says: 'object';
      readonly object: FluxReference;
      readonly health: FluxHealth;
      /** Set if an event has more information than the object. */
      readonly event?: FluxEvent;
    }
  /** A message names an object that could not be read. */
  | {
      readonly says: 'named';
      readonly object: FluxNamedObject;
      readonly reason?: string;
      readonly message?: string;
    }
  /** Only what it says itself is known. */
  | {
      readonly says: 'own';
      readonly state: FluxState;
      readonly reason?: string;
      readonly message?: string;
    };

interface Step {
  /** Unique in an answer. */
  readonly key: string;
  /** The object that says so, which can be opened. */
  readonly from?: FluxReference;
  readonly reason?: string;
  readonly message?: string;
  readonly advice?: FluxAdvice;
}

/** One step of an answer, in the order in which they explain each other. */
export type FluxWhyStep =
  | (Step & { readonly step: 'terminating'; readonly deletion: FluxDeletion })
  | (Step & { readonly step: 'suspended'; readonly suspension: FluxSuspension })
  | (Step & {
      readonly step: 'controller';
      readonly controller: FluxUnwellController;
    })
  /** Something that it waits for, the nearest first. */
  | (Step & { readonly step: 'blocker'; readonly link: FluxBlockerLink })
  /** Its source does not bring anything new. */
  | (Step & { readonly step: 'source'; readonly status: FluxStatus })
  /** What it says itself. */
  | (Step & {
      readonly step: 'own';
      readonly status: FluxStatus;
      readonly refusal?: FluxRefusal;
    })
  /** An object that it applied. */
  | (Step & {
      readonly step: 'object';
      /** Missing if it is only named. */
      readonly node?: FluxResourceNode;
      readonly named?: FluxNamedObject;
    })
  | (Step & {
      readonly step: 'pod';
      readonly node: FluxResourceNode;
      readonly container?: FluxContainer;
    })
  | (Step & { readonly step: 'event'; readonly event: FluxEvent })
  /** Since when, and which revision was good. */
  | (Step & {
      readonly step: 'since';
      readonly firstFailed?: FluxTimelineEntry;
      readonly lastGood?: FluxTimelineEntry;
    });

/** Why an object is not well. */
export interface FluxWhy {
  readonly about: FluxReference;
  readonly headline: FluxWhyHeadline;
  /** The advice for the headline. */
  readonly advice?: FluxAdvice;
  readonly steps: readonly FluxWhyStep[];
  readonly gaps: readonly FluxWhyGap[];
  readonly reading: readonly FluxWhyPart[];
}

const MOST_OBJECTS = 5;
const MOST_PODS = 3;
const MOST_EVENTS = 5;

/** Of longer texts only the beginning is compared. */
const LONGEST_TEXT = 5_000;

/** How long Flux tries, where a spec does not say so. */
const DEFAULT_TIMEOUT_MS = 5 * 60_000;

/**
 * Whether an object needs an explanation: it has failed, waits, cannot be
 * deleted, or takes longer than its timeout, perhaps to begin. `now` is in
 * milliseconds.
 */
export function asksWhy(object: FluxObject, now: number): boolean {
  const { state, since } = statusOf(object);
  switch (state) {
    case 'Failed':
    case 'Stalled':
    case 'Waiting':
      return true;
    case 'Reconciling':
    case 'Terminating':
    case 'Unknown':
      return since !== undefined && now - momentOf(since) > timeoutOf(object);
    default:
      return false;
  }
}

/** How long Flux tries to reconcile an object, in milliseconds. */
function timeoutOf(object: FluxObject): number {
  const spec = (field: string) => durationIn(textAt(object, 'spec', field));
  const isKustomization = kindOf(object)?.kind === 'Kustomization';
  // A Kustomization tries until its next turn (Flux: kustomize-controller
  // api/v1/kustomization_types.go GetTimeout).
  const usual = isKustomization ? spec('interval') : undefined;
  return spec('timeout') ?? usual ?? DEFAULT_TIMEOUT_MS;
}

/** An object that was applied and is not well. */
interface Culprit {
  readonly node: FluxResourceNode;
  /** Whether the message of the applier names it. */
  readonly isNamed: boolean;
  /** Its pods that are not well, failing ones first. */
  readonly pods: readonly FluxResourceNode[];
  /** Warnings about it and what belongs to it, the latest first. */
  readonly events: readonly FluxEvent[];
}

/** The healths of what can be to blame, the worst first. */
const UNWELL: readonly FluxHealth['state'][] = [
  'Failed',
  'Progressing',
  'Missing',
  'Terminating',
  'NotServed',
];

class Answer {
  private readonly about: FluxReference;
  private readonly facts: FluxWhyFacts;
  private readonly status: FluxStatus;
  private readonly named: readonly FluxNamedObject[];
  private readonly refusal?: FluxRefusal;
  private readonly warnings: readonly FluxEvent[];

  constructor(about: FluxReference, facts: FluxWhyFacts) {
    const { object } = facts.resource;
    const status = statusOf(object);
    const { message } = status;
    this.about = about;
    this.facts = facts;
    this.status = status;
    this.named = objectsNamedIn(message, inventoryOf(object).entries);
    const deploys = ['deployment', 'operator'].includes(
      kindOf(object)?.category ?? '',
    );
    this.refusal = deploys && message ? refusalIn(message) : undefined;
    this.warnings = (facts.events ?? []).filter(
      ({ type }) => type === 'Warning',
    );
  }

  tell(): FluxWhy {
    const culprits = this.culprits();
    const headline = this.headline(culprits);
    const steps = [...this.before(), ...this.own(), ...this.after(culprits)];
    return {
      about: this.about,
      headline,
      advice: adviceOn(headline),
      steps,
      gaps: this.facts.gaps ?? [],
      reading: this.facts.reading ?? [],
    };
  }

  /** What was applied and is not well, that which the message names first. */
  private culprits(): readonly Culprit[] {
    const { tree } = this.facts;
    const nodes = tree ? tree.groups.flatMap(each => each.nodes) : [];
    const isSelf = ({ key }: FluxResourceNode) =>
      key === referenceKey(this.about);
    return nodes
      .filter(node => UNWELL.includes(node.health.state) && !isSelf(node))
      .map(node => ({ node, isNamed: this.isNamed(node) }))
      .sort(compareCulprits)
      .map(each => ({ ...each, ...this.detailsOf(each.node) }));
  }

  private isNamed({ reference }: FluxResourceNode): boolean {
    return this.named.some(named => isNamed(named, reference));
  }

  /** The pods of an object that are not well, and events about all of it. */
  private detailsOf(node: FluxResourceNode): Pick<Culprit, 'pods' | 'events'> {
    const all = [...withChildren([node])];
    const pods = all
      .filter(({ pod, health }) => pod && UNWELL.includes(health.state))
      .sort((left, right) => rankOf(left) - rankOf(right));
    const events = this.warnings.filter(event => all.some(isSubjectOf(event)));
    return { pods, events };
  }

  private headline(culprits: readonly Culprit[]): FluxWhyHeadline {
    const { resource, controller, blocked, brokenSource } = this.facts;
    const { state, reason, message, suspension = {} } = this.status;
    const deletion = deletionOf(resource.object);
    if (controller) return { says: 'controller', controller };
    if (deletion) return { says: 'terminating', deletion };
    if (state === 'Suspended') return { says: 'suspended', suspension };
    const root = blocked && rootOf(blocked);
    if (root) return blockedBy(root);
    if (this.refusal && message) {
      const [object] = this.named;
      return { says: 'refused', object, refusal: this.refusal, message };
    }
    const [culprit] = culprits;
    const [named] = this.named;
    // What has not failed may only not have been applied yet.
    const isLikely =
      !named || culprit?.isNamed || culprit?.node.health.state === 'Failed';
    if (
      culprit &&
      isLikely &&
      (culprit.isNamed || waitsForHealth(this.status))
    ) {
      return headlineOf(culprit);
    }
    if (named) {
      return { says: 'named', object: named, reason, message: named.status };
    }
    const source = brokenSource && referenceOf(brokenSource);
    if (source && state !== 'Failed' && state !== 'Stalled') {
      return { says: 'source', source, ...tellOf(brokenSource.object) };
    }
    return { says: 'own', state, reason, message };
  }

  /** What keeps it from doing anything itself. */
  private before(): FluxWhyStep[] {
    const { resource, controller, blocked, brokenSource } = this.facts;
    const { state, suspension = {}, reason, message } = this.status;
    const deletion = deletionOf(resource.object);
    const steps: FluxWhyStep[] = [];
    const from = this.about;
    if (controller) {
      steps.push({
        step: 'controller',
        key: 'controller',
        from: controller.reference,
        controller,
        reason: controller.problem.reason,
        message: controller.problem.message,
      });
    }
    if (deletion) {
      const key = 'terminating';
      steps.push({ step: key, key, from, deletion, reason, message });
    }
    if (state === 'Suspended') {
      const key = 'suspended';
      steps.push({ step: key, key, from, suspension });
    }
    // A chain that is a cycle ends with an object that is in it already.
    const blockers = new Map(
      [...(blocked?.chain ?? [])]
        .reverse()
        .map(link => [referenceKey(link.reference), link]),
    );
    for (const [key, link] of [...blockers].reverse()) {
      const { reason: said, message: told } = link;
      steps.push({
        step: 'blocker',
        key: `blocker ${key}`,
        from: link.reference,
        link,
        reason: said,
        message: told,
        advice: adviceFor(said, told),
      });
    }
    const source = brokenSource && referenceOf(brokenSource);
    const isTold = blocked?.chain.some(
      link => source && referenceKey(link.reference) === referenceKey(source),
    );
    if (source && !isTold) {
      const status = statusOf(brokenSource.object);
      steps.push({
        step: 'source',
        key: `source ${referenceKey(source)}`,
        from: source,
        status,
        reason: status.reason,
        message: status.message,
        advice: adviceFor(status.reason, status.message),
      });
    }
    return steps;
  }

  /** What it says itself, unless a step before has said that. */
  private own(): FluxWhyStep[] {
    const { status, refusal } = this;
    const { state, reason, message } = status;
    if (state === 'Suspended' || state === 'Terminating') return [];
    if (!reason && !message) return [];
    const advice = adviceFor(reason, message);
    return [
      {
        step: 'own',
        key: 'own',
        from: this.about,
        status,
        refusal,
        reason,
        message,
        advice,
      },
    ];
  }

  private after(culprits: readonly Culprit[]): FluxWhyStep[] {
    const isBlocked = (this.facts.blocked?.chain.length ?? 0) > 0;
    const told = isBlocked ? [] : culprits.slice(0, MOST_OBJECTS);
    const steps = told.flatMap(stepsOf);
    const keys = new Set(told.map(({ node }) => node.key));
    const unread = this.named.filter(
      named => !culprits.some(({ node }) => isNamed(named, node.reference)),
    );
    for (const named of isBlocked ? [] : unread.slice(0, MOST_OBJECTS)) {
      const node = this.nodeNamed(named);
      if (!node || !keys.has(node.key)) {
        steps.push(this.namedStep(named, node));
      }
    }
    const own = this.warnings.filter(
      event =>
        isAbout(event, this.about) ||
        unread.some(
          ({ kind, name, namespace }) =>
            event.about.kind === kind &&
            event.about.name === name &&
            (namespace === undefined || event.about.namespace === namespace),
        ),
    );
    const events = [...told.flatMap(each => each.events), ...own];
    return [...steps, ...eventSteps(events, this.status), ...this.since()];
  }

  private nodeNamed(named: FluxNamedObject): FluxResourceNode | undefined {
    const { tree } = this.facts;
    for (const node of tree ? nodesIn(tree) : []) {
      if (isNamed(named, node.reference)) return node;
    }
    return undefined;
  }

  private namedStep(
    named: FluxNamedObject,
    node: FluxResourceNode | undefined,
  ): FluxWhyStep {
    const { group, kind, namespace, name } = named;
    const { cluster } = this.about;
    const reference: FluxReference | undefined =
      group === undefined
        ? undefined
        : { cluster, group, kind, namespace, name };
    return {
      step: 'object',
      key: `named ${JSON.stringify([kind, namespace, name])}`,
      from: node?.reference ?? reference,
      node,
      named,
      message: named.status,
      advice: adviceFor(undefined, named.status),
    };
  }

  private since(): FluxWhyStep[] {
    const timeline = this.facts.timeline ?? [];
    const firstFailed = timeline.find(entry => entry.startedToFail);
    const lastGood = timeline.find(entry => entry.isLastGood);
    return firstFailed || lastGood
      ? [
          {
            step: 'since',
            key: 'since',
            from: this.about,
            firstFailed,
            lastGood,
          },
        ]
      : [];
  }
}

/**
 * Why an object is not ready, from the facts so far; call it again when more is
 * read. Undefined if the object has no name.
 */
export function whyOf(facts: FluxWhyFacts): FluxWhy | undefined {
  const about = referenceOf(facts.resource);
  return about && new Answer(about, facts).tell();
}

function rankOf({ health }: FluxResourceNode): number {
  return UNWELL.indexOf(health.state);
}

function compareCulprits(
  left: Pick<Culprit, 'node' | 'isNamed'>,
  right: Pick<Culprit, 'node' | 'isNamed'>,
): number {
  return (
    Number(right.isNamed) - Number(left.isNamed) ||
    rankOf(left.node) - rankOf(right.node)
  );
}

function isSubjectOf(event: FluxEvent) {
  return ({ reference, object }: FluxResourceNode) => {
    const uid = textAt(object, 'metadata', 'uid');
    const { about } = event;
    return (
      isAbout(event, reference) && (!uid || !about.uid || about.uid === uid)
    );
  };
}

function isAbout({ about }: FluxEvent, reference: FluxReference): boolean {
  return (
    about.kind === reference.kind &&
    about.name === reference.name &&
    about.namespace === (reference.namespace ?? about.namespace)
  );
}

/** The relations in which an object is blocked by a source. */
const SOURCES: readonly FluxBlockerLink['relation'][] = [
  'source',
  'chart',
  'include',
];

function blockedBy(root: FluxBlockerLink): FluxWhyHeadline {
  const { reference, relation, note, reason, message, status } = root;
  const more = { state: status?.state, note, reason, message };
  return SOURCES.includes(relation)
    ? { says: 'source', source: reference, ...more }
    : {
        says: 'blocked',
        by: reference,
        suspension: status?.suspension,
        ...more,
      };
}

function tellOf(object: FluxObject) {
  const { state, reason, message } = statusOf(object);
  return { state, reason, message: message && causeIn(message) };
}

function headlineOf({ node, pods, events }: Culprit): FluxWhyHeadline {
  const [pod] = pods;
  const [event] = events;
  if (pod?.pod && pod.health.state === 'Failed') {
    const { failing, word, message, restarts } = pod.pod;
    return {
      says: 'pod',
      object: node.reference,
      pod: pod.reference,
      reason: word,
      message,
      container: failing,
      restarts,
    };
  }
  const isOfPod = pod?.pod && event && isSubjectOf(event)(pod);
  if (node.health.state === 'Progressing' && isOfPod && pod.pod) {
    return {
      says: 'pod',
      object: node.reference,
      pod: pod.reference,
      reason: event.reason ?? pod.pod.word,
      message: event.message,
      restarts: pod.pod.restarts,
    };
  }
  const isTold = node.health.state === 'Failed' && node.health.message;
  return {
    says: 'object',
    object: node.reference,
    health: node.health,
    event: isTold ? undefined : event,
  };
}

function stepsOf({ node, pods }: Culprit): FluxWhyStep[] {
  const { reason, message } = node.health;
  return [
    {
      step: 'object',
      key: `object ${node.key}`,
      from: node.reference,
      node,
      reason,
      message,
      advice: adviceFor(reason, message),
    },
    ...pods.slice(0, MOST_PODS).map((pod): FluxWhyStep => {
      const container = pod.pod?.failing;
      const word = pod.pod?.word;
      const text = pod.pod?.message;
      return {
        step: 'pod',
        key: `pod ${pod.key}`,
        from: pod.reference,
        node: pod,
        container,
        reason: word,
        message: text,
        advice: adviceForPod(word, text, container),
      };
    }),
  ];
}

/** A container that was killed for its memory is in a crash loop, too. */
function adviceForPod(
  word: string | undefined,
  message: string | undefined,
  container: FluxContainer | undefined,
): FluxAdvice | undefined {
  return container?.ended?.reason === 'OOMKilled'
    ? 'out-of-memory'
    : adviceFor(word, message);
}

/**
 * The text of an event without the names of pods that it made up, which differ
 * each time that a controller tries to create one.
 */
function textOf({ about, message }: FluxEvent): string {
  if (!about.name) return message;
  const [first, ...rest] = message
    .slice(0, LONGEST_TEXT)
    .split(`${about.name}-`);
  return [first, ...rest.map(part => part.replace(/^[a-z0-9-]+/, ''))].join(
    about.name,
  );
}

/** The latest warnings that say something new, each text once. */
function eventSteps(
  events: readonly FluxEvent[],
  status: FluxStatus,
): FluxWhyStep[] {
  const texts = new Set([status.message ?? '']);
  return [...events]
    .sort((left, right) => momentOf(right.last) - momentOf(left.last))
    .filter(event => {
      const text = textOf(event);
      const isNew = !texts.has(text);
      texts.add(text);
      return isNew;
    })
    .slice(0, MOST_EVENTS)
    .map(event => ({
      step: 'event',
      key: `event ${event.key}`,
      event,
      reason: event.reason,
      message: event.message,
      advice: adviceFor(event.reason, event.message),
    }));
}

function adviceOn(headline: FluxWhyHeadline): FluxAdvice | undefined {
  switch (headline.says) {
    case 'terminating':
    case 'suspended':
    case 'controller':
      return undefined;
    case 'pod': {
      const { reason, message, container } = headline;
      return adviceForPod(reason, message, container);
    }
    case 'object': {
      const { health, event } = headline;
      return event
        ? adviceFor(event.reason, event.message)
        : adviceFor(health.reason, health.message);
    }
    case 'refused':
      return adviceFor(undefined, headline.message);
    default:
      return adviceFor(headline.reason, headline.message);
  }
}
