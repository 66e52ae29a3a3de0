/** @jest-environment node */
import { Cluster, createCluster } from './cluster';
import { helmRelease } from './objects/helmRelease';
import { imagePolicy } from './objects/images';
import { kustomization } from './objects/kustomization';
import { AdmissionController } from './api/admission';
import { FluxRelease } from './releases';

const now = Date.parse('2026-11-20T12:00:00Z');
const ref = { kind: 'HelmRelease', namespace: 'carts', name: 'carts' };

function clusterOf(flux: FluxRelease): Cluster {
  const cluster = createCluster({
    name: 'test',
    flux,
    controllers: [
      'source-controller',
      'kustomize-controller',
      'helm-controller',
      'image-reflector-controller',
    ],
  });
  const on = { release: flux, now };
  const common = { on, name: 'carts', namespace: 'carts' };
  cluster.put(
    helmRelease({
      ...common,
      chart: {
        name: 'carts',
        version: '1.0.0',
        source: { kind: 'HelmRepository', name: 'shop' },
      },
    }),
  );
  cluster.put(
    kustomization({
      ...common,
      source: { kind: 'GitRepository', name: 'carts' },
      applied: 'main@sha1:0a',
    }),
  );
  cluster.put(
    imagePolicy({
      ...common,
      image: 'carts',
      repository: { name: 'carts' },
      tag: '1.0.0',
    }),
  );
  return cluster;
}

const path =
  '/apis/helm.toolkit.fluxcd.io/v2/namespaces/carts/helmreleases/carts';

async function patch(
  cluster: Cluster,
  body: unknown,
  options?: { path?: string; type?: string },
) {
  const response = await cluster.handle(
    new Request(`https://x${options?.path ?? path}`, {
      method: 'PATCH',
      headers: {
        'content-type': options?.type ?? 'application/merge-patch+json',
      },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    }),
  );
  return { status: response.status, body: await response.json() };
}

const annotate = { metadata: { annotations: { note: 'one' } } };

