import { events, everything } from './__fixtures__/everything';
import * as flux from './index';
import { FluxObject } from './objects/types';
import { hostile, pathsOf, replaced } from './__testUtils__/hostile';

/** Made from a source that is found, and not as new. */
const anchor: FluxObject = {
  apiVersion: 'kustomize.toolkit.fluxcd.io/v1',
  kind: 'Kustomization',
  metadata: { name: 'carts', namespace: 'shop' },
  spec: { sourceRef: { kind: 'GitRepository', name: 'carts' } },
  status: { lastAppliedRevision: 'main@sha1:0' },
};

/** Chooses an image that the fixtures run. */
const chooser: FluxObject = {
  apiVersion: 'image.toolkit.fluxcd.io/v1',
  kind: 'ImagePolicy',
  metadata: { name: 'chooser', namespace: 'shop' },
  spec: { policy: { semver: { range: '1.x' } } },
  status: { latestRef: { name: 'ghcr.io/shop/carts', tag: '1.4.2' } },
};

const templates = flux.readLinkTemplates([
  {
    title: 'A link',
    url: 'https://{name}.example/{kind}/{revision}?{annotation:fluxcd.controlplane.io/suspendedBy}#{label:x}',
  },
]);

const readers: [string, (object: FluxObject) => unknown][] = [
  ['apiVersion', flux.versionOf],
  ['group', flux.groupOf],
  ['kind', object => flux.kindOf(object)?.kind],
  ['name', flux.nameOf],
  ['namespace', flux.namespaceOf],
  ['uid', flux.uidOf],
  ['resourceVersion', flux.resourceVersionOf],
  ['key', object => flux.resourceKey({ cluster: 'staging', object })],
  ['conditions', flux.conditionsOf],
  ['conditionRows', flux.conditionRowsOf],
  ['status', flux.statusOf],
  ['suspension', flux.suspensionOf],
  ['appliedBy', flux.appliedBy],
  ['undoneBy', flux.suspensionUndoneBy],
  ['suspendedAgainBy', flux.resumptionUndoneBy],
  ['deletion', flux.deletionOf],
  ['unavailable', object => flux.unavailableBecause(object, 'suspend')],
  ['resumingDeletes', flux.resumingDeletes],
  ['target', flux.targetOf],
  [
    'settings',
    object =>
      flux
        .settingsOf(object)
        .filter(({ value }) => value !== !!value)
        .map(({ id, value }) => [id, value]),
  ],
  ['nextRun', flux.nextRunOf],
  ['reduced', object => flux.suspensionOf(flux.withoutManagedFields(object))],
  ['isStatic', flux.isStatic],
  ['isSuspended', flux.isSuspended],
  ['isSuspendable', flux.isSuspendable],
  ['isReconcilable', flux.isReconcilable],
  ['artifact', flux.artifactOf],
  ['revision', flux.revisionOf],
  ['short', object => flux.shortRevision(flux.revisionOf(object).revision)],
  ['parsed', object => flux.parseRevision(flux.revisionOf(object).revision)],
  ['sourceRefs', flux.sourceRefsOf],
  ['sourceRef', flux.sourceRefOf],
  ['helmChart', flux.helmChartOf],
  ['chart', flux.chartOf],
  ['deployed', object => flux.deployedOf(object)],
  ['deployedBehind', object => flux.deployedOf(anchor, object)],
  [
    'deployedText',
    object => flux.deployedSearchText(flux.deployedOf(object, object)),
  ],
  [
    'deployedLinks',
    object =>
      flux.deployedLinksOf(flux.deployedOf(object, object), host => ({
        type: 'github',
        host,
      })),
  ],
  [
    'artifactReference',
    object => flux.artifactReferenceOf({ cluster: 'staging', object }),
  ],
  ['verification', object => flux.verificationOf(object, object)],
  ['imagePolicy', flux.imagePolicyOf],
  [
    'imageRows',
    object => {
      const resource = { cluster: 'staging', object };
      const all = [resource];
      flux.workloadPlacesOf(all);
      flux.automationPlacesOf(all);
      return flux
        .imageRowsOf({
          policies: [...all, { cluster: 'staging', object: chooser }],
          find: () => resource,
          automations: all,
          workloads: flux.workloadsAppliedBy(all, all),
        })
        .map(({ name, scan, pushes, runs }) => ({
          name,
          scan: { ...scan, reference: undefined },
          pushes: pushes.map(push => ({ ...push, automation: undefined })),
          runs: runs.map(({ relation }) => relation),
        }));
    },
  ],
  ['inventory', flux.inventoryOf],
  ['health', flux.healthOf],
  ['pod', flux.podOf],
  ['images', flux.imagesOf],
  ['ownedLists', object => flux.ownedListsOf([{ cluster: 'staging', object }])],
  ['explaining', flux.kindsToExplain],
  ['hooks', flux.hooksToExplain],
  ['why', object => flux.whyOf({ resource: { cluster: 'staging', object } })],
  ['asksWhy', object => flux.asksWhy(object, 0)],
  ['lastUpdated', flux.lastUpdatedOf],
  ['update', flux.updateOf],
  ['events', object => flux.eventsOf([{ cluster: 'staging', object }])],
  [
    'eventSubjects',
    object =>
      flux.eventSubjectsOf(
        { cluster: 'staging', object },
        { cluster: 'staging', object },
      ),
  ],
  ['manager', object => flux.managerOf({ cluster: 'staging', object })],
  [
    'dependencies',
    object => flux.dependenciesOf({ cluster: 'staging', object }),
  ],
  ['companions', object => flux.companionsOf({ cluster: 'staging', object })],
  [
    'blockedBy',
    object =>
      flux
        .blockedBy({ cluster: 'staging', object }, () => object)
        .chain.map(({ reference, note, message }) => [
          reference,
          note,
          message,
        ]),
  ],
  [
    'graph',
    object => {
      const graph = flux.buildGraph({
        focus: [{ cluster: 'staging', object }],
        lookup: () => object,
      });
      return graph.nodes.map(node =>
        node.is === 'object'
          ? [node.reference, node.revision, node.attempted, node.newest]
          : node.key,
      );
    },
  ],
  ['commands', flux.commandsFor],
  ['values', object => flux.valuesOf(object).from],
  ['timeline', flux.timelineOf],
  [
    'timelineFromEvents',
    object =>
      flux.timelineFromEvents(
        anchor,
        flux.eventsOf([{ cluster: 'staging', object }]),
      ),
  ],
  ['attempts', flux.attemptsOf],
  ['helmReleases', flux.helmReleasesOf],
  [
    'reconciliation',
    object => flux.reconciliationOf(object, '2026-11-20T09:00:00Z'),
  ],
  ['interval', flux.intervalOf],
  ['facts', flux.factsOf],
  ['url', flux.urlOf],
  ['webUrl', flux.webUrlOf],
  [
    'deepLink',
    object =>
      flux.deepLinkOf({ cluster: 'staging', object }, 'https://gitops.example'),
  ],
  [
    'templateLinks',
    object => flux.templateLinksOf({ cluster: 'staging', object }, templates),
  ],
  ['deployers', object => flux.deployersOf([{ cluster: 'staging', object }])],
  [
    'sourceReferences',
    object => flux.sourceReferencesOf({ cluster: 'staging', object }),
  ],
  ['suppliers', object => flux.suppliersOf({ cluster: 'staging', object })],
  [
    'brokenSource',
    object =>
      flux.brokenSourceOf({ cluster: 'staging', object }, () => ({
        cluster: 'staging',
        object,
      })),
  ],
  ['unavailable resume', object => flux.unavailableBecause(object, 'resume')],
  ['reference', object => flux.referenceOf({ cluster: 'staging', object })],
];

