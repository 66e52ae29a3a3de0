import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseAllDocuments } from 'yaml';
import { fluxObject } from '../__fixtures__/objects';
import {
  apiVersionOf,
  FLUX_KINDS,
  FluxKind,
  FluxObject,
  groupOf,
  isReconcilable,
  isStatic,
  isSuspendable,
  isSuspended,
  kindInfo,
  kindOf,
  kindsIn,
  versionOf,
} from '..';
import { listAt, textAt, valueAt } from '../objects/json';

const operatorKinds = [
  'FluxInstance',
  'FluxReport',
  'ResourceSet',
  'ResourceSetInputProvider',
] as const;

describe('FLUX_KINDS', () => {
  it('has every kind once, with its newest version first', () => {
    const newest = FLUX_KINDS.map(info => [info.kind, apiVersionOf(info)]);
    expect(Object.fromEntries(newest)).toEqual({
      Kustomization: 'kustomize.toolkit.fluxcd.io/v1',
      HelmRelease: 'helm.toolkit.fluxcd.io/v2',
      GitRepository: 'source.toolkit.fluxcd.io/v1',
      OCIRepository: 'source.toolkit.fluxcd.io/v1',
      HelmRepository: 'source.toolkit.fluxcd.io/v1',
      HelmChart: 'source.toolkit.fluxcd.io/v1',
      Bucket: 'source.toolkit.fluxcd.io/v1',
      ExternalArtifact: 'source.toolkit.fluxcd.io/v1',
      ArtifactGenerator: 'source.extensions.fluxcd.io/v1beta1',
      ImageRepository: 'image.toolkit.fluxcd.io/v1',
      ImagePolicy: 'image.toolkit.fluxcd.io/v1',
      ImageUpdateAutomation: 'image.toolkit.fluxcd.io/v1',
      Alert: 'notification.toolkit.fluxcd.io/v1',
      Provider: 'notification.toolkit.fluxcd.io/v1',
      Receiver: 'notification.toolkit.fluxcd.io/v1',
      FluxInstance: 'fluxcd.controlplane.io/v1',
      FluxReport: 'fluxcd.controlplane.io/v1',
      ResourceSet: 'fluxcd.controlplane.io/v1',
      ResourceSetInputProvider: 'fluxcd.controlplane.io/v1',
    });
    expect(newest).toHaveLength(19);
  });

  it.each(['Alert', 'Provider'] as const)(
    'falls back from v1 of %s, planned for Flux 2.10, to older versions',
    kind => {
      expect(kindInfo(kind).versions).toEqual([
        'v1',
        'v1beta3',
        'v1beta2',
        'v1beta1',
      ]);
    },
  );

  it.each(FLUX_KINDS.map(info => info.kind))('finds %s by name', kind => {
    expect(kindInfo(kind).kind).toBe(kind);
  });

  it('sorts kinds by what they are for', () => {
    expect(kindsIn('deployment').map(info => info.kind)).toEqual([
      'Kustomization',
      'HelmRelease',
    ]);
    expect(kindsIn('operator').map(info => info.kind)).toEqual(operatorKinds);
  });
});

const folder = resolve(__dirname, '../../../../shared/flux-crds');
const there = existsSync(folder);
const describeIfThere = there ? describe : describe.skip;
const why = there ? '' : ` (skipped: there is no ${folder})`;

/** Group, plural and served versions of every kind in any Flux release. */
function readServed() {
  const served: Record<string, { names: unknown; versions: Set<string> }> = {};
  for (const flux of readdirSync(folder)) {
    for (const file of readdirSync(resolve(folder, flux))) {
      const text = readFileSync(resolve(folder, flux, file), 'utf8');
      for (const crd of parseAllDocuments(text).map(each => each.toJS())) {
        const names = [valueAt(crd, 'spec', 'group')];
        names.push(valueAt(crd, 'spec', 'names', 'plural'));
        const kind = textAt(crd, 'spec', 'names', 'kind') ?? '';
        served[kind] ??= { names, versions: new Set() };
        listAt(crd, 'spec', 'versions')
          .filter(version => valueAt(version, 'served') === true)
          .forEach(version =>
            served[kind].versions.add(textAt(version, 'name') ?? ''),
          );
      }
    }
  }
  return served;
}

