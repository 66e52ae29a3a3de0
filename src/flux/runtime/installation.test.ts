import { installationsOf } from './installation';
import { tellsVersion } from './labels';
import { removedApisIn } from './removals';
import type { FluxObject } from '../objects/types';

interface Given {
  namespace?: string;
  name?: string;
  image?: string;
  labels?: Record<string, string>;
  spec?: Record<string, unknown>;
  status?: Record<string, unknown>;
}

function controller(given: Given = {}): FluxObject {
  const { namespace = 'flux-system', name = 'source-controller' } = given;
  const { image = `ghcr.io/fluxcd/${name}:v1.9.4`, labels = {} } = given;
  return {
    metadata: {
      namespace,
      name,
      labels: {
        'app.kubernetes.io/part-of': 'flux',
        'app.kubernetes.io/version': 'v2.9.4',
        ...labels,
      },
    },
    spec: {
      replicas: 1,
      template: { spec: { containers: [{ name: 'manager', image }] } },
      ...given.spec,
    },
    status: given.status ?? { readyReplicas: 1 },
  };
}

const managedBy = 'app.kubernetes.io/managed-by';

it.each([
  ['cli', {}],
  ['bootstrap', { 'kustomize.toolkit.fluxcd.io/namespace': 'flux-system' }],
  ['helm', { [managedBy]: 'Helm' }],
  // A Kustomization may apply what Helm or the operator manages.
  [
    'operator',
    {
      [managedBy]: 'flux-operator',
      'kustomize.toolkit.fluxcd.io/namespace': 'flux-system',
    },
  ],
  ['other', { [managedBy]: 'azure' }],
])('is recognised as installed by %s', (method, labels) => {
  expect(installationsOf([controller({ labels })])).toMatchObject([{ method }]);
});

it.each([
  ['ghcr.io/fluxcd/source-controller:v1.9.4', 'source-controller', 'v1.9.4'],
  [
    'ghcr.io/fluxcd/source-controller:v1.9.4@sha256:b150af0c',
    'source-controller',
    'v1.9.4',
  ],
  ['registry:5000/flux/source-controller:1.9.4', 'source-controller', 'v1.9.4'],
  ['registry:5000/source-controller', 'source-controller', undefined],
  ['source-controller@sha256:b150af0c', 'source-controller', undefined],
  ['ghcr.io/fluxcd/source-controller:main', 'source-controller', 'main'],
  ['', 'source-controller', undefined],
])('reads the image %j as %s %s', (image, name, version) => {
  const [{ components }] = installationsOf([controller({ image })]);
  expect(components).toMatchObject([{ name, version }]);
});

it('is recognised by the manager, in spite of other labels', () => {
  const containers = [
    { name: 'istio-proxy', image: 'istio/proxyv2:1.20.0' },
    { name: 'manager', image: 'ghcr.io/fluxcd/helm-controller:v1.6.3' },
  ];
  const spec = { replicas: 1, template: { spec: { containers } } };
  const [{ components }] = installationsOf([controller({ spec })]);
  expect(components[0]).toMatchObject({
    name: 'helm-controller',
    version: 'v1.6.3',
  });
});

it('keeps two installations of a cluster apart', () => {
  const found = installationsOf([
    controller({ namespace: 'tenant', name: 'helm-controller' }),
    controller({ labels: { 'app.kubernetes.io/version': '2.7.5' } }),
    controller({ namespace: 'tenant' }),
  ]);
  expect(
    found.map(({ namespace, version, components }) => [
      namespace,
      version,
      components.length,
    ]),
  ).toEqual([
    ['flux-system', 'v2.7.5', 1],
    ['tenant', 'v2.9.4', 2],
  ]);
});

it('names the shards of a controller', () => {
  const image = 'ghcr.io/fluxcd/source-controller:v1.9.4';
  const [{ components }] = installationsOf([
    controller({ name: 'source-controller-shard1', image }),
    controller(),
  ]);
  expect(components.map(({ name, shard }) => [name, shard])).toEqual([
    ['source-controller', undefined],
    ['source-controller', 'shard1'],
  ]);
});

