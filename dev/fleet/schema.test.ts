/** @jest-environment node */
import Ajv from 'ajv';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parseAllDocuments } from 'yaml';
import { Cluster } from './cluster';
import { Fleet } from './fleet';
import { FluxRelease } from './releases';
import { fluxKinds, servedVersions } from './servedKinds';
import { createManualScheduler } from './scheduler';
import { isObject, JsonObject, KubernetesObject, objectOf } from './types';
import { createCartsFleet, createMixedFleet } from './worlds/carts';
import { createCausesFleet } from './worlds/causes';
import { createFailuresFleet } from './worlds/failures';
import { generateFleet } from './worlds/generate';

const crds = path.resolve(__dirname, '../../../shared/flux-crds');

// The CRDs of 0.41 are not in the folder; those of 2.0.1 serve its versions,
// too.
const crdsOf: Partial<Record<FluxRelease, string>> = {
  '0.41': 'flux-v2.0.1',
  '2.0': 'flux-v2.0.1',
  '2.2': 'flux-v2.2.3',
  '2.5': 'flux-v2.5.1',
  '2.6': 'flux-v2.6.4',
  '2.7': 'flux-v2.7.5',
  '2.8': 'flux-v2.8.8',
  '2.9': 'flux-v2.9.4',
};

const ajv = new Ajv({ strict: false, allErrors: true, validateFormats: false });
const validators = new Map<string, ReturnType<typeof ajv.compile>>();

function validatorFor(folder: string, object: KubernetesObject) {
  const id = `${folder}/${object.apiVersion}/${object.kind}`;
  const known = validators.get(id);
  if (known) return known;
  const schema = schemaOf(folder, object);
  if (!schema)
    throw new Error(`${folder} has no ${object.apiVersion} ${object.kind}`);
  const validate = ajv.compile(closed(schema));
  validators.set(id, validate);
  return validate;
}

function schemaOf(folder: string, object: KubernetesObject) {
  const { apiVersion, kind } = object;
  const [group, version] = apiVersion.split('/');
  const row = fluxKinds.find(candidate => candidate.kind === kind);
  const file = path.join(crds, folder, `${group}_${row?.plural}.yaml`);
  const documents = parseAllDocuments(readFileSync(file, 'utf8'));
  const crd = documents.map(document => document.toJS()).find(Boolean);
  return crd.spec.versions.find(
    (served: { name: string; served: boolean }) =>
      served.name === version && served.served,
  )?.schema.openAPIV3Schema;
}

// Forbids unknown fields: the API server prunes them, so no object of a cluster
// can have them.
function closed(schema: unknown): JsonObject {
  if (!isObject(schema)) throw new Error('not a schema');
  const copy: JsonObject = { ...schema };
  if (isObject(schema.properties)) {
    copy.properties = Object.fromEntries(
      Object.entries(schema.properties).map(([name, property]) => [
        name,
        name === 'metadata' ? { type: 'object' } : closed(property),
      ]),
    );
    if (
      !schema['x-kubernetes-preserve-unknown-fields'] &&
      schema.additionalProperties === undefined
    ) {
      copy.additionalProperties = false;
    }
  }
  if (isObject(schema.items)) copy.items = closed(schema.items);
  if (isObject(schema.additionalProperties)) {
    copy.additionalProperties = closed(schema.additionalProperties);
  }
  return copy;
}

function problemsOf(fleet: Fleet): string[] {
  return fleet.clusters.flatMap(cluster => {
    const folder = crdsOf[cluster.flux];
    if (!folder) return [`no CRDs for Flux ${cluster.flux}`];
    return fluxKinds.flatMap(({ kind, group }) => {
      if (group === 'fluxcd.controlplane.io' || !cluster.serves(kind)) {
        return [];
      }
      return cluster.list(kind).flatMap(object => {
        const validate = validatorFor(folder, object);
        if (validate(object)) return [];
        return (validate.errors ?? []).map(
          ({ instancePath, message, params }) =>
            `${cluster.name} ${kind} ${object.metadata.name}: ` +
            `${instancePath} ${message} ${JSON.stringify(params)}`,
        );
      });
    });
  });
}