/** The name of each field of a result and the types it may have. */
const types: Record<string, readonly string[]> = {
  boolean: [
    'attemptFailed',
    'drifted',
    'failed',
    'gaveUp',
    'ignored',
    'isBad',
    'isCombined',
    'isOutdated',
    'isReconcilable',
    'isSecret',
    'isStatic',
    'isSuspendable',
    'isSuspended',
    'isCurrent',
    'isLastGood',
    'overtaken',
    'literal',
    'optional',
    'orphansIfSuspended',
    'reconciling',
    'released',
    'resumingDeletes',
    'retrying',
    'startedToFail',
    'static',
    'testsFailed',
    'undated',
    'asksWhy',
    'isReady',
    'isFailing',
  ],
  number: [
    'allowed',
    'exitCode',
    'have',
    'ready',
    'restarts',
    'signal',
    'unreadable',
    'want',
    'wanted',
    'count',
    'duration',
    'durationMs',
    'interval',
    'nextRun',
    'number',
    'observedGeneration',
    'overdueAt',
    'retryInterval',
    'size',
    'tags',
    'timeout',
    'total',
    'tries',
  ],
};

/** Every leaf that is neither missing nor of the type it should have. */
function wrongLeaves(name: string, value: unknown): string[] {
  if (value === undefined) return [];
  if (typeof value === 'object' && value !== null) {
    return Object.entries(value).flatMap(([key, each]) =>
      wrongLeaves(Array.isArray(value) ? name : key, each),
    );
  }
  const expected =
    Object.keys(types).find(type => types[type].includes(name)) ?? 'string';
  return typeof value === expected ? [] : [`${name} is ${String(value)}`];
}

