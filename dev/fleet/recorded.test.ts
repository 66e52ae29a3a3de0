/** @jest-environment node */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { createFleet } from './fleet';
import { Script } from './controllers/script';
import { helmChart } from './objects/helmChart';
import { gitRepository } from './objects/sources';
import { allControllers } from './worlds/carts/platform';
import { createManualScheduler } from './scheduler';
import {
  conditionOf,
  conditionsOf,
  JsonObject,
  KubernetesObject,
  objectOf,
} from './types';

const now = Date.parse('2026-11-21T12:00:00Z');

function fixture(file: string) {
  const folder = path.resolve(__dirname, '../../src/__fixtures__');
  return JSON.parse(readFileSync(path.join(folder, `${file}.json`), 'utf8'));
}

function recorded(file: string): KubernetesObject[] {
  return fixture(`${file}.sequence`);
}

/**
 * The parts of an object that the fleet must reproduce: not times or made-up
 * values.
 */
function comparable({ status, ...object }: KubernetesObject): JsonObject {
  const { history, conditions: _said, ...fields } = objectOf(status);
  const {
    inventory: _inventory,
    lastAttemptedConfigDigest: _config,
    lastAttemptedReleaseActionDuration: _duration,
    ...rest
  } = fields;
  return {
    ...rest,
    conditions: conditionsOf({ ...object, status }).map(
      ({ type, status: value, reason, message }) =>
        `${type}=${value} ${reason}: ${message
          // Temporary folders and timeouts differ.
          .replace(/kustomization-\d+/, 'kustomization-1')
          .replace(/(for revision .+ with a timeout of) \w+/, '$1 5m0s')}`,
    ),
    ...(object.kind === 'HelmRelease' && {
      history: (Array.isArray(history) ? history : []).map(
        ({ version, status: state, action, chartVersion }: JsonObject) =>
          `v${version} ${state} ${action} ${chartVersion}`,
      ),
    }),
  };
}

function distinct(objects: KubernetesObject[]) {
  return objects
    .map(comparable)
    .filter(
      (state, index, all) =>
        index === 0 || JSON.stringify(state) !== JSON.stringify(all[index - 1]),
    );
}

/** The final state of an object's source; undefined if it has none. */
function sourceOf(states: KubernetesObject[]): KubernetesObject | undefined {
  const on = { release: '2.9' as const, now };
  const object = states[states.length - 1];
  const { namespace = '', name } = object.metadata;
  const { lastAttemptedRevision } = objectOf(object.status);
  const said = JSON.stringify(object.status);
  const found = lastAttemptedRevision ?? /for revision (\S+) /.exec(said)?.[1];
  if (typeof found !== 'string') return undefined;
  const revision = found;
  if (object.kind === 'Kustomization') {
    const { sourceRef } = objectOf(object.spec);
    const source = objectOf(sourceRef);
    return gitRepository({
      on,
      name: String(source.name),
      namespace: String(source.namespace ?? namespace),
      url: 'https://git.example/apps',
      revision,
    });
  }
  const spec = objectOf(objectOf(objectOf(object.spec).chart).spec);
  const source = objectOf(spec.sourceRef);
  return helmChart({
    on,
    name: `${namespace}-${name}`,
    namespace: String(source.namespace ?? namespace),
    chart: {
      name: String(spec.chart),
      version: revision,
      source: { kind: String(source.kind), name: String(source.name) },
    },
  });
}

interface Replay {
  script?: Script;
  attempts?: number;
  /** Other recorded objects, moved to the namespace of the object. */
  beside?: string[];
}

