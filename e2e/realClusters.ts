import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { request } from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startProgram } from './processes';

/** The first time, kube-apiserver, etcd and the controllers are built. */
const READY_WITHIN_MS = 3_600_000;

/** A rule of a role. */
export interface Rule {
  readonly apiGroups?: readonly string[];
  readonly resources?: readonly string[];
  readonly verbs: readonly string[];
}

/** Rules by namespace: '' is all of them. */
export type Rules = Readonly<Record<string, readonly Rule[]>>;

/** A cluster with the Flux of a release, as e2e/cluster describes it. */
export interface RealCluster {
  readonly name: string;
  readonly url: string;
  readonly caData: string;
  readonly tokens: Record<'admin' | 'backstage' | 'visitor', string>;
  /** The rights in the README's YAML, and those of the roles it names. */
  readonly rules: Readonly<Record<'readme' | 'named', Rules>>;
  /** The audit log of the accounts of Backstage, one JSON per line. */
  readonly auditLog: string;
  /** The folder with the logs of its processes. */
  readonly logs: string;
  /** Processes by the names of their programs. */
  readonly pids: Readonly<Record<string, number>>;
}

/** API paths of kinds. */
export const PATHS = {
  HelmRelease: '/apis/helm.toolkit.fluxcd.io/v2',
  Kustomization: '/apis/kustomize.toolkit.fluxcd.io/v1',
  GitRepository: '/apis/source.toolkit.fluxcd.io/v1',
  HelmRepository: '/apis/source.toolkit.fluxcd.io/v1',
  OCIRepository: '/apis/source.toolkit.fluxcd.io/v1',
  HelmChart: '/apis/source.toolkit.fluxcd.io/v1',
  ImageRepository: '/apis/image.toolkit.fluxcd.io/v1',
  ImagePolicy: '/apis/image.toolkit.fluxcd.io/v1',
  ImageUpdateAutomation: '/apis/image.toolkit.fluxcd.io/v1',
};
export type Kind = keyof typeof PATHS;

export function pluralOf(kind: Kind): string {
  return `${kind.toLowerCase().replace(/y$/, 'ie')}s`;
}

/** The path of an object; its name is `namespace/name`. */
export function pathOf(kind: Kind, name: string): string {
  const [namespace, own] = name.split('/');
  return `${PATHS[kind]}/namespaces/${namespace}/${pluralOf(kind)}/${own}`;
}

interface Repository {
  readonly url: string;
  /** A clone to commit in. */
  readonly clone: string;
}

/** Running clusters, and the servers that Flux fetches from. */
export interface RealClusters {
  readonly clusters: readonly RealCluster[];
  readonly git: Readonly<Record<'fleet' | 'podinfo', Repository>>;
  readonly gpg: { readonly home: string; readonly fingerprint: string };
  /** The URL of the OCI registry. */
  readonly registryHost: string;
  readonly control: Readonly<
    Record<string, { stopApiServer: string; startApiServer: string }>
  >;
  stop(): Promise<void>;
}

/** Starts two clusters with a control plane and Flux' controllers. */
export async function startRealClusters(): Promise<RealClusters> {
  const folder = mkdtempSync(join(tmpdir(), 'flux-clusters-'));
  const file = join(folder, 'clusters.json');
  const remove = () => rmSync(folder, { recursive: true, force: true });
  const running = await startProgram({
    args: ['e2e/cluster/start.mjs', '--json', file],
    withinMs: READY_WITHIN_MS,
    readyWith: () => {
      const text = existsSync(file) ? readFileSync(file, 'utf8') : '';
      return text ? JSON.parse(text) : undefined;
    },
  }).catch(error => {
    remove();
    throw error;
  });
  return {
    ...running.ready,
    async stop() {
      await running.stop();
      remove();
    },
  };
}

/** Commits and pushes a change, signed as the others; returns its hash. */
export function push(clusters: RealClusters, repository: Repository): string {
  const { gpg } = clusters;
  const git = (...args: string[]) =>
    execFileSync('git', args, {
      cwd: repository.clone,
      env: { ...process.env, GNUPGHOME: gpg.home },
      encoding: 'utf8',
    }).trim();
  git(
    ...['commit', '--allow-empty', '--message', 'Change nothing'],
    `--gpg-sign=${gpg.fingerprint}`,
  );
  git('push', 'origin', 'HEAD:main');
  return git('rev-parse', 'HEAD');
}

/** Pushes an image with another tag, as a pipeline does for a release. */
export async function tagImage(
  { registryHost }: RealClusters,
  image: string,
  from: string,
  to: string,
): Promise<void> {
  const addressOf = (tag: string) =>
    `http://${registryHost}/v2/${image}/manifests/${tag}`;
  const manifest = await fetch(addressOf(from));
  const answer = await fetch(addressOf(to), {
    method: 'PUT',
    headers: { 'Content-Type': manifest.headers.get('Content-Type') ?? '' },
    body: await manifest.text(),
  });
  if (!answer.ok) throw new Error(`${answer.status}: ${await answer.text()}`);
}

interface Call {
  readonly method?: string;
  readonly contentType?: string;
  readonly body?: object;
}

/** The API server's answer to `path`, read as kubectl does. */
export async function kubernetes(
  cluster: RealCluster,
  path: string,
  init?: Call,
): Promise<any> {
  return JSON.parse(await kubernetesText(cluster, path, init));
}

/** The same for an answer that is not JSON. */
export function kubernetesText(
  cluster: RealCluster,
  path: string,
  init: Call = {},
): Promise<string> {
  const { method = 'GET', contentType = 'application/json', body } = init;
  return new Promise<string>((resolve, reject) => {
    const sent = request(
      new URL(path, cluster.url),
      {
        method,
        ca: Buffer.from(cluster.caData, 'base64'),
        headers: {
          Authorization: `Bearer ${cluster.tokens.admin}`,
          'Content-Type': contentType,
        },
      },
      answer => {
        const chunks: Buffer[] = [];
        answer.on('data', chunk => chunks.push(chunk));
        answer.on('end', () => {
          const all = Buffer.concat(chunks).toString();
          if ((answer.statusCode ?? 0) < 300) resolve(all);
          else reject(new Error(`${method} ${path}: ${all}`));
        });
      },
    );
    sent.on('error', reject);
    sent.end(body && JSON.stringify(body));
  });
}