describe('version', () => {
  const unlabelled = { 'app.kubernetes.io/version': '' };

  it('is that of most controllers, not of the first', () => {
    const found = installationsOf([
      controller({ labels: { 'app.kubernetes.io/version': 'v2.8.8' } }),
      controller({ name: 'helm-controller' }),
      controller({ name: 'kustomize-controller' }),
    ]);
    expect(found[0].version).toBe('v2.9.4');
  });

  it('is the revision of the operator, without a label', () => {
    const [{ version }] = installationsOf(
      [controller({ labels: unlabelled })],
      {
        apiVersions: [],
        operatorObjects: [
          {
            kind: 'FluxInstance',
            metadata: { namespace: 'flux-system' },
            status: { lastAppliedRevision: 'v2.9.4@sha256:cf0ac3be' },
          },
        ],
      },
    );
    expect(version).toBe('v2.9.4');
  });

  it('is that of the CRD, where it is of this installation', () => {
    const versionSource = {
      metadata: {
        labels: {
          'app.kubernetes.io/version': '2.8.5',
          'app.kubernetes.io/instance': 'one',
        },
      },
    };
    const found = installationsOf(
      ['one', 'two'].map(namespace =>
        controller({
          namespace,
          labels: { ...unlabelled, 'app.kubernetes.io/instance': namespace },
        }),
      ),
      { apiVersions: [], operatorObjects: [], versionSource },
    );
    expect(found.map(({ version }) => version)).toEqual(['v2.8.5', undefined]);
  });

  it('is not guessed', () => {
    const [{ version }] = installationsOf([controller({ labels: unlabelled })]);
    expect(version).toBeUndefined();
  });
});

describe('a controller', () => {
  function problemWith(given: Given) {
    return installationsOf([controller(given)])[0].components[0].problem;
  }

  const unavailable = {
    type: 'Available',
    status: 'False',
    reason: 'MinimumReplicasUnavailable',
    message: 'Deployment does not have minimum availability.',
  };

  it('is ready when all of it is', () => {
    expect(problemWith({ status: { readyReplicas: 1 } })).toBeUndefined();
  });

  it('is not ready when one of two is', () => {
    expect(
      problemWith({ spec: { replicas: 2 }, status: { readyReplicas: 1 } }),
    ).toEqual({ reason: 'NotStartedYet', message: undefined });
  });

  it('says why it is not ready', () => {
    expect(problemWith({ status: { conditions: [unavailable] } })).toEqual({
      reason: unavailable.reason,
      message: unavailable.message,
    });
  });

  it('says first what stops it', () => {
    const conditions = [
      unavailable,
      {
        type: 'Progressing',
        status: 'False',
        reason: 'ProgressDeadlineExceeded',
        message: 'ReplicaSet "x" has timed out progressing.',
      },
    ];
    expect(problemWith({ status: { conditions } })?.reason).toBe(
      'ProgressDeadlineExceeded',
    );
  });

  it('may be scaled to zero', () => {
    expect(problemWith({ spec: { replicas: 0 }, status: {} })).toEqual({
      reason: 'ScaledToZero',
    });
  });
});

it("has the operator's state", () => {
  const [{ operator }] = installationsOf([controller()], {
    apiVersions: [],
    operatorObjects: [
      {
        kind: 'FluxInstance',
        status: {
          conditions: [
            {
              type: 'Ready',
              status: 'False',
              reason: 'BuildFailed',
              message: 'm',
            },
          ],
        },
      },
    ],
  });
  expect(operator).toMatchObject({ state: 'Failed', reason: 'BuildFailed' });
});

it('names what newer releases removed, first what goes first', () => {
  expect(
    removedApisIn([
      'notification.toolkit.fluxcd.io/v1beta3',
      'notification.toolkit.fluxcd.io/v1beta2',
      'helm.toolkit.fluxcd.io/v2',
      'helm.toolkit.fluxcd.io/v2beta2',
      'helm.toolkit.fluxcd.io/v2beta1',
      'apps/v1beta1',
      'toString/constructor',
      '',
    ]),
  ).toEqual([
    { apiVersion: 'helm.toolkit.fluxcd.io/v2beta1', removedIn: '2.7' },
    { apiVersion: 'helm.toolkit.fluxcd.io/v2beta2', removedIn: '2.8' },
    { apiVersion: 'notification.toolkit.fluxcd.io/v1beta2', removedIn: '2.9' },
  ]);
});

