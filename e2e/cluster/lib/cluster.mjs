import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { get } from 'node:http';
import { join } from 'node:path';
import {
  auditPolicy,
  fluxAccess,
  kubernetesView,
  makeUsers,
  readmeAccess,
  rulesOf,
  tokenFile,
  viewAccess,
  workloadLogsAccess,
} from './access.mjs';
import { binaryPaths } from './binaries.mjs';
import { makeCertificates } from './certificates.mjs';
import {
  controllerArguments,
  controllerNames,
  crds,
  deploymentOf,
  namespace,
} from './flux.mjs';
import { hasCondition, Kubernetes } from './kubernetes.mjs';
import { crashLogs, logsKind, logsOf } from './logs.mjs';
import { nodes } from './nodes.mjs';
import { freePort, Process, until } from './processes.mjs';
import { failsAs, stages } from './stages.mjs';

// The controllers that create or delete dependants of applied objects.
const kubernetesControllers = [
  'clusterrole-aggregation-controller',
  'daemonset-controller',
  'deployment-controller',
  'garbage-collector-controller',
  'job-controller',
  'namespace-controller',
  'replicaset-controller',
  'resourcequota-controller',
  'root-ca-certificate-publisher-controller',
  'serviceaccount-controller',
  'statefulset-controller',
];

function answersOk(url) {
  return new Promise((resolve, reject) => {
    get(url, response => {
      response.resume();
      resolve(response.statusCode === 200);
    }).on('error', reject);
  });
}

/**
 * A control plane, kwok in the place of kubelets, and Flux' controllers, all as
 * processes.
 */
export class Cluster {
  /**
   * @param {object} options
   * @param {string} options.name - the cluster's
   * @param {string} options.directory - for its data, keys and logs
   * @param {string} options.requeueDependency - how soon Flux looks again at a dependency
   * @param {(line: string) => void} options.say - is told what happens
   */
  constructor({ name, directory, requeueDependency, say }) {
    Object.assign(this, { name, directory, requeueDependency, say });
    this.users = makeUsers(controllerNames);
    this.processes = new Map();
  }

  /** Starts everything and applies Flux. */
  async start() {
    const { name, directory, users } = this;
    mkdirSync(join(directory, 'logs'), { recursive: true });
    this.certificates = makeCertificates(directory, name);
    this.caFile = this.certificates.ca;
    this.ca = readFileSync(this.caFile, 'utf8');
    this.tokens = join(directory, 'tokens.csv');
    writeFileSync(this.tokens, tokenFile(users), { mode: 0o600 });
    this.auditLog = join(directory, 'audit.log');
    this.auditPolicy = join(directory, 'audit-policy.json');
    writeFileSync(this.auditPolicy, JSON.stringify(auditPolicy));
    this.port = await freePort();
    this.url = `https://127.0.0.1:${this.port}`;
    this.admin = this.clientOf('admin');
    await this.#startEtcd();
    this.#defineApiServer();
    await this.startApiServer();
    await this.#startControlPlane();
    await this.#installFlux();
    await this.#startControllers();
  }

  /** A client that calls as one of the users. */
  clientOf(user) {
    const { token } = this.users[user];
    return new Kubernetes({ url: this.url, ca: this.ca, token });
  }

  /** Starts the API server, on the port and data it had before. */
  async startApiServer() {
    const server = this.processes.get('kube-apiserver');
    if (server.pid) return;
    server.start();
    await this.#ready(server, () => this.admin.send('GET', '/readyz'));
  }

  /** Kills the API server, as a crash would. */
  async stopApiServer() {
    await this.processes.get('kube-apiserver').stop('SIGKILL');
  }

  /** Ends everything, the API server after those who use it. */
  async stop() {
    this.isStopped = true;
    const running = [...this.processes.values()].reverse();
    const isBase = ({ name }) => ['etcd', 'kube-apiserver'].includes(name);
    await Promise.all(
      running.filter(one => !isBase(one)).map(one => one.stop()),
    );
    for (const base of running.filter(isBase)) await base.stop();
  }

  /** What a test needs to know. */
  describe() {
    const { name, url, caFile, ca, users } = this;
    return {
      name,
      url,
      caFile,
      caData: Buffer.from(ca).toString('base64'),
      tokens: Object.fromEntries(
        ['admin', 'backstage', 'visitor'].map(user => [
          user,
          users[user].token,
        ]),
      ),
      rules: this.rules,
      logs: join(this.directory, 'logs'),
      auditLog: this.auditLog,
      storage: join(this.directory, 'source-controller'),
      pids: Object.fromEntries(
        [...this.processes].map(([program, { pid }]) => [program, pid]),
      ),
    };
  }

