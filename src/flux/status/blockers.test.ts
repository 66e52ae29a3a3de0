import { commit, condition, fluxObject } from '../__fixtures__/objects';
import {
  blockedBy,
  blockersOf,
  referenceKey,
  referenceOf,
  rootOf,
  type FluxBlockerLink,
  type FluxKind,
  type FluxLookup,
  type FluxObject,
} from '..';

const cluster = 'staging';

const READY = condition('Ready', 'True', 'ReconciliationSucceeded');
const WAITING = condition('Ready', 'False', 'DependencyNotReady', {
  message: "dependency 'shop/x' is not ready",
});
const FAILED = condition('Ready', 'False', 'HealthCheckFailed', {
  message: 'timeout waiting for: [Deployment/shop/db]',
});

interface Made {
  kind?: FluxKind;
  ready?: FluxObject;
  dependsOn?: readonly string[];
  metadata?: FluxObject;
  spec?: FluxObject;
  status?: FluxObject;
}

function make(name: string, made: Made = {}): FluxObject {
  const { kind = 'Kustomization', ready = WAITING, dependsOn } = made;
  return fluxObject(kind, {
    metadata: { name, ...made.metadata },
    spec: {
      ...(dependsOn && { dependsOn: dependsOn.map(each => ({ name: each })) }),
      ...made.spec,
    },
    status: { observedGeneration: 1, conditions: [ready], ...made.status },
  });
}

/** Finds the objects; all others are missing, or not read if named so. */
function among(
  objects: readonly FluxObject[],
  unread: readonly string[] = [],
): FluxLookup {
  const known = new Map(
    objects.flatMap(object => {
      const reference = referenceOf({ cluster, object });
      return reference ? [[referenceKey(reference), object]] : [];
    }),
  );
  return reference =>
    unread.includes(reference.name)
      ? undefined
      : known.get(referenceKey(reference)) ?? 'missing';
}

function told(links: readonly FluxBlockerLink[]): unknown[] {
  return links.flatMap(({ reference, status, note, next }) => {
    const words = [reference.name, status?.state, note].filter(Boolean);
    return next.length > 0 ? [words.join(' '), told(next)] : [words.join(' ')];
  });
}

function blocked(objects: readonly FluxObject[], unread?: readonly string[]) {
  return blockedBy({ cluster, object: objects[0] }, among(objects, unread));
}

const chainOf = (objects: readonly FluxObject[], unread?: string[]) =>
  blocked(objects, unread).chain.map(({ reference }) => reference.name);

