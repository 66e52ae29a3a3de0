import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { parse, parseAllDocuments } from 'yaml';
import { configDirectory } from './binaries.mjs';
import { controllers, fluxVersion, versionOf } from './programs.mjs';

/** The names of the controllers. */
export const controllerNames = controllers.map(({ name }) => name);

// The labels that `flux install` sets. Flux: flux2
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
 * The Deployment that `flux install` would create for a controller. The
 * controller itself is a local process; kwok sets the status of the pod.
 */
export function deploymentOf(name) {
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
  template.spec.serviceAccountName = name;
  const version = versionOf(controllers.find(each => each.name === name));
  for (const container of template.spec.containers) {
    container.image = `ghcr.io/fluxcd/${name}:${version}`;
  }
  return deployment;
}

/**
 * The arguments of a controller that runs outside the cluster.
 * @param {string} name - of the controller
 * @param {object} place - its ports, storage directory and URL for events
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
    // Each waiting health check occupies a worker.
    ...(name === 'kustomize-controller' ? ['--concurrent=10'] : []),
    ...(name === 'helm-controller' ? ['--graceful-shutdown-timeout=3s'] : []),
  ];
}