/** Versions that only a coming release of Flux will serve. */
const planned: Partial<Record<string, readonly string[]>> = {
  Alert: ['v1'],
  Provider: ['v1'],
};

describeIfThere(`the CRDs that Flux shipped${why}`, () => {
  const served = there ? readServed() : {};

  it('are those of the table, but for the Flux Operator', () => {
    const ours = FLUX_KINDS.filter(info => info.category !== 'operator');
    expect(Object.keys(served).sort()).toEqual(
      ours.map(info => info.kind).sort(),
    );
  });

  it.each(there ? Object.keys(served) : ['none'])('%s', kind => {
    const info = FLUX_KINDS.find(each => each.kind === kind);
    expect([info?.group, info?.plural]).toEqual(served[kind].names);
    expect([...(info?.versions ?? [])].sort()).toEqual(
      [...served[kind].versions, ...(planned[kind] ?? [])].sort(),
    );
  });
});

describe('kindOf', () => {
  it.each<[string, unknown, FluxKind | undefined]>([
    ['any version', 'kustomize.toolkit.fluxcd.io/v1beta2', 'Kustomization'],
    ['a version to come', 'kustomize.toolkit.fluxcd.io/v9', 'Kustomization'],
    ["kustomize's own", 'kustomize.config.k8s.io/v1beta1', undefined],
    ['the core group', 'v1', undefined],
    ['no apiVersion', undefined, 'Kustomization'],
    ['an apiVersion that is none', 'garbage', 'Kustomization'],
    ['a number', 7, 'Kustomization'],
  ])('goes by the group: %s', (_, apiVersion, kind) => {
    expect(kindOf({ apiVersion, kind: 'Kustomization' })?.kind).toBe(kind);
  });

  it.each([undefined, null, 7, '', 'Deployment', '__proto__', 'constructor'])(
    'knows no kind %p',
    kind => {
      expect(kindOf({ kind })).toBeUndefined();
    },
  );

  it('reads group and version', () => {
    const object = { apiVersion: 'helm.toolkit.fluxcd.io/v2beta2' };
    expect(groupOf(object)).toBe('helm.toolkit.fluxcd.io');
    expect(versionOf(object)).toBe('v2beta2');
    expect(groupOf({ apiVersion: 'v1' })).toBe('');
    expect(versionOf({ apiVersion: 'a/b/c' })).toBeUndefined();
  });
});

describe('suspension', () => {
  const bySpec = FLUX_KINDS.filter(info => info.suspend?.by === 'spec');
  const annotated: [FluxKind, string][] = [
    ...operatorKinds.map((kind): [FluxKind, string] => [
      kind,
      'fluxcd.controlplane.io/reconcile',
    ]),
    ['ArtifactGenerator', 'source.extensions.fluxcd.io/reconcile'],
  ];

  it('is by spec for all of Flux but two', () => {
    expect(bySpec).toHaveLength(13);
  });

  it.each(bySpec.map(info => info.kind))('%s by spec', kind => {
    expect(isSuspended(fluxObject(kind, { spec: { suspend: true } }))).toBe(
      true,
    );
    for (const suspend of [false, null, 'true', 1, undefined]) {
      expect(isSuspended(fluxObject(kind, { spec: { suspend } }))).toBe(false);
    }
    expect(isSuspendable(fluxObject(kind))).toBe(true);
  });

  it.each(annotated)('%s by annotation', (kind, key) => {
    const annotatedWith = (value: unknown) =>
      fluxObject(kind, { metadata: { annotations: { [key]: value } } });
    expect(isSuspended(annotatedWith('disabled'))).toBe(true);
    expect(isSuspended(annotatedWith('Disabled'))).toBe(true);
    expect(isSuspended(annotatedWith('enabled'))).toBe(false);
    expect(isSuspended(annotatedWith(true))).toBe(false);
    expect(isSuspended(fluxObject(kind, { spec: { suspend: true } }))).toBe(
      false,
    );
    expect(isSuspendable(fluxObject(kind))).toBe(true);
  });

  it('is nothing for an ExternalArtifact', () => {
    const artifact = fluxObject('ExternalArtifact', {
      spec: { suspend: true },
    });
    expect(isSuspended(artifact)).toBe(false);
    expect(isSuspendable(artifact)).toBe(false);
  });

  it('of an ImagePolicy came with v1', () => {
    expect(isSuspendable(fluxObject('ImagePolicy', { version: 'v1' }))).toBe(
      true,
    );
    expect(
      isSuspendable(fluxObject('ImagePolicy', { version: 'v1beta2' })),
    ).toBe(false);
  });
});