describe('the blockers of an object', () => {
  it('are followed to the cause', () => {
    const objects = [
      make('a', { dependsOn: ['b', 'fine'] }),
      make('b', { dependsOn: ['c'] }),
      make('c', { ready: FAILED }),
      make('fine', { ready: READY }),
    ];
    const result = blocked(objects);
    expect(told(result.links)).toEqual(['b Waiting', ['c Failed']]);
    expect(result.chain.map(({ reference }) => reference.name)).toEqual([
      'b',
      'c',
    ]);
    expect(rootOf(result)).toMatchObject({
      reference: { kind: 'Kustomization', namespace: 'shop', name: 'c' },
      relation: 'dependsOn',
      object: objects[2],
      status: { state: 'Failed' },
      message: 'timeout waiting for: [Deployment/shop/db]',
      next: [],
    });
    expect(result.toRead).toEqual([]);
  });

  it('include a missing dependency', () => {
    const objects = [make('a', { dependsOn: ['b'] })];
    expect(told(blocked(objects).links)).toEqual(['b missing']);
  });

  it('list the unknown objects to read, one level at a time', () => {
    const objects = [
      make('a', { dependsOn: ['b', 'c'] }),
      make('b', { dependsOn: ['d'] }),
    ];
    const result = blocked(objects, ['c', 'd']);
    expect(told(result.links)).toEqual([
      'b Waiting',
      ['d unknown'],
      'c unknown',
    ]);
    expect(result.toRead.map(({ name }) => name)).toEqual(['c', 'd']);
  });

  it.each<[string, FluxObject]>([
    ['is ready', READY],
    ['has failed on its own', FAILED],
    ['is reconciling', condition('Ready', 'Unknown', 'Progressing')],
  ])('are none if it %s', (_, ready) => {
    const objects = [make('a', { ready, dependsOn: ['b'] })];
    expect(blocked(objects)).toEqual({ links: [], chain: [], toRead: [] });
    expect(rootOf(blocked(objects))).toBeUndefined();
  });

  it('are none if it is suspended', () => {
    const objects = [make('a', { dependsOn: ['b'], spec: { suspend: true } })];
    expect(blockersOf({ cluster, object: objects[0] })).toEqual([]);
  });

  it('end at an object that has failed on its own', () => {
    const objects = [
      make('a', { dependsOn: ['b'] }),
      make('b', { ready: FAILED, dependsOn: ['c'] }),
    ];
    expect(told(blocked(objects).links)).toEqual(['b Failed']);
  });

  it.each<[string, Made, string[]]>([
    ['was ready', { ready: READY }, []],
    ['was not ready', { ready: FAILED }, ['b Suspended']],
    [
      'was not ready for its present spec',
      { ready: READY, metadata: { generation: 2 } },
      ['b Suspended'],
    ],
    ['never was ready', { status: { conditions: [] } }, ['b Suspended']],
  ])(
    'contain a suspended dependency only if it is not ready: it %s',
    (_, made, expected) => {
      const objects = [
        make('a', { dependsOn: ['b'] }),
        make('b', { ...made, spec: { suspend: true } }),
      ];
      expect(told(blocked(objects).links)).toEqual(expected);
    },
  );

  it.each<[string, Made, object]>([
    [
      'ready',
      { ready: READY, metadata: { generation: 2 } },
      { reason: undefined, message: undefined },
    ],
    ['failing', { ready: FAILED }, { reason: FAILED.reason }],
  ])(
    'have the message of a suspended dependency only if that failed: it was %s',
    (_, made, expected) => {
      const objects = [
        make('a', { dependsOn: ['b'] }),
        make('b', { ...made, spec: { suspend: true } }),
      ];
      const [{ reason, message }] = blocked(objects).links;
      expect({ reason, message }).toMatchObject(expected);
    },
  );

  it('are followed once each, and listed in every chain', () => {
    const objects = [
      make('a', { dependsOn: ['b', 'c'] }),
      make('b', { dependsOn: ['d'] }),
      make('c', { dependsOn: ['d'] }),
      make('d', { dependsOn: ['e'] }),
      make('e', { ready: FAILED }),
    ];
    expect(told(blocked(objects).links)).toEqual([
      'b Waiting',
      ['d Waiting', ['e Failed']],
      'c Waiting',
      ['d Waiting'],
    ]);
    expect(chainOf(objects)).toEqual(['b', 'd', 'e']);
  });

  it('are reduced to the chain of the worst cause, the shortest of equal ones', () => {
    const objects = [
      make('a', { dependsOn: ['slow', 'far', 'near'] }),
      make('slow', { ready: condition('Ready', 'Unknown', 'Progressing') }),
      make('far', { dependsOn: ['broken'] }),
      make('broken', { ready: FAILED }),
      make('near', { ready: FAILED }),
    ];
    expect(chainOf(objects)).toEqual(['near']);
    expect(chainOf(objects.slice(0, 4))).toEqual(['near']);
    expect(chainOf(objects.slice(0, 4), ['near'])).toEqual(['far', 'broken']);
  });
});

describe('objects that wait for each other', () => {
  it.each<[string, Record<string, string[]>, unknown[], string[]]>([
    ['one', { a: ['a'] }, ['a Waiting cycle'], ['a']],
    [
      'two',
      { a: ['b'], b: ['a'] },
      ['b Waiting', ['a Waiting cycle']],
      ['a', 'b'],
    ],
    [
      'three',
      { a: ['b'], b: ['c'], c: ['a'] },
      ['b Waiting', ['c Waiting', ['a Waiting cycle']]],
      ['a', 'b', 'c'],
    ],
    [
      'three that another waits for',
      { a: ['b'], b: ['c'], c: ['d'], d: ['b'] },
      ['b Waiting', ['c Waiting', ['d Waiting', ['b Waiting cycle']]]],
      ['b', 'c', 'd'],
    ],
    [
      'two that another waits for directly',
      { a: ['b', 'c'], b: ['c'], c: ['b'] },
      ['b Waiting', ['c Waiting cycle'], 'c Waiting', ['b Waiting cycle']],
      ['c', 'b'],
    ],
  ])('are named as the cause: %s', (_, graph, expected, cycle) => {
    const objects = Object.entries(graph).map(([name, dependsOn]) =>
      make(name, { dependsOn }),
    );
    const result = blocked(objects);
    expect(told(result.links)).toEqual(expected);
    expect(rootOf(result)?.note).toBe('cycle');
    expect(rootOf(result)?.cycle?.map(({ name }) => name)).toEqual(cycle);
  });

  it('take precedence over a failure as the cause', () => {
    const objects = [
      make('a', { dependsOn: ['failed', 'b'] }),
      make('failed', { ready: FAILED }),
      make('b', { dependsOn: ['a'] }),
    ];
    expect(chainOf(objects)).toEqual(['b', 'a']);
  });

  it('are cut off if there are very many', () => {
    const names = Array.from({ length: 300 }, (_, index) => `n${index}`);
    const objects = names.map(name => make(name, { dependsOn: names }));
    const result = blocked(objects);
    expect(result.links.length).toBeLessThan(100);
    expect(rootOf(result)?.note).toBe('cycle');
  });

  it('are cut off if the chain is very long', () => {
    const objects = Array.from({ length: 10_000 }, (_, index) =>
      make(`n${index}`, { dependsOn: [`n${index + 1}`] }),
    );
    expect(chainOf(objects).length).toBeLessThan(100);
  });
});

