import {
  fluxKindOf,
  kindInfo,
  type FluxReference,
  listAt,
  textAt,
  valueAt,
} from '../../flux';
import type { FluxRule, FluxRules } from '../FluxApi';
import { FluxRequestError } from '../FluxRequestError';
import type { ClusterProxy } from '../transport/ClusterProxy';
import type { Discovery } from '../transport/Discovery';
import { deadline } from '../transport/deadlines';

const API_VERSION = 'authorization.k8s.io/v1';

/** Asks clusters what the account that Backstage uses may do. */
export class Rights {
  private readonly proxy: ClusterProxy;
  private readonly discovery: Discovery;
  private readonly withinMs: number;

  constructor(options: {
    proxy: ClusterProxy;
    discovery: Discovery;
    /** Timeout in milliseconds. */
    withinMs: number;
  }) {
    this.proxy = options.proxy;
    this.discovery = options.discovery;
    this.withinMs = options.withinMs;
  }

  /** Rejects with a {@link FluxRequestError} if the cluster cannot be asked. */
  async rules(
    cluster: string,
    namespace: string,
    signal?: AbortSignal,
  ): Promise<FluxRules> {
    const review = await this.review(
      cluster,
      'SelfSubjectRulesReview',
      { namespace },
      signal,
    );
    // The API server sends an empty list as null.
    const rules = valueAt(review, 'status', 'resourceRules');
    return {
      rules: listAt(rules).map(ruleOf),
      // An evaluationError means that some rules could not be looked up.
      isComplete:
        (rules === null || Array.isArray(rules)) &&
        valueAt(review, 'status', 'incomplete') === false &&
        !textAt(review, 'status', 'evaluationError'),
    };
  }

  /** Rejects with a {@link FluxRequestError} if the cluster cannot be asked. */
  async mayPatch(
    reference: FluxReference,
    signal?: AbortSignal,
  ): Promise<boolean> {
    const { cluster, group, namespace, name } = reference;
    const resource = await this.pluralOf(reference, signal);
    const review = await this.review(
      cluster,
      'SelfSubjectAccessReview',
      {
        resourceAttributes: { group, resource, verb: 'patch', namespace, name },
      },
      signal,
    );
    const isAllowed = valueAt(review, 'status', 'allowed');
    // Only an explicit false without an error counts as no.
    return (
      isAllowed !== false ||
      textAt(review, 'status', 'evaluationError') !== undefined
    );
  }

  private async pluralOf(
    reference: FluxReference,
    signal?: AbortSignal,
  ): Promise<string> {
    const kind = fluxKindOf(reference);
    if (kind) return kindInfo(kind).plural;
    const found = await this.discovery.find(
      reference.cluster,
      reference,
      deadline(this.withinMs, signal),
    );
    if (found.failure) throw new FluxRequestError(found.failure);
    return found.type?.plural ?? '';
  }

  private async review(
    cluster: string,
    kind: 'SelfSubjectRulesReview' | 'SelfSubjectAccessReview',
    spec: object,
    signal?: AbortSignal,
  ): Promise<unknown> {
    const plural = `${kind.toLowerCase()}s`;
    const answer = await this.proxy.send(
      cluster,
      `/apis/${API_VERSION}/${plural}`,
      {
        method: 'POST',
        contentType: 'application/json',
        body: { apiVersion: API_VERSION, kind, spec },
        withinMs: this.withinMs,
        signal,
      },
    );
    if (answer.outcome === 'sent') return answer.body;
    throw new FluxRequestError({ meaning: 'unexpected', statusCode: 404 });
  }
}

function ruleOf(rule: unknown): FluxRule {
  const texts = (field: string) =>
    listAt(rule, field).filter(
      (text): text is string => typeof text === 'string',
    );
  return {
    verbs: texts('verbs'),
    apiGroups: texts('apiGroups'),
    resources: texts('resources'),
    resourceNames: texts('resourceNames'),
  };
}
