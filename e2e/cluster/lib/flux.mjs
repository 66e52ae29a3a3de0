import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { parse, parseAllDocuments } from 'yaml';
import { configDirectory } from './binaries.mjs';
import { controllers, fluxVersion, versionOf } from './programs.mjs';

/** The names of the controllers. */
export const controllerNames = controllers.map(({ name }) => name);

// As `flux install` labels what it makes. Flux: flux2
// pkg/manifestgen/install/templates.go
const labels = {
  'app.kubernetes.io/instance': 'flux-system',
  'app.kubernetes.io/part-of': 'flux',
  'app.kubernetes.io/version': fluxVersion,
};

/** The namespace of Flux. */
export const namespace = {
  apiVersion: 'v1',
  kind: 'Namespace',
  metadata: {
    name: 'flux-system',
    labels: {
      ...labels,
      'pod-security.kubernetes.io/warn': 'restricted',
      'pod-security.kubernetes.io/warn-version': 'latest',
    },
  },
};

function labelled(object, component) {
  const own = { ...labels, 'app.kubernetes.io/component': component };
  const { metadata } = object;
  return {
    ...object,
    metadata: { ...metadata, labels: { ...metadata.labels, ...own } },
  };
}

/** The CRDs of all controllers. */
export function crds() {
  return controllerNames.flatMap(name => {
    const bases = join(configDirectory(name), 'crd/bases');
    return readdirSync(bases).map(file => {
      const crd = parse(readFileSync(join(bases, file), 'utf8'));
      delete crd.status;
      return labelled(crd, name);
    });
  });
}

/**
 * The Deployments `flux install` would make. Nothing runs them: the controllers
 * are processes, and `runningStatus` says of the Deployments what is true.
 */
export function deployments() {
  return controllers.map(program => {
    const { name } = program;
    const file = join(configDirectory(name), 'manager/deployment.yaml');
    const deployment = labelled(
      parseAllDocuments(readFileSync(file, 'utf8'))
        .map(document => document.toJS())
        .find(({ kind }) => kind === 'Deployment'),
      name,
    );
    deployment.metadata.namespace = 'flux-system';
    const { template } = deployment.spec;
    template.metadata.labels = {
      ...template.metadata.labels,
      ...labels,
      'app.kubernetes.io/component': name,
    };
    for (const container of template.spec.containers) {
      container.image = `ghcr.io/fluxcd/${name}:${versionOf(program)}`;
    }
    return deployment;
  });
}

/** The status of a Deployment with its one replica up or down. */
export function runningStatus(isUp) {
  const now = new Date().toISOString();
  const replicas = isUp ? 1 : 0;
  const said = (type, isTrue, reason, message) => ({
    type,
    status: isTrue ? 'True' : 'False',
    reason,
    message,
    lastTransitionTime: now,
    lastUpdateTime: now,
  });
  return {
    observedGeneration: 1,
    replicas: 1,
    updatedReplicas: 1,
    readyReplicas: replicas,
    availableReplicas: replicas,
    unavailableReplicas: 1 - replicas,
    conditions: [
      isUp
        ? said(
            'Available',
            true,
            'MinimumReplicasAvailable',
            'Deployment has minimum availability.',
          )
        : said(
            'Available',
            false,
            'MinimumReplicasUnavailable',
            'Deployment does not have minimum availability.',
          ),
      said(
        'Progressing',
        true,
        'NewReplicaSetAvailable',
        'ReplicaSet has successfully progressed.',
      ),
    ],
  };
}

/**
 * The arguments of a controller that runs outside the cluster.
 * @param {string} name - the controller's
 * @param {object} place - its ports, storage directory and the events' address
 */
export function controllerArguments(name, place) {
  const { ports, storage, eventsUrl, requeueDependency } = place;
  const local = port => `127.0.0.1:${port}`;
  const has = {
    'source-controller': 'storage',
    'image-reflector-controller': 'data',
  }[name];
  return [
    '--watch-all-namespaces',
    '--log-level=info',
    '--log-encoding=json',
    '--enable-leader-election=false',
    `--metrics-addr=${local(ports.metrics)}`,
    `--health-addr=${local(ports.health)}`,
    ...(name === 'notification-controller'
      ? [
          `--events-addr=${local(ports.events)}`,
          `--receiverAddr=${local(ports.receiver)}`,
        ]
      : [`--events-addr=${eventsUrl}`]),
    ...(has ? [`--storage-path=${storage}`] : []),
    ...(has === 'storage'
      ? [
          `--storage-addr=${local(ports.storage)}`,
          `--storage-adv-addr=${local(ports.storage)}`,
        ]
      : []),
    ...(/^(source|kustomize|helm|image-reflector)-/.test(name)
      ? [`--requeue-dependency=${requeueDependency}`]
      : []),
    ...(name === 'helm-controller' ? ['--graceful-shutdown-timeout=3s'] : []),
  ];
}
