import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
} from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { controllers, moduleOf, programs, versionOf } from './programs.mjs';

// The binaries in KUBEBUILDER_ASSETS (setup-envtest).
const kubebuilderAssets = ['kube-apiserver', 'etcd'];

/** The directory of the binaries, by a hash of all go.mod and go.sum files. */
export function cacheDirectory() {
  const hash = createHash('sha256');
  for (const directory of new Set(programs.map(moduleOf))) {
    for (const file of ['go.mod', 'go.sum']) {
      hash.update(readFileSync(join(directory, file)));
    }
  }
  const caches = process.env.XDG_CACHE_HOME || join(homedir(), '.cache');
  return join(caches, 'plugin-flux-e2e', hash.digest('hex').slice(0, 16));
}

/** The path of each program's binary, even if it is not built yet. */
export function binaryPaths() {
  const assets = process.env.KUBEBUILDER_ASSETS;
  const paths = {};
  for (const { name } of programs) {
    const asset =
      assets && kubebuilderAssets.includes(name) && join(assets, name);
    paths[name] =
      asset && existsSync(asset) ? asset : join(cacheDirectory(), 'bin', name);
  }
  return paths;
}

/** The copy of a controller's `config` directory, with CRDs and Deployment. */
export function configDirectory(controller) {
  return join(cacheDirectory(), 'config', controller);
}

/** The names of programs that are not built yet. */
export function missing() {
  const paths = binaryPaths();
  return programs
    .filter(
      ({ name, isController }) =>
        !existsSync(paths[name]) ||
        (isController && !existsSync(configDirectory(name))),
    )
    .map(({ name }) => name);
}

function go(args, options) {
  const result = spawnSync('go', args, { encoding: 'utf8', ...options });
  if (result.error) throw result.error;
  if (result.status !== 0) {
    throw new Error(
      `go ${args.join(' ')} in ${options.cwd} failed:\n${result.stderr ?? ''}`,
    );
  }
  return result.stdout;
}

function hasGo() {
  return spawnSync('go', ['version']).status === 0;
}

function build(program, into) {
  const flags = ['-s', '-w', program.linkerFlags?.(versionOf(program)) ?? ''];
  const target = join(into, program.name);
  go(
    [
      'build',
      '-p',
      '2',
      '-trimpath',
      '-buildvcs=false',
      '-ldflags',
      flags.join(' ').trim(),
      '-o',
      `${target}.new`,
      program.package,
    ],
    {
      cwd: moduleOf(program),
      env: { ...process.env, GOWORK: 'off' },
      stdio: ['ignore', 'inherit', 'inherit'],
    },
  );
  renameSync(`${target}.new`, target);
}

// Copied from the module cache, as `kubectl apply -k config/...` would read it.
function copyConfig(controller) {
  const { Dir: directory } = JSON.parse(
    go(['mod', 'download', '-json', controller.package], {
      cwd: moduleOf(controller),
    }),
  );
  const target = configDirectory(controller.name);
  mkdirSync(join(target, '..'), { recursive: true });
  const partial = mkdtempSync(`${target}.`);
  for (const part of ['crd/bases', 'manager']) {
    cpSync(join(directory, 'config', part), join(partial, part), {
      recursive: true,
    });
  }
  // Files in the module cache are read-only, and their copies must not be.
  spawnSync('chmod', ['-R', 'u+w', partial]);
  rmSync(target, { recursive: true, force: true });
  renameSync(partial, target);
}

/**
 * Builds the missing binaries. Without Go, throws with the alternatives.
 * @param {(line: string) => void} say - prints a line of progress
 */
export function buildMissing(say) {
  const names = missing();
  if (names.length === 0) return;
  if (!hasGo()) {
    throw new Error(
      [
        `There is no binary of ${names.join(', ')} in ${cacheDirectory()},`,
        'and no Go to build them. Any of these helps:',
        '- Go 1.26 or newer in PATH: https://go.dev/dl',
        '- the cache directory above, copied from where it was built for the same go.mod files',
        '- for kube-apiserver and etcd alone KUBEBUILDER_ASSETS, as setup-envtest prints it',
        '- any cluster that has Flux (kind, k3d): node e2e/cluster/start.mjs --kubeconfig FILE',
      ].join('\n'),
    );
  }
  const into = join(cacheDirectory(), 'bin');
  mkdirSync(into, { recursive: true });
  const paths = binaryPaths();
  for (const program of programs.filter(({ name }) => names.includes(name))) {
    const started = Date.now();
    if (!existsSync(paths[program.name])) {
      say(`building ${program.name} ${versionOf(program)}`);
      build(program, into);
      say(`  ${Math.round((Date.now() - started) / 1000)} s`);
    }
    if (controllers.includes(program)) copyConfig(program);
  }
}