describe('a malformed object', () => {
  const objects = [...everything, ...events].map(
    (object, index): [string, FluxObject] => [
      `${index} ${object.kind}`,
      object,
    ],
  );

  it.each(hostile)('every field %s', (_, bad) => {
    const cases = objects.flatMap(([, object]) =>
      pathsOf(object).map(path => replaced(object, path, bad)),
    );
    expect(cases.length).toBeGreaterThan(200);
    const wrong = cases.flatMap(bent => {
      // As a caller that believes in types would hand it over.
      const object = bent as FluxObject;
      return [
        ...readers.flatMap(([name, read]) => wrongLeaves(name, read(object))),
        ...(flux.FLUX_STATES.includes(flux.statusOf(object).state)
          ? []
          : ['state']),
      ];
    });
    expect(wrong).toEqual([]);
  });

  it.each(objects)('is understood unharmed: %s', (_, object) => {
    expect(flux.kindOf(object) !== undefined).toBe(object.kind !== 'Event');
    for (const [name, read] of readers) {
      expect(wrongLeaves(name, read(object))).toEqual([]);
    }
  });

  it.each(hostile)('has a manifest with every field %s', (_, bad) => {
    const manifests = objects.flatMap(([, object]) =>
      pathsOf(object).map(path =>
        flux.manifestOf(replaced(object, path, bad) as FluxObject),
      ),
    );
    const leaked = manifests.filter(({ metadataAndSpec: { metadata } }) =>
      Object.hasOwn(Object(metadata), 'managedFields'),
    );
    expect(leaked).toEqual([]);
  });

  it('is neither failed nor ready without a status', () => {
    for (const [, object] of objects) {
      for (const [, bad] of hostile) {
        const status = flux.statusOf({
          ...object,
          metadata: { name: 'carts' },
          status: bad,
        });
        expect(['Unknown', ...(status.static ? ['Ready'] : [])]).toContain(
          status.state,
        );
      }
    }
  });

  it('is read fast with very many conditions', () => {
    const conditions = Array.from({ length: 100_000 }, () => ({
      type: 'Other',
      status: 'True',
    }));
    const ready = { type: 'Ready', status: 'True' };
    const status = { conditions: [...conditions, ready] };
    expect(flux.statusOf({ kind: 'Kustomization', status }).state).toBe(
      'Ready',
    );
  });

  it('has a status without a kind', () => {
    const conditions = [{ type: 'Ready', status: 'False', reason: 'x' }];
    expect(flux.statusOf({ status: { conditions } }).state).toBe('Failed');
  });
});