describe('isStatic', () => {
  const oci = { spec: { type: 'oci' } };
  const status = { observedGeneration: -1 };
  it.each<[string, FluxObject, boolean]>([
    ['Alert v1', fluxObject('Alert', { status }), true],
    ['Provider v1', fluxObject('Provider', { status }), true],
    ['Alert v1beta3', fluxObject('Alert', { version: 'v1beta3' }), true],
    [
      'Alert v1beta2 with status',
      fluxObject('Alert', { version: 'v1beta2', status }),
      false,
    ],
    [
      'Alert v1beta2 without',
      fluxObject('Alert', { version: 'v1beta2' }),
      true,
    ],
    [
      'Provider v1beta3',
      fluxObject('Provider', { version: 'v1beta3', status }),
      true,
    ],
    ['oci v1', fluxObject('HelmRepository', { ...oci, status }), true],
    [
      'oci v1beta2 with status',
      fluxObject('HelmRepository', { version: 'v1beta2', ...oci, status }),
      false,
    ],
    [
      'oci v1beta2 without',
      fluxObject('HelmRepository', { version: 'v1beta2', ...oci, status: {} }),
      true,
    ],
    [
      'not oci',
      fluxObject('HelmRepository', { spec: { type: 'default' } }),
      false,
    ],
    ['no type', fluxObject('HelmRepository'), false],
    ['another kind of type oci', fluxObject('Bucket', oci), false],
    ['Receiver', fluxObject('Receiver'), false],
    ['ExternalArtifact', fluxObject('ExternalArtifact'), false],
  ])('%s', (_, object, expected) => {
    expect(isStatic(object)).toBe(expected);
  });
});

describe('isReconcilable', () => {
  it.each<[FluxKind, string | undefined, boolean]>([
    ...FLUX_KINDS.map((info): [FluxKind, string, boolean] => [
      info.kind,
      info.versions[0],
      !['ExternalArtifact', 'Alert', 'Provider'].includes(info.kind),
    ]),
    ['ImagePolicy', 'v1beta2', false],
    ['ImagePolicy', 'v1beta1', false],
    ['Receiver', 'v1beta2', true],
    ['Receiver', 'v1beta1', false],
    ['Alert', 'v1beta2', true],
    ['Provider', 'v1beta2', true],
    ['Alert', 'v1beta1', false],
    ['Alert', 'v1', false],
    ['Alert', 'v1beta3', false],
    ['Provider', 'v1beta3', false],
    ['HelmRelease', 'v2beta1', true],
  ])('%s %s: %s', (kind, version, expected) => {
    const status = { observedGeneration: 1 };
    expect(isReconcilable(fluxObject(kind, { version, status }))).toBe(
      expected,
    );
  });

  it('is not for a HelmRepository of type oci, unless Flux is 2.2 or older', () => {
    const oci = { spec: { type: 'oci' }, status: { observedGeneration: 1 } };
    expect(isReconcilable(fluxObject('HelmRepository', oci))).toBe(false);
    expect(
      isReconcilable(
        fluxObject('HelmRepository', { version: 'v1beta2', ...oci }),
      ),
    ).toBe(true);
  });
});