/** The states of the object in a fleet after the recorded requests. */
async function replayed(
  states: KubernetesObject[],
  options: Replay,
): Promise<KubernetesObject[]> {
  const scheduler = createManualScheduler({ now });
  const fleet = createFleet({
    scheduler,
    clusters: [
      { name: 'one', flux: '2.9', controllers: allControllers('2.9') },
    ],
  });
  const cluster = fleet.cluster('one');
  const [first] = states;
  const source = sourceOf(states);
  const { name, namespace } = first.metadata;
  const beside = (options.beside ?? []).map(fixture).map(object => ({
    ...object,
    metadata: { ...object.metadata, namespace },
  }));
  [...(source ? [source] : []), ...beside].forEach(cluster.put);
  cluster.put(first);
  const ref = { kind: first.kind, namespace, name };
  fleet.script('one', ref, options.script ?? {});
  const seen = [cluster.get(ref)!];
  cluster.subscribe(({ object }) => {
    if (object.kind === ref.kind) seen.push(object);
  });
  cluster.update(ref, object => ({
    ...object,
    spec: states[1].spec,
    metadata: {
      ...object.metadata,
      annotations: states[1].metadata.annotations,
    },
  }));
  await scheduler.advance(60_000);
  // Real controllers retry by themselves, those of the fleet on request.
  for (let attempt = 1; attempt < (options.attempts ?? 1); attempt += 1) {
    cluster.update(ref, ({ status, ...object }) => ({
      ...object,
      status,
      metadata: {
        ...object.metadata,
        annotations: { 'reconcile.fluxcd.io/requestedAt': 'again' },
      },
    }));
    await scheduler.advance(60_000);
  }
  fleet.stop();
  return seen;
}

function failureIn(states: KubernetesObject[]): Script {
  const [message] = states.flatMap(state => {
    const condition = conditionOf(state, 'Released');
    return condition?.status === 'False' ? [condition.message] : [];
  });
  return {
    outcome: 'fails',
    message: message.replace(/^.+? with chart \S+: /, ''),
  };
}

function unverifiedAs(object: KubernetesObject): Script {
  const { reason, message } = conditionOf(object, 'SourceVerified')!;
  const building = conditionOf(object, 'Reconciling')?.message ?? '';
  const [, revision] = /new revision '(\S+)'/.exec(building) ?? [];
  return { outcome: 'fails', reason, message, revision };
}

describe('the fleet reproduces the recorded states of', () => {
  it.each<[string, Replay?]>([
    ['HelmRelease/sync'],
    ['HelmRelease/force'],
    ['HelmRelease/reset'],
    ['HelmRelease/sync-install-failed'],
    ['HelmRelease/sync-retries-exceeded'],
    ['HelmRelease/sync-suspended'],
    ['HelmRelease/sync-chart-not-ready', { beside: ['HelmChart/no-version'] }],
    ['Kustomization/sync'],
    ['Kustomization/resume'],
    ['Kustomization/sync-bad-path'],
    ['Kustomization/sync-no-source'],
    ['Kustomization/sync-suspended'],
    ['GitRepository/sync-not-found'],
    [
      'GitRepository/sync-unsigned',
      {
        script: unverifiedAs(
          recorded('GitRepository/sync-unsigned').slice(-1)[0],
        ),
      },
    ],
    ['ImagePolicy/sync-ready', { beside: ['ImageRepository/ready'] }],
  ])('%s', async (file, options = {}) => {
    const states = recorded(file);
    expect(distinct(await replayed(states, options))).toEqual(distinct(states));
  });

  it.each<[string, Replay?]>([
    ['ImagePolicy/no-match', { beside: ['ImageRepository/ready'] }],
    ['ImagePolicy/no-repository'],
    ['ImagePolicy/ready', { beside: ['ImageRepository/ready'] }],
    [
      'GitRepository/no-keys',
      { script: { outcome: 'fails', reason: 'VerificationError' } },
    ],
    [
      'GitRepository/not-verified',
      { script: unverifiedAs(fixture('GitRepository/not-verified')) },
    ],
    [
      'OCIRepository/not-verified',
      { script: unverifiedAs(fixture('OCIRepository/not-verified')) },
    ],
  ])('%s, from the start', async (file, options = {}) => {
    const { status, ...object } = fixture(file);
    const unseen = { ...object, status: { observedGeneration: -1 } };
    const asked = {
      ...unseen,
      metadata: { ...object.metadata, generation: 1 },
    };
    asked.metadata.annotations = { 'reconcile.fluxcd.io/requestedAt': 'a' };
    const seen = await replayed([unseen, asked], options);
    const { lastHandledReconcileAt, ...ours } = comparable(
      seen[seen.length - 1],
    );
    expect(lastHandledReconcileAt).toBe('a');
    expect(ours).toEqual(comparable({ ...object, status }));
  });

  it('an upgrade that fails and is rolled back, twice', async () => {
    const states = recorded('HelmRelease/upgrade-retries-exceeded');
    const seen = await replayed(states, {
      script: failureIn(states),
      attempts: 2,
    });
    const ours = distinct(seen).map(
      ({ lastHandledReconcileAt: _, ...state }) => state,
    );
    expect(ours).toEqual(distinct(states));
  });
});