describe('dependencies with the same source', () => {
  const sourceRef = { kind: 'GitRepository', name: 'shop' };
  const source = make('shop', {
    kind: 'GitRepository',
    ready: READY,
    status: { artifact: { revision: `main@sha1:${commit}` } },
  });
  const waiting = (
    message = "dependency 'shop/b' revision is not up to date",
  ) =>
    make('a', {
      dependsOn: ['b'],
      spec: { sourceRef },
      ready: condition('Ready', 'False', 'DependencyNotReady', { message }),
    });
  const applied = (lastAppliedRevision: unknown, ref: FluxObject = sourceRef) =>
    make('b', {
      ready: READY,
      spec: { sourceRef: ref },
      status: { lastAppliedRevision },
    });

  it.each<[string, FluxObject, string[]]>([
    ['an older revision', applied('main@sha1:0'), ['b Ready notAtMyRevision']],
    ['no revision', applied(undefined), ['b Ready notAtMyRevision']],
    ['the same revision', applied(`main@sha1:${commit}`), []],
    ['the same in the old form', applied(`main/${commit}`), []],
    [
      'a revision of another source',
      applied('main@sha1:0', { ...sourceRef, namespace: 'other' }),
      [],
    ],
  ])(
    'block unless they have applied the same revision: %s',
    (_, dependency, expected) => {
      const objects = [waiting(), dependency, source];
      expect(told(blocked(objects).links)).toEqual(expected);
    },
  );

  it.each<[string, string, string[]]>([
    [
      'the message reports an older revision',
      "dependency 'shop/b' revision is not up to date",
      ['b Ready notAtMyRevision'],
    ],
    [
      'the message names another dependency',
      "dependency 'shop/c' is not ready",
      [],
    ],
  ])(
    'block according to the message while the source is unknown: %s',
    (_, message, expected) => {
      const objects = [waiting(message), applied('main@sha1:0')];
      const result = blocked(objects, ['shop']);
      expect(told(result.links)).toEqual(expected);
      expect(result.toRead.map(({ name }) => name)).toEqual(['shop']);
    },
  );

  it('never block a HelmRelease because of their revision', () => {
    const ref = { chartRef: { kind: 'OCIRepository', name: 'shop' } };
    const objects = [
      make('a', { kind: 'HelmRelease', dependsOn: ['b'], spec: ref }),
      make('b', { kind: 'HelmRelease', ready: READY, spec: ref }),
    ];
    expect(blocked(objects).links).toEqual([]);
  });
});

describe('a dependency with a readyExpr', () => {
  const spec = { dependsOn: [{ name: 'b', readyExpr: 'dep.status.x == 1' }] };

  it.each<[string, FluxObject, unknown[]]>([
    ['ready', make('b', { ready: READY }), ['b Ready unknown']],
    [
      'waiting',
      make('b', { dependsOn: ['c'] }),
      ['b Waiting unknown', ['c missing']],
    ],
  ])('has an unknown result if it is %s', (_, dependency, links) => {
    const objects = [make('a', { spec }), dependency];
    expect(told(blocked(objects).links)).toEqual(links);
  });

  it('is ranked by its state among the causes', () => {
    const objects = [
      make('a', {
        spec: { dependsOn: [...spec.dependsOn, { name: 'c' }] },
      }),
      make('b', { ready: FAILED }),
      make('c', { ready: condition('Ready', 'Unknown', 'Progressing') }),
    ];
    expect(chainOf(objects)).toEqual(['b']);
  });
});