describe('a merge patch', () => {
  it('bumps generation only when the spec changes', async () => {
    const cluster = clusterOf('2.9');
    const before = cluster.get(ref)!.metadata;
    const first = await patch(cluster, annotate);
    expect(first.status).toBe(200);
    expect(first.body.metadata).toMatchObject({
      generation: before.generation,
      annotations: { note: 'one' },
    });
    expect(first.body.metadata.resourceVersion).not.toBe(
      before.resourceVersion,
    );
    const second = await patch(cluster, { spec: { suspend: true } });
    expect(second.body.metadata.generation).toBe(before.generation! + 1);
    expect(second.body.spec).toMatchObject({
      suspend: true,
      interval: '10m0s',
    });
    const third = await patch(cluster, { spec: { suspend: null } });
    expect(third.body.spec).not.toHaveProperty('suspend');
    expect(third.body.metadata.generation).toBe(before.generation! + 2);
  });

  it('without changes keeps the resourceVersion', async () => {
    const cluster = clusterOf('2.9');
    const first = await patch(cluster, annotate);
    const again = await patch(cluster, annotate);
    expect(again.status).toBe(200);
    expect(again.body.metadata.resourceVersion).toBe(
      first.body.metadata.resourceVersion,
    );
  });

  it('cannot change the status or metadata that the server manages', async () => {
    const cluster = clusterOf('2.9');
    const before = cluster.get(ref)!;
    const { body } = await patch(cluster, {
      status: { observedGeneration: 99 },
      metadata: { uid: null, generation: 99, creationTimestamp: null },
    });
    expect(body.status).toEqual(before.status);
    expect(body.metadata).toMatchObject({
      uid: before.metadata.uid,
      generation: before.metadata.generation,
      creationTimestamp: before.metadata.creationTimestamp,
    });
  });

  it('is rejected if its uid is that of another object', async () => {
    const cluster = clusterOf('2.9');
    const before = cluster.get(ref)!;
    const uid = '9d2c5f1a-0000-4000-a000-000000000000';
    const other = await patch(cluster, {
      metadata: { uid },
      spec: { suspend: true },
    });
    expect(other.status).toBe(422);
    expect(other.body).toMatchObject({
      kind: 'Status',
      reason: 'Invalid',
      message:
        'HelmRelease.helm.toolkit.fluxcd.io "carts" is invalid: ' +
        `metadata.uid: Invalid value: "${uid}": field is immutable`,
      details: {
        causes: [{ reason: 'FieldValueInvalid', field: 'metadata.uid' }],
      },
    });
    expect(cluster.get(ref)).toBe(before);

    const same = await patch(cluster, {
      metadata: { uid: before.metadata.uid },
      spec: { suspend: true },
    });
    expect(same.status).toBe(200);
    expect(same.body.spec.suspend).toBe(true);
    // Fields that the server manages have no owner.
    expect(same.body.metadata.managedFields).toEqual([
      expect.objectContaining({ fieldsV1: { 'f:spec': { 'f:suspend': {} } } }),
    ]);
  });

  it('records its field manager', async () => {
    const cluster = clusterOf('2.9');
    const { body } = await patch(cluster, annotate, {
      path: `${path}?fieldManager=flux-client-side-apply`,
    });
    expect(body.metadata.managedFields).toEqual([
      expect.objectContaining({
        manager: 'flux-client-side-apply',
        operation: 'Update',
        fieldsV1: { 'f:metadata': { 'f:annotations': { 'f:note': {} } } },
      }),
    ]);
  });

  it('makes its field manager the only owner of the fields it changes', async () => {
    const cluster = clusterOf('2.9');
    const by = (manager: string, body: unknown) =>
      patch(cluster, body, { path: `${path}?fieldManager=${manager}` });
    const note = { metadata: { annotations: { note: 'one' } } };
    await by('one', { ...note, spec: { suspend: true } });
    await by('one', { metadata: { annotations: { other: 'one' } } });
    await by('two', { ...note, metadata: { labels: { team: 'two' } } });
    const { body } = await by('two', { spec: { interval: '1h' } });
    const owned = (manager: string, of = body) =>
      of.metadata.managedFields.find(
        (entry: { manager: string }) => entry.manager === manager,
      )?.fieldsV1;
    expect(owned('one')).toEqual({
      'f:metadata': { 'f:annotations': { 'f:note': {}, 'f:other': {} } },
      'f:spec': { 'f:suspend': {} },
    });
    expect(owned('two')).toEqual({
      'f:metadata': { 'f:labels': { 'f:team': {} } },
      'f:spec': { 'f:interval': {} },
    });

    const resumed = await by('flux', { spec: { suspend: null } });
    expect(owned('one', resumed.body)).not.toHaveProperty('f:spec');
    expect(owned('flux', resumed.body)).toBeUndefined();
    const again = await by('flux', { spec: { suspend: true } });
    expect(owned('flux', again.body)).toEqual({
      'f:spec': { 'f:suspend': {} },
    });
  });

  it('does not store anything with dryRun', async () => {
    const cluster = clusterOf('2.9');
    const { body } = await patch(cluster, annotate, {
      path: `${path}?dryRun=All`,
    });
    expect(body.metadata.annotations).toEqual({ note: 'one' });
    expect(cluster.get(ref)!.metadata.annotations).toBeUndefined();
  });

  it.each([
    'application/json',
    'application/strategic-merge-patch+json',
    'text/plain',
  ])('must not be sent as %s', async type => {
    const { body } = await patch(clusterOf('2.9'), annotate, { type });
    expect(body).toMatchObject({ code: 415, reason: 'UnsupportedMediaType' });
  });

  it('may name a charset', async () => {
    const type = 'application/merge-patch+json; charset=utf-8';
    const { status } = await patch(clusterOf('2.9'), annotate, { type });
    expect(status).toBe(200);
  });

  it.each([
    ['{', 400, 'error decoding patch'],
    ['[]', 400, 'cannot unmarshal'],
    [
      { metadata: { name: 'other' } },
      400,
      'does not match the name on the URL',
    ],
    [
      { metadata: { annotations: { note: 1 } } },
      422,
      'cannot unmarshal number',
    ],
    [
      { spec: { suspend: 'yes' } },
      422,
      'HelmRelease.helm.toolkit.fluxcd.io "carts" is invalid: spec.suspend: ' +
        'Invalid value: "string": spec.suspend in body must be of type ' +
        'boolean: "string"',
    ],
    [{ spec: 'none' }, 422, 'spec in body must be of type object'],
    [
      { metadata: { resourceVersion: '1' } },
      409,
      'Operation cannot be fulfilled on helmreleases.helm.toolkit.fluxcd.io ' +
        '"carts": the object has been modified; please apply your changes to ' +
        'the latest version and try again',
    ],
  ])('%j is answered %d', async (body, code, message) => {
    const cluster = clusterOf('2.9');
    const before = cluster.get(ref);
    const answer = await patch(cluster, body);
    expect(answer.status).toBe(code);
    expect(answer.body).toMatchObject({ kind: 'Status', code });
    expect(answer.body.message).toContain(message);
    expect(cluster.get(ref)).toBe(before);
  });

  it('with the current resourceVersion is accepted', async () => {
    const cluster = clusterOf('2.9');
    const { resourceVersion } = cluster.get(ref)!.metadata;
    const { status } = await patch(cluster, {
      metadata: { resourceVersion, annotations: { note: 'two' } },
    });
    expect(status).toBe(200);
  });

  it('of an object that does not exist is answered 404', async () => {
    const answer = await patch(clusterOf('2.9'), annotate, {
      path: path.replace(/carts$/, 'gone'),
    });
    expect(answer.body).toMatchObject({ code: 404, reason: 'NotFound' });
  });
});

