// Packs the plugin as for publishing, installs it into the app in this folder,
// and builds that app: so the package that users get is tested.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import satisfies from 'semver/functions/satisfies.js';

const HERE = fileURLToPath(new URL('.', import.meta.url));
const PLUGIN = join(HERE, '..', '..');
const NODE_MODULES = join(HERE, 'node_modules');
const PACKED = join(HERE, '.packed');

/**
 * Makes the app ready to be started. Skips each step whose inputs, compared by
 * hash, have not changed.
 */
export function prepare() {
  const installed = install();
  const sources = [
    ...filesIn(join(PLUGIN, 'src')),
    join(PLUGIN, 'package.json'),
    join(PLUGIN, 'config.d.ts'),
  ];
  const packed = hashOf(sources, installed);
  once('packed', packed, () => {
    say('Building and packing the plugin');
    run(PLUGIN, 'npm', ['run', 'build']);
    rmSync(PACKED, { recursive: true, force: true });
    mkdirSync(PACKED);
    run(PLUGIN, 'npm', ['pack', '--pack-destination', PACKED]);
    const [tarball] = readdirSync(PACKED);
    unpack(join(PACKED, tarball));
  });

  once('built', hashOf(filesIn(join(HERE, 'src')), packed), () => {
    say('Building the app');
    // Checks the app against the published types.
    run(HERE, 'npx', ['tsc', '--project', '.']);
    run(HERE, 'npx', ['backstage-cli', 'package', 'build']);
    // The backend serves the package that is installed under the name "app".
    const app = join(NODE_MODULES, 'app');
    if (!existsSync(app)) symlinkSync('..', app, 'dir');
  });
}

/** Installs Backstage. Returns the hash of what is installed. */
function install() {
  const installed = hashOf([
    join(HERE, 'package.json'),
    join(HERE, 'package-lock.json'),
  ]);
  once('installed', installed, () => {
    say('Installing Backstage');
    run(HERE, 'npm', ['ci', '--no-audit', '--no-fund']);
  });
  return installed;
}

/** Unpacks the plugin into node_modules: npm install would take much longer. */
function unpack(tarball) {
  const folder = join(NODE_MODULES, '@backstage-community', 'plugin-flux');
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  run(HERE, 'tar', ['-xzf', tarball, '-C', folder, '--strip-components=1']);
  const { dependencies } = readJson(join(folder, 'package.json'));
  for (const [name, range] of Object.entries(dependencies)) {
    const file = join(NODE_MODULES, name, 'package.json');
    const version = existsSync(file) ? readJson(file).version : 'nothing';
    if (!satisfies(version, range)) {
      throw new Error(
        `The plugin needs ${name} ${range}, and ${version} is installed: ` +
          'put it into dev/backstage/package.json',
      );
    }
  }
}

function readJson(file) {
  return JSON.parse(readFileSync(file, 'utf8'));
}

/** Runs a step, unless it has run for the same hash before. */
function once(step, hash, work) {
  const file = join(NODE_MODULES, `.flux-${step}`);
  if (existsSync(file) && readFileSync(file, 'utf8') === hash) return;
  work();
  writeFileSync(file, hash);
}

function hashOf(files, ...more) {
  const hash = createHash('sha256');
  for (const file of files) {
    hash.update(relative(PLUGIN, file)).update(readFileSync(file));
  }
  more.forEach(text => hash.update(text));
  return hash.digest('hex');
}

function filesIn(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile())
    .map(entry => join(entry.parentPath ?? entry.path, entry.name))
    .sort();
}

function run(cwd, command, args) {
  execFileSync(command, args, { cwd, stdio: ['ignore', 'ignore', 'inherit'] });
}

function say(words) {
  process.stderr.write(`${words} ...\n`);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  if (process.argv.includes('--install')) install();
  else prepare();
}
