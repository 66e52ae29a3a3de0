import type { KubernetesApi } from '@backstage/plugin-kubernetes-react';
import { kindInfo, type FluxKind } from '../../flux';
import type { FluxFailure } from '../FluxRequestError';
import {
  meaningForCluster,
  requestErrorOf,
  withSignal,
} from '../kubernetesPlugin';
import { abortable } from '../transport/deadlines';
import type { ServedVersions } from '../transport/ServedVersions';
import { answersOf, type ClusterAnswer } from './answers';
import type { CombinedQuery, EntityQuery } from './EntityLister';
import { matcherFor, type Matcher } from './matchers';

/**
 * Lists an entity's objects from all clusters with the Kubernetes backend's
 * custom-resource query: in one request, and one more if a cluster only serves
 * older versions than requested.
 */
export class BackendQuery implements CombinedQuery<FluxKind> {
  private readonly kubernetesApi: KubernetesApi;
  private readonly versions: ServedVersions;

  constructor(options: {
    kubernetesApi: KubernetesApi;
    versions: ServedVersions;
  }) {
    this.kubernetesApi = options.kubernetesApi;
    this.versions = options.versions;
  }

  /** Rejects with a {@link FluxRequestError} if there is no answer. */
  async ask(
    query: EntityQuery<FluxKind>,
    signal: AbortSignal,
  ): Promise<readonly ClusterAnswer[]> {
    const { kinds } = query;
    const asked = matchersFor(kinds, kind => this.versions.toAskAll(kind));
    const answers = await this.send(query, asked, signal);
    const older = this.learn(kinds, asked, answers);
    if (older.length === 0) return answers;

    const more = await this.send(query, older, signal).catch(cause => {
      if (signal.aborted) throw cause;
      return failedWith(cause, older, answers);
    });
    const merged = mergeByCluster([...answers, ...more]);
    this.learn(kinds, [...asked, ...older], merged);
    return merged;
  }

  /**
   * Learns the served versions from `answers`; returns what to request next.
   */
  private learn(
    kinds: readonly FluxKind[],
    asked: readonly Matcher[],
    answers: readonly ClusterAnswer[],
  ): readonly Matcher[] {
    const unserved = kinds.filter(kind => {
      const left = answers
        .filter(({ failures }) => !failures.some(f => concerns(f, kind)))
        .map(({ id, notServed }) =>
          this.versions.learn(
            id,
            kind,
            versionsOf(kind, asked),
            versionsOf(kind, notServed),
          ),
        );
      return left.includes(true);
    });
    return matchersFor(unserved, kind => {
      const already = versionsOf(kind, asked);
      return kindInfo(kind).versions.filter(v => !already.includes(v));
    });
  }

  private async send(
    { entity, auth }: EntityQuery<FluxKind>,
    matchers: readonly Matcher[],
    signal: AbortSignal,
  ): Promise<readonly ClusterAnswer[]> {
    try {
      const client = withSignal(this.kubernetesApi, signal);
      const answer = client.getCustomObjectsByEntity({
        entity,
        auth,
        customResources: matchers.map(({ group, version, plural }) => ({
          group,
          apiVersion: version,
          plural,
        })),
      });
      return answersOf(await abortable(answer, signal));
    } catch (cause) {
      if (signal.aborted) throw cause;
      throw requestErrorOf(cause, 'kubernetes.resources.read');
    }
  }
}

function matchersFor(
  kinds: readonly FluxKind[],
  versions: (kind: FluxKind) => readonly string[],
): Matcher[] {
  return kinds.flatMap(kind =>
    versions(kind).map(version => matcherFor(kind, version)),
  );
}

function versionsOf(kind: FluxKind, matchers: readonly Matcher[]): string[] {
  return matchers
    .filter(matcher => matcher.kind === kind)
    .map(({ version }) => version);
}

function concerns(failure: FluxFailure, kind: FluxKind): boolean {
  return failure.kind === undefined || failure.kind === kind;
}

/** Merges the answers of each cluster. */
function mergeByCluster(answers: readonly ClusterAnswer[]): ClusterAnswer[] {
  const merged = new Map<string, ClusterAnswer>();
  for (const answer of answers) {
    const { id, objects, failures, notServed } = answer;
    const known = merged.get(id);
    merged.set(
      id,
      known
        ? {
            ...known,
            objects: [...known.objects, ...objects],
            failures: [...known.failures, ...failures],
            notServed: [...known.notServed, ...notServed],
          }
        : answer,
    );
  }
  return [...merged.values()];
}

/**
 * Failures for the older versions, whose request failed after the newest
 * versions were answered.
 */
function failedWith(
  cause: unknown,
  older: readonly Matcher[],
  answers: readonly ClusterAnswer[],
): ClusterAnswer[] {
  const error = requestErrorOf(cause, 'kubernetes.resources.read');
  const meaning = meaningForCluster(error.meaning);
  return answers.map(answer => ({
    ...answer,
    objects: [],
    failures: answer.notServed
      .filter(({ kind }) => older.some(matcher => matcher.kind === kind))
      .map(({ kind }) => ({
        cluster: answer.cluster,
        kind,
        meaning,
        message: error.message,
      })),
    notServed: [],
  }));
}