describe('an older served version', () => {
  const old =
    '/apis/kustomize.toolkit.fluxcd.io/v1beta2/namespaces/carts/kustomizations/carts';

  it('omits newer fields', async () => {
    const cluster = clusterOf('2.7');
    const read = async (version: string) => {
      const response = await cluster.handle(
        new Request(`https://x${old.replace('v1beta2', version)}`),
      );
      return response.json();
    };
    const newest = await read('v1');
    expect(newest.status).toHaveProperty('history');
    const older = await read('v1beta2');
    expect(older.apiVersion).toBe('kustomize.toolkit.fluxcd.io/v1beta2');
    expect(older.status).not.toHaveProperty('history');
    expect(older.metadata.uid).toBe(newest.metadata.uid);
  });

  it('can be patched, while the object stays stored in the newest version', async () => {
    const cluster = clusterOf('2.7');
    const { body } = await patch(cluster, annotate, { path: old });
    expect(body.apiVersion).toBe('kustomize.toolkit.fluxcd.io/v1beta2');
    const stored = cluster.get({ ...ref, kind: 'Kustomization' })!;
    expect(stored.apiVersion).toBe('kustomize.toolkit.fluxcd.io/v1');
    expect(stored.metadata.annotations).toEqual({ note: 'one' });
  });

  it('cannot suspend an ImagePolicy before Flux 2.7', async () => {
    const suspend = (flux: FluxRelease, version: string) =>
      patch(
        clusterOf(flux),
        { spec: { suspend: true } },
        {
          path: `/apis/image.toolkit.fluxcd.io/${version}/namespaces/carts/imagepolicies/carts`,
        },
      );
    const before = await suspend('2.6', 'v1beta2');
    expect(before.status).toBe(200);
    expect(before.body.spec).not.toHaveProperty('suspend');
    const since = await suspend('2.7', 'v1');
    expect(since.body.spec).toHaveProperty('suspend', true);
  });
});

describe('an object that is deleted', () => {
  it('is no longer found, and gets a new uid when it is created again', async () => {
    const cluster = clusterOf('2.9');
    const { metadata, ...rest } = cluster.get(ref)!;
    const { uid, ...others } = metadata;
    cluster.delete(ref);
    expect(await patch(cluster, annotate)).toMatchObject({
      status: 404,
      body: {
        reason: 'NotFound',
        message: 'helmreleases.helm.toolkit.fluxcd.io "carts" not found',
      },
    });
    cluster.put({ ...rest, metadata: others });
    const again = await patch(cluster, annotate);
    expect(again.status).toBe(200);
    expect(again.body.metadata.uid).not.toBe(uid);
  });
});

describe('a patch that an admission controller rejects', () => {
  const gatekeeper =
    'admission webhook "validation.gatekeeper.sh" denied the request: ' +
    '[require-ticket] annotation change-ticket is missing';
  const kyverno =
    'admission webhook "validate.kyverno.svc-fail" denied the request: ' +
    '\n\nresource HelmRelease/carts/carts was blocked due to the following ' +
    "policies \n\nrequire-ticket:\n  require-ticket: 'validation error: " +
    "annotation change-ticket is missing'\n";
  const policy =
    "ValidatingAdmissionPolicy 'require-ticket' with binding " +
    "'require-ticket-binding' denied request: annotation change-ticket is missing";

  it.each<[AdmissionController, object]>([
    ['gatekeeper', { message: gatekeeper, reason: 'Forbidden', code: 403 }],
    ['kyverno', { message: kyverno, code: 400 }],
    [
      'validatingAdmissionPolicy',
      {
        message: `helmreleases.helm.toolkit.fluxcd.io "carts" is forbidden: ${policy}`,
        reason: 'Invalid',
        details: {
          name: 'carts',
          group: 'helm.toolkit.fluxcd.io',
          kind: 'helmreleases',
          causes: [{ message: policy }],
        },
        code: 422,
      },
    ],
  ])('fails with the message of %s', async (by, expected) => {
    const cluster = clusterOf('2.9');
    const before = cluster.get(ref);
    cluster.break({ kind: 'admission', by, times: 1 });
    const read = await cluster.handle(new Request(`https://x${path}`));
    expect(read.status).toBe(200);
    const { status, body } = await patch(cluster, { spec: { suspend: true } });
    expect(body).toEqual({
      kind: 'Status',
      apiVersion: 'v1',
      metadata: {},
      status: 'Failure',
      ...expected,
    });
    expect(status).toBe(body.code);
    expect(cluster.get(ref)).toBe(before);
    expect((await patch(cluster, annotate)).status).toBe(200);
  });

  it('fails with the configured policy and message', async () => {
    const cluster = clusterOf('2.9');
    cluster.break({
      kind: 'admission',
      by: 'gatekeeper',
      policy: 'freeze',
      message: 'no changes until Monday',
    });
    expect((await patch(cluster, annotate)).body.message).toContain(
      'denied the request: [freeze] no changes until Monday',
    );
  });

  it('is checked for rights, existence and validity first', async () => {
    const cluster = clusterOf('2.9');
    cluster.break({ kind: 'admission', by: 'kyverno' });
    expect(await patch(cluster, { spec: { suspend: 'yes' } })).toMatchObject({
      status: 422,
    });
    const elsewhere = { path: path.replace(/carts$/, 'nothing') };
    expect((await patch(cluster, annotate, elsewhere)).status).toBe(404);
    cluster.deny({ verbs: ['patch'] });
    const { status, body } = await patch(cluster, annotate);
    expect(status).toBe(403);
    expect(body.message).toContain('cannot patch resource "helmreleases"');
  });
});