  /** A kubeconfig for one user; JSON is YAML too. */
  kubeconfig(user) {
    const { name, url, caFile } = this;
    return {
      apiVersion: 'v1',
      kind: 'Config',
      'current-context': name,
      clusters: [
        { name, cluster: { server: url, 'certificate-authority': caFile } },
      ],
      users: [
        { name: `${name}-${user}`, user: { token: this.users[user].token } },
      ],
      contexts: [{ name, context: { cluster: name, user: `${name}-${user}` } }],
    };
  }

  #logOf(name) {
    return join(this.directory, 'logs', `${name}.log`);
  }

  #define(name, args, env) {
    if (this.isStopped) throw new Error('stopped');
    const process = new Process({
      name,
      command: binaryPaths()[name],
      args,
      env,
      log: this.#logOf(name),
      isContainer: controllerNames.includes(name),
    });
    this.processes.set(name, process);
    process.onUnexpectedEnd = how => {
      this.say(
        `${this.name}: ${name} ended (${how}); ${
          process.log
        } ends with:\n${process.lastWords()}`,
      );
      if (controllerNames.includes(name)) {
        this.#letPodCrash(name).catch(() => {});
      }
    };
    return process;
  }

  async #ready(process, ask) {
    const ended = process.ended.then(how => {
      throw new Error(`it ended (${how})`);
    });
    ended.catch(() => {});
    try {
      await Promise.race([until('its answer', ask), ended]);
    } catch (error) {
      throw new Error(
        `${this.name}: ${process.name} did not start: ${error.message}\n` +
          `${process.log} ends with:\n${process.lastWords()}`,
      );
    }
  }

  async #startEtcd() {
    const [client, peer] = [await freePort(), await freePort()];
    this.etcdUrl = `http://127.0.0.1:${client}`;
    const peerUrl = `http://127.0.0.1:${peer}`;
    const etcd = this.#define('etcd', [
      `--data-dir=${join(this.directory, 'etcd')}`,
      `--listen-client-urls=${this.etcdUrl}`,
      `--advertise-client-urls=${this.etcdUrl}`,
      `--listen-peer-urls=${peerUrl}`,
      `--initial-advertise-peer-urls=${peerUrl}`,
      `--initial-cluster=default=${peerUrl}`,
      // A test's data need not outlive the machine.
      '--unsafe-no-fsync',
    ]);
    etcd.start();
    await this.#ready(etcd, () => answersOk(`${this.etcdUrl}/readyz`));
  }

  #defineApiServer() {
    const { certificates } = this;
    this.#define('kube-apiserver', [
      `--etcd-servers=${this.etcdUrl}`,
      `--etcd-prefix=/${this.name}`,
      '--bind-address=127.0.0.1',
      `--secure-port=${this.port}`,
      `--tls-cert-file=${certificates.certificate}`,
      `--tls-private-key-file=${certificates.key}`,
      `--token-auth-file=${this.tokens}`,
      '--authorization-mode=RBAC',
      `--audit-policy-file=${this.auditPolicy}`,
      `--audit-log-path=${this.auditLog}`,
      '--service-account-issuer=https://kubernetes.default.svc',
      `--service-account-key-file=${certificates.serviceAccountKey}`,
      `--service-account-signing-key-file=${certificates.serviceAccountKey}`,
      '--service-cluster-ip-range=10.96.0.0/24',
      // The taint of a node that is not ready would need another controller.
      '--disable-admission-plugins=TaintNodesByCondition',
      '--endpoint-reconciler-type=none',
    ]);
  }

  async #startControlPlane() {
    const { admin, certificates, directory } = this;
    const kubeconfig = this.#writeKubeconfig('admin');
    const configFile = join(directory, 'kwok.yaml');
    const config = [...stages, crashLogs(join(directory, 'logs'))];
    const documents = config.map(object => JSON.stringify(object));
    writeFileSync(configFile, documents.join('\n---\n'));
    const kubeletPort = await freePort();
    await until("kwok's kind for logs", () => admin.apply(logsKind));
    await admin.waitFor(logsKind, hasCondition('Established', 'True'));
    const started = [
      this.#define('kube-controller-manager', [
        `--kubeconfig=${kubeconfig}`,
        `--controllers=${kubernetesControllers}`,
        `--service-account-private-key-file=${certificates.serviceAccountKey}`,
        `--root-ca-file=${certificates.ca}`,
        '--leader-elect=false',
        '--secure-port=0',
      ]),
      this.#define('kube-scheduler', [
        `--kubeconfig=${kubeconfig}`,
        '--leader-elect=false',
        '--secure-port=0',
      ]),
      this.#define('kwok', [
        `--kubeconfig=${kubeconfig}`,
        `--config=${configFile}`,
        '--manage-all-nodes=true',
        // Where the API server asks for logs.
        '--node-ip=127.0.0.1',
        `--node-port=${kubeletPort}`,
        `--server-address=127.0.0.1:${kubeletPort}`,
        `--tls-cert-file=${certificates.certificate}`,
        `--tls-private-key-file=${certificates.key}`,
        `--enable-crds=${logsKind.spec.names.kind}`,
        '--cidr=10.42.0.0/16',
      ]),
    ];
    for (const process of started) process.start();
  }

  async #installFlux() {
    const { admin } = this;
    await until('the first namespace', () => admin.apply(namespace));
    const definitions = crds();
    const { rules } = await admin.get(kubernetesView);
    const readme = readmeAccess();
    const named = [...viewAccess(rules), ...workloadLogsAccess('cases')];
    const access = [...readme, ...named];
    this.rules = { readme: rulesOf(readme), named: rulesOf(named) };
    const namespaces = access.flatMap(
      ({ metadata }) => metadata.namespace ?? [],
    );
    for (const name of new Set(['backstage', 'podinfo', ...namespaces])) {
      if (name === namespace.metadata.name) continue;
      await admin.apply({ ...namespace, metadata: { name } });
    }
    await Promise.all([
      ...definitions.map(crd => admin.apply(crd)),
      ...fluxAccess(controllerNames).map(object => admin.apply(object)),
      ...access.map(object => admin.apply(object)),
    ]);
    await Promise.all(
      definitions.map(crd =>
        admin.waitFor(crd, hasCondition('Established', 'True')),
      ),
    );
    await Promise.all(nodes.map(node => admin.apply(node)));
    await Promise.all(
      nodes.map(node => admin.waitFor(node, hasCondition('Ready', 'True'))),
    );
  }

  async #startControllers() {
    const events = await freePort();
    const started = [];
    for (const name of controllerNames) {
      const storage = join(this.directory, name);
      mkdirSync(storage, { recursive: true });
      const ports = { events };
      for (const port of ['metrics', 'health', 'storage', 'receiver']) {
        ports[port] = await freePort();
      }
      const controller = this.#define(
        name,
        controllerArguments(name, {
          ports,
          storage,
          eventsUrl: `http://127.0.0.1:${events}/`,
          requeueDependency: this.requeueDependency,
        }),
        {
          KUBECONFIG: this.#writeKubeconfig(name),
          RUNTIME_NAMESPACE: 'flux-system',
          TUF_ROOT: join(storage, '.sigstore'),
        },
      );
      controller.start();
      started.push(
        this.#ready(controller, () =>
          answersOk(`http://127.0.0.1:${ports.health}/readyz`),
        ).then(() => this.#deploy(name)),
      );
    }
    await Promise.all(started);
  }

  /** Creates the Deployment, Pod and log for a controller's process. */
  async #deploy(name) {
    await this.admin.apply(deploymentOf(name));
    const [pod] = await until(`the pod of ${name}`, async () => {
      const pods = await this.#podsOf(name);
      return pods.length > 0 && pods;
    });
    await this.admin.apply(logsOf(pod, this.#logOf(name)));
  }

  #podsOf(name) {
    return this.admin.list('v1', 'Pod', `?labelSelector=app=${name}`);
  }

  #writeKubeconfig(user) {
    const file = join(this.directory, `${user}.kubeconfig`);
    writeFileSync(file, JSON.stringify(this.kubeconfig(user)), { mode: 0o600 });
    return file;
  }

  /** Shows the crash of a controller's process in its Pods, through kwok. */
  async #letPodCrash(name) {
    const annotations = { [failsAs]: 'CrashLoopBackOff' };
    for (const pod of await this.#podsOf(name)) {
      await this.admin.patch(pod, { metadata: { annotations } });
    }
  }
}
