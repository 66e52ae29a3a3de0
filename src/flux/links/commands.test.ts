import { fluxObject } from '../__fixtures__/objects';
import { commandsFor, type FluxKind, type FluxObject } from '..';

const textsOf = (object: FluxObject) =>
  commandsFor(object).map(({ text }) => text);

const sourceRef = { kind: 'GitRepository', name: 'shop' };
const chart = { spec: { chart: 'x', sourceRef: { ...sourceRef } } };

describe('commands for an object', () => {
  it('reconcile it, and show its events and its state', () => {
    const object = fluxObject('Kustomization', { spec: { sourceRef } });
    expect(commandsFor(object)).toEqual([
      {
        id: 'reconcile',
        text: 'flux reconcile kustomization carts -n shop',
      },
      {
        id: 'reconcileWithSource',
        text: 'flux reconcile kustomization carts -n shop --with-source',
      },
      { id: 'events', text: 'flux events --for Kustomization/carts -n shop' },
      {
        id: 'describe',
        text: 'kubectl -n shop describe kustomizations.kustomize.toolkit.fluxcd.io/carts',
      },
    ]);
  });

  it.each<[FluxKind, string]>([
    ['HelmRelease', 'helmrelease'],
    ['GitRepository', 'source git'],
    ['OCIRepository', 'source oci'],
    ['HelmRepository', 'source helm'],
    ['HelmChart', 'source chart'],
    ['Bucket', 'source bucket'],
    ['ImageRepository', 'image repository'],
    ['ImagePolicy', 'image policy'],
    ['ImageUpdateAutomation', 'image update'],
    ['Receiver', 'receiver'],
  ])('reconcile a %s', (kind, words) => {
    expect(textsOf(fluxObject(kind))).toContain(
      `flux reconcile ${words} carts -n shop`,
    );
  });

  it.each<[string, FluxObject, boolean]>([
    ['HelmRelease', fluxObject('HelmRelease', { spec: { chart } }), true],
    [
      'HelmRelease of an ExternalArtifact',
      fluxObject('HelmRelease', {
        spec: { chartRef: { kind: 'ExternalArtifact', name: 'x' } },
      }),
      false,
    ],
    ['HelmChart', fluxObject('HelmChart', { spec: { sourceRef } }), true],
    [
      'Kustomization of an ExternalArtifact',
      fluxObject('Kustomization', {
        spec: { sourceRef: { kind: 'ExternalArtifact', name: 'x' } },
      }),
      false,
    ],
    ['Kustomization without a source', fluxObject('Kustomization'), false],
    [
      'ImageUpdateAutomation',
      fluxObject('ImageUpdateAutomation', { spec: { sourceRef } }),
      false,
    ],
  ])('of a %s can have its source first: %#', (_, object, expected) => {
    const ids = commandsFor(object).map(({ id }) => id);
    expect(ids).toContain('reconcile');
    expect(ids.includes('reconcileWithSource')).toBe(expected);
  });

  it.each<[string, FluxObject, string[]]>([
    [
      'a static HelmRepository',
      fluxObject('HelmRepository', { spec: { type: 'oci' } }),
      ['events', 'describe'],
    ],
    [
      'an ImagePolicy of Flux before 2.7',
      fluxObject('ImagePolicy', { version: 'v1beta2' }),
      ['events', 'describe'],
    ],
    [
      'a suspended GitRepository',
      fluxObject('GitRepository', { spec: { suspend: true } }),
      ['events', 'describe'],
    ],
    ['an Alert', fluxObject('Alert'), ['events', 'describe']],
    ['a Provider', fluxObject('Provider'), ['describe']],
    ['an ArtifactGenerator', fluxObject('ArtifactGenerator'), ['describe']],
    ['a ResourceSet', fluxObject('ResourceSet'), ['describe']],
  ])('are only those that work on %s', (_, object, expected) => {
    expect(commandsFor(object).map(({ id }) => id)).toEqual(expected);
  });

  it.each([
    'a;reboot',
    'a b',
    '$(reboot)',
    '-rf',
    'a\nb',
    "a'b",
    'Carts',
    'a/b',
    '',
    'x'.repeat(300),
    7,
    null,
  ])('are none for the name %j', name => {
    expect(
      commandsFor(fluxObject('Kustomization', { metadata: { name } })),
    ).toEqual([]);
    expect(
      commandsFor(
        fluxObject('Kustomization', { metadata: { namespace: name } }),
      ),
    ).toEqual([]);
  });

  it('may have a name with dots', () => {
    const object = fluxObject('Receiver', { metadata: { name: 'a.b-c.d' } });
    expect(textsOf(object)).toContain(
      'flux reconcile receiver a.b-c.d -n shop',
    );
  });

  it.each([
    [null],
    [7],
    [{}],
    [{ apiVersion: 'kustomize.config.k8s.io/v1', kind: 'Kustomization' }],
  ])('are none for %j', sent => {
    expect(commandsFor(sent as unknown as FluxObject)).toEqual([]);
  });
});