it.each([
  ['nothing', {}],
  ['null', { metadata: null, spec: null, status: null }],
  ['text', { metadata: 'a', spec: 'b', status: 'c' }],
  ['lists', { metadata: [], spec: { template: [] }, status: [] }],
  [
    'other types',
    {
      metadata: { name: 1, namespace: {}, labels: 'x' },
      spec: { replicas: '1', template: { spec: { containers: [null, 7] } } },
      status: { readyReplicas: 'all', conditions: [null, 'x', {}] },
    },
  ],
])('takes Deployments made of %s for no controller', (_, deployment) => {
  expect(installationsOf([deployment, controller()])).toEqual(
    installationsOf([controller()]),
  );
});

describe('Flux of other vendors', () => {
  const partOf = { 'app.kubernetes.io/part-of': 'flux' };

  /** A Deployment with these containers, of name and image. */
  function packaged(given: {
    name: string;
    namespace?: string;
    labels?: Record<string, string>;
    containers: [name: string, image: string][];
    status?: Record<string, unknown>;
  }): FluxObject {
    const { name, namespace = 'flux-system', labels = {} } = given;
    const containers = given.containers.map(([container, image]) => ({
      name: container,
      image,
    }));
    return {
      metadata: { name, namespace, labels: { ...partOf, ...labels } },
      spec: { replicas: 1, template: { spec: { containers } } },
      status: given.status ?? { readyReplicas: 1 },
    };
  }

  function told(...deployments: FluxObject[]) {
    return installationsOf(deployments).map(
      ({ version, method, components }) => ({
        version,
        method,
        components: components.map(each =>
          [each.name, each.version, each.shard].filter(Boolean).join(' '),
        ),
      }),
    );
  }

  /** bitnami/charts#21087: the label is the version of source-controller. */
  function bitnami(labelled: string, versions: Record<string, string>) {
    return Object.entries(versions).map(([name, version]) =>
      packaged({
        name: `flux-${name}`,
        labels: {
          'app.kubernetes.io/component': name,
          'app.kubernetes.io/managed-by': 'Helm',
          'app.kubernetes.io/version': labelled,
          'helm.sh/chart': 'flux-1.3.5',
        },
        containers: [[name, `docker.io/bitnami/fluxcd-${name}:${version}`]],
      }),
    );
  }

  it("tells no version of Flux from Bitnami's chart, whose label is a controller's", () => {
    const deployments = bitnami('1.2.4', {
      'source-controller': '1.2.4-debian-12-r3',
      'kustomize-controller': '1.2.2-debian-12-r1',
    });
    expect(told(...deployments)).toEqual([
      {
        version: undefined,
        method: 'helm',
        components: ['kustomize-controller v1.2.2', 'source-controller v1.2.4'],
      },
    ]);
    expect(deployments.map(tellsVersion)).toEqual([false, false]);
  });

  it('tells none from its older charts, where the controllers were 0.x as Flux was', () => {
    const deployments = bitnami('0.36.1', {
      'helm-controller': '0.31.2-debian-11-r0',
      'source-controller': '0.36.1-debian-11-r2',
    });
    expect(told(...deployments)).toMatchObject([{ version: undefined }]);
    // So that the CRD is asked, which tells no more: it has the same label.
    expect(deployments.every(tellsVersion)).toBe(false);
    const versionSource = {
      metadata: { labels: { 'app.kubernetes.io/version': '0.36.1' } },
    };
    expect(
      installationsOf(deployments, {
        apiVersions: [],
        operatorObjects: [],
        versionSource,
      })[0].version,
    ).toBeUndefined();
  });

  it('finds all controllers of Flux All-In-One in its one Deployment', () => {
    // stefanprodan/flux-aio: modules/flux-aio/templates/deployment.cue.
    const aio = packaged({
      name: 'flux',
      labels: {
        'app.kubernetes.io/name': 'flux',
        'app.kubernetes.io/managed-by': 'timoni',
        'app.kubernetes.io/version': '2.7.5',
      },
      containers: [
        ['source-controller', 'ghcr.io/fluxcd/source-controller:v1.7.4'],
        ['kustomize-controller', 'ghcr.io/fluxcd/kustomize-controller:v1.7.3'],
        ['helm-controller', 'ghcr.io/fluxcd/helm-controller:v1.4.5'],
        [
          'notification-controller',
          'ghcr.io/fluxcd/notification-controller:v1.7.5',
        ],
        ['istio-proxy', 'docker.io/istio/proxyv2:1.27.0'],
      ],
      status: {},
    });
    expect(told(aio)).toEqual([
      {
        version: 'v2.7.5',
        method: 'other',
        components: [
          'helm-controller v1.4.5',
          'kustomize-controller v1.7.3',
          'notification-controller v1.7.5',
          'source-controller v1.7.4',
        ],
      },
    ]);
    // A problem of the pod affects all of its controllers.
    const [{ components }] = installationsOf([aio]);
    expect(new Set(components.map(({ problem }) => problem?.reason))).toEqual(
      new Set(['NotStartedYet']),
    );
  });

  it('has no version of Flux for a controller that was installed separately', () => {
    // source-controller v1.9.5 config/manager/deployment.yaml, kustomization.yaml
    // lines 6 to 9: without labels of Flux's and without a registry.
    const alone: FluxObject = {
      metadata: {
        name: 'source-controller',
        namespace: 'source-system',
        labels: { 'control-plane': 'controller' },
      },
      spec: {
        replicas: 1,
        template: {
          spec: {
            containers: [
              { name: 'manager', image: 'fluxcd/source-controller:v1.9.5' },
            ],
          },
        },
      },
      status: { readyReplicas: 1 },
    };
    expect(told(alone)).toMatchObject([
      { version: undefined, components: ['source-controller v1.9.5'] },
    ]);
    expect(tellsVersion(alone)).toBe(false);
  });

  it("does not count the agents of Azure's extension", () => {
    // Microsoft Learn: "Available extensions for Azure Arc-enabled Kubernetes",
    // Flux (GitOps): fluxconfig-agent and fluxconfig-controller beside Flux.
    // Their labels and images are not public source and could not be looked up;
    // what counts is that no name of theirs is that of a controller.
    const azure = 'mcr.microsoft.com';
    const agent = (name: string) =>
      packaged({
        name,
        labels: { 'app.kubernetes.io/version': 'v1.9.2' },
        containers: [
          [name, `${azure}/azurek8sflux/${name}:1.9.2`],
          ['fluent-bit', `${azure}/azurek8sflux/fluent-bit-mdm:1.9.2`],
        ],
      });
    const flux = packaged({
      name: 'source-controller',
      labels: { 'app.kubernetes.io/version': 'v2.3.0' },
      containers: [
        ['manager', `${azure}/oss/fluxcd/source-controller:v1.3.0-1`],
      ],
    });
    const agents = [agent('fluxconfig-agent'), agent('fluxconfig-controller')];
    expect(told(...agents, flux)).toEqual([
      {
        version: 'v2.3.0',
        method: 'cli',
        components: ['source-controller v1.3.0'],
      },
    ]);
    expect(told(...agents)).toEqual([]);
  });

  it('knows a controller whose image has another name', () => {
    expect(
      told(
        packaged({
          name: 'gitops-a',
          labels: { 'app.kubernetes.io/component': 'helm-controller' },
          containers: [
            ['linkerd-proxy', 'cr.l5d.io/linkerd/proxy:edge-25.1.1'],
            ['manager', 'registry.example:5000/mirror/flux-helm:v1.6.3-fips'],
          ],
        }),
        packaged({
          name: 'flux-source-controller-tenants',
          containers: [['main', 'registry.example/mirror@sha256:b150af0c']],
        }),
      ),
    ).toMatchObject([
      {
        components: ['source-controller tenants', 'helm-controller v1.6.3'],
      },
    ]);
  });

  it('keeps the version of Flux where a vendor adds to it', () => {
    const labels = { 'app.kubernetes.io/version': 'v2.6.4-acme.2' };
    expect(installationsOf([controller({ labels })])[0].version).toBe('v2.6.4');
  });
});