function objectsOf(fleet: Fleet): Array<[Cluster, KubernetesObject]> {
  return fleet.clusters.flatMap(cluster =>
    fluxKinds
      .filter(({ kind }) => cluster.serves(kind))
      .flatMap(({ kind }) => cluster.list(kind))
      .map(object => [cluster, object] as [Cluster, KubernetesObject]),
  );
}

// Resumed, reset and requested to reconcile.
function requested(object: KubernetesObject): KubernetesObject {
  const { suspend: _resumed, ...spec } = objectOf(object.spec);
  const token = 'now';
  return {
    ...object,
    spec,
    metadata: {
      ...object.metadata,
      annotations: {
        'reconcile.fluxcd.io/requestedAt': token,
        'reconcile.fluxcd.io/resetAt': token,
        'reconcile.fluxcd.io/forceAt': token,
      },
    },
  };
}

const available = existsSync(crds) && readdirSync(crds).length > 0;
const describeWithCrds = available ? describe : describe.skip;
const reason = available ? '' : ` (skipped: there is no ${crds})`;

describeWithCrds(`the CRDs of the release that a cluster runs${reason}`, () => {
  it.each([
    ['carts', createCartsFleet],
    ['mixed', createMixedFleet],
    ['generated', () => generateFleet({ deployments: 12 })],
    ['failures', createFailuresFleet],
    ['causes', createCausesFleet],
  ])('accept every object of the %s world', (_name, create) => {
    const fleet = create();
    expect(fleet.clusters.length).toBeGreaterThan(0);
    expect(problemsOf(fleet)).toEqual([]);
    fleet.stop();
  });

  it.each([
    ['carts', createCartsFleet],
    ['mixed', createMixedFleet],
  ])(
    'accept all objects of the %s world after a reconcile',
    async (_name, create) => {
      const scheduler = createManualScheduler({
        now: Date.parse('2026-11-20T12:00:00Z'),
      });
      const fleet = create({ scheduler });
      const before = objectsOf(fleet);
      before.forEach(([cluster, object]) => cluster.put(requested(object)));
      await scheduler.advance(600_000);
      const changed = objectsOf(fleet).filter(
        ([, { status }]) => objectOf(status).lastHandledReconcileAt === 'now',
      );
      expect(changed.length).toBeGreaterThan(before.length / 2);
      expect(problemsOf(fleet)).toEqual([]);
      fleet.stop();
      expect(scheduler.waiting).toBe(0);
    },
  );

  it('reject an unknown field', () => {
    const fleet = createCartsFleet();
    const production = fleet.cluster('production');
    const ref = { kind: 'HelmRelease', namespace: 'carts', name: 'carts' };
    production.update(ref, object => ({
      ...object,
      status: { ...object.status, inventedHere: true },
    }));
    expect(problemsOf(fleet)).toEqual([
      expect.stringContaining('"additionalProperty":"inventedHere"'),
    ]);
    fleet.stop();
  });

  it.each(
    Object.entries(crdsOf).filter(
      ([release]) => available && release !== '0.41',
    ),
  )('of Flux %s serve the same versions as the fleet', (release, folder) => {
    const expected = fluxKinds
      .filter(({ group }) => group !== 'fluxcd.controlplane.io')
      .flatMap(row =>
        servedVersions(row, release as FluxRelease).map(
          ({ name, storage }) =>
            `${row.plural}.${row.group} ${name}${storage ? '*' : ''}`,
        ),
      );
    expect(expected.sort()).toEqual(crdVersions(folder).sort());
  });
});

function crdVersions(folder: string): string[] {
  return readdirSync(path.join(crds, folder)).flatMap(file =>
    parseAllDocuments(readFileSync(path.join(crds, folder, file), 'utf8'))
      .map(document => document.toJS())
      .filter(Boolean)
      .flatMap(({ metadata, spec }) =>
        spec.versions
          .filter(({ served }: { served: boolean }) => served)
          .map(
            ({ name, storage }: { name: string; storage: boolean }) =>
              `${metadata.name} ${name}${storage ? '*' : ''}`,
          ),
      ),
  );
}
