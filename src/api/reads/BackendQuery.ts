import type { Entity } from '@backstage/catalog-model';
import type { KubernetesApi } from '@backstage/plugin-kubernetes-react';
import { kindInfo, type FluxKind } from '../../flux';
import { answersOf, type ClusterAnswer } from './answers';
import type { Clusters } from '../transport/Clusters';
import { clusterMeaningOf, requestErrorOf } from '../kubernetesPlugin';
import { FluxRequestError } from '../FluxRequestError';
import { matcherFor, type Matcher } from './matchers';
import type { ServedVersions } from '../transport/ServedVersions';
import { Timer } from '../transport/Timer';
import type { FluxFailure } from '../FluxApi';

/**
 * Lists an entity's objects from all clusters with the Kubernetes backend's
 * custom-resource query: one request, and one more where a cluster turns out
 * to serve older versions than were asked for.
 */
export class BackendQuery {
  private readonly kubernetesApi: KubernetesApi;
  private readonly clusters: Clusters;
  private readonly versions: ServedVersions;
  private readonly giveUpAfterMs: number;

  constructor(options: {
    kubernetesApi: KubernetesApi;
    clusters: Clusters;
    versions: ServedVersions;
    giveUpAfterMs: number;
  }) {
    this.kubernetesApi = options.kubernetesApi;
    this.clusters = options.clusters;
    this.versions = options.versions;
    this.giveUpAfterMs = options.giveUpAfterMs;
  }

  /** Rejects with a {@link FluxRequestError} when nothing was answered. */
  async ask(
    entity: Entity,
    kinds: readonly FluxKind[],
  ): Promise<readonly ClusterAnswer[]> {
    const asked = matchersFor(kinds, kind => this.versions.toAskAll(kind));
    const answers = await this.query(entity, asked);
    const older = this.learn(kinds, asked, answers);
    if (older.length === 0) return answers;

    const more = await this.query(entity, older).catch(cause =>
      failedWith(cause, older, answers),
    );
    const merged = mergeByCluster([...answers, ...more]);
    this.learn(kinds, [...asked, ...older], merged);
    return merged;
  }

  /** Learns from `answers` what is served; returns what else to ask for. */
  private learn(
    kinds: readonly FluxKind[],
    asked: readonly Matcher[],
    answers: readonly ClusterAnswer[],
  ): readonly Matcher[] {
    const unserved = kinds.filter(kind => {
      const left = answers
        .filter(({ failures }) => !failures.some(f => concerns(f, kind)))
        .map(({ cluster, notServed }) =>
          this.versions.learn(
            cluster,
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

  private async query(
    entity: Entity,
    matchers: readonly Matcher[],
  ): Promise<readonly ClusterAnswer[]> {
    const timer = new Timer();
    try {
      const asked = this.kubernetesApi.getCustomObjectsByEntity({
        entity,
        auth: await this.clusters.authFor(entity),
        customResources: matchers.map(({ group, version, plural }) => ({
          group,
          apiVersion: version,
          plural,
        })),
      });
      const response = await Promise.race([
        asked,
        timer.after(this.giveUpAfterMs),
      ]);
      if (response) return answersOf(response);
    } catch (cause) {
      throw requestErrorOf(cause, 'kubernetes.resources.read');
    } finally {
      timer.clear();
    }
    throw new FluxRequestError({
      message: `No answer within ${this.giveUpAfterMs / 1000} seconds.`,
      meaning: 'no-answer',
    });
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

/** What each cluster said, as one answer. */
function mergeByCluster(answers: readonly ClusterAnswer[]): ClusterAnswer[] {
  const clusters = new Set(answers.map(({ cluster }) => cluster));
  return [...clusters].map(cluster => {
    const said = answers.filter(answer => answer.cluster === cluster);
    return {
      cluster,
      objects: said.flatMap(({ objects }) => objects),
      failures: said.flatMap(({ failures }) => failures),
      notServed: said.flatMap(({ notServed }) => notServed),
    };
  });
}

/** The older versions could not be asked for; the newest were answered. */
function failedWith(
  cause: unknown,
  older: readonly Matcher[],
  answers: readonly ClusterAnswer[],
): ClusterAnswer[] {
  const error = requestErrorOf(cause, 'kubernetes.resources.read');
  const meaning = clusterMeaningOf(error);
  return answers.map(({ cluster, notServed }) => ({
    cluster,
    objects: [],
    failures: notServed
      .filter(({ kind }) => older.some(matcher => matcher.kind === kind))
      .map(({ kind }) => ({ cluster, kind, meaning, message: error.message })),
    notServed: [],
  }));
}