describe('dependencies of a ResourceSet', () => {
  const deployment = {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name: 'db', namespace: 'shop' },
    status: { conditions: [{ type: 'Available', status: 'False' }] },
  };
  const blockedWith = (more: FluxObject, ...objects: FluxObject[]) =>
    told(
      blocked([
        make('a', {
          kind: 'ResourceSet',
          spec: {
            dependsOn: [
              {
                apiVersion: 'apps/v1',
                kind: 'Deployment',
                name: 'db',
                ...more,
              },
            ],
          },
        }),
        ...objects,
      ]).links,
    );

  it('block if they do not exist', () => {
    expect(blockedWith({})).toEqual(['db missing']);
    expect(blockedWith({}, deployment)).toEqual([]);
  });

  it('have an unknown result without a Ready condition if they are not Flux objects', () => {
    const ready = { ready: true };
    expect(blockedWith(ready, deployment)).toEqual(['db Unknown unknown']);
    const conditions = [{ type: 'Ready', status: 'True' }];
    const isReady = { ...deployment, status: { conditions } };
    expect(blockedWith(ready, isReady)).toEqual([]);
  });
});

describe('sources as blockers', () => {
  const chart = (ready: FluxObject) =>
    make('shop-a', {
      kind: 'HelmChart',
      ready,
      spec: { sourceRef: { kind: 'HelmRepository', name: 'charts' } },
    });
  const repository = make('charts', {
    kind: 'HelmRepository',
    ready: condition('Ready', 'False', 'IndexationFailed', {
      message: 'failed to fetch index.yaml: 404 Not Found',
    }),
  });
  const release = make('a', {
    kind: 'HelmRelease',
    ready: condition('Ready', 'False', 'SourceNotReady', {
      message:
        "HelmChart 'shop/shop-a' is not ready: no artifact available for HelmRepository source 'charts'",
    }),
    dependsOn: ['b'],
    spec: {
      chart: {
        spec: {
          chart: 'carts',
          sourceRef: { kind: 'HelmRepository', name: 'charts' },
        },
      },
    },
  });
  const noArtifact = condition('Ready', 'False', 'NoSourceArtifact');

  it('block a HelmRelease through its HelmChart', () => {
    const objects = [release, chart(noArtifact), repository];
    const result = blocked(objects);
    expect(told(result.links)).toEqual(['shop-a Waiting', ['charts Failed']]);
    expect(result.chain.map(({ relation }) => relation)).toEqual([
      'chart',
      'source',
    ]);
  });

  it('do not block while they are ready', () => {
    expect(blocked([release, chart(READY)]).links).toEqual([]);
  });

  it('block a Kustomization instead of its dependencies', () => {
    const objects = [
      make('a', {
        ready: condition('Ready', 'False', 'ArtifactFailed', {
          message: 'Source artifact not found, retrying in 30s',
        }),
        dependsOn: ['b'],
        spec: { sourceRef: { kind: 'GitRepository', name: 'shop' } },
      }),
      make('shop', {
        kind: 'GitRepository',
        ready: condition('Ready', 'False', 'GitOperationFailed', {
          message: 'authentication required',
        }),
      }),
    ];
    expect(told(blocked(objects).links)).toEqual(['shop Failed']);
  });

  it('block an ImagePolicy as its ImageRepository', () => {
    const objects = [
      make('a', {
        kind: 'ImagePolicy',
        spec: { imageRepositoryRef: { name: 'carts' } },
      }),
    ];
    expect(told(blocked(objects).links)).toEqual(['carts missing']);
  });

  it('are followed through included repositories', () => {
    const objects = [
      make('a', {
        kind: 'GitRepository',
        ready: condition('Ready', 'False', 'IncludeUnavailable'),
        spec: { include: [{ repository: { name: 'base' } }] },
      }),
      make('base', { kind: 'GitRepository', ready: FAILED }),
    ];
    expect(told(blocked(objects).links)).toEqual(['base Failed']);
  });

  it('block an object that was never reconciled', () => {
    const object = fluxObject('Kustomization', {
      spec: { sourceRef: { kind: 'GitRepository', name: 'shop' } },
    });
    expect(told(blocked([object]).links)).toEqual(['shop missing']);
  });
});

it.each([[null], [undefined], [7], [{}], [{ kind: 'Kustomization' }]])(
  'finds no blockers of a malformed object: %j',
  sent => {
    const object = sent as unknown as FluxObject;
    expect(blockersOf({ cluster, object })).toEqual([]);
    expect(blockedBy({ cluster, object }, () => object).links).toEqual([]);
  },
);

it('finds no blockers of an object on a cluster with an ambiguous name', () => {
  const object = make('a', { dependsOn: ['b'] });
  const resource = { cluster, object, clusterIsAmbiguous: true };
  expect(blockedBy(resource, () => 'missing').links).toEqual([]);
});
