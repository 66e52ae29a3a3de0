/* eslint-disable no-console */
// Creates the two apps of @backstage/create-app, installs the packed plugin into
// each as the README and docs/classic.md say, type-checks, builds and tests them with their own
// tools, and prints how much JavaScript the plugin adds.
//   npm run fresh-apps                  in a temporary directory
//   npm run fresh-apps -- --in FOLDER   in a folder, reusing what it contains
import { execFileSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { gzipSync } from 'node:zlib';

const PLUGIN = fileURLToPath(new URL('../..', import.meta.url));
const NAME = '@backstage-community/plugin-flux';
const CLASSIC = readFileSync(join(PLUGIN, 'docs/classic.md'), 'utf8');

/**
 * The release of Backstage that the plugin is built for. create-app may use an
 * older one, and the app would then get two copies of packages with breaking
 * changes.
 */
const { dependencies, devDependencies } = JSON.parse(
  readFileSync(join(PLUGIN, 'package.json'), 'utf8'),
);
const RELEASE = Object.fromEntries(
  Object.entries({ ...dependencies, ...devDependencies }).filter(([name]) =>
    name.startsWith('@backstage/'),
  ),
);

const { values } = parseArgs({ options: { in: { type: 'string' } } });
const folder = values.in
  ? resolve(values.in)
  : mkdtempSync(join(tmpdir(), 'flux-fresh-apps-'));
const tools = join(folder, 'tools');
const env = {
  ...process.env,
  PATH: [join(tools, 'node_modules', '.bin'), process.env.PATH].join(delimiter),
  BACKSTAGE_APP_NAME: undefined,
  YARN_ENABLE_TELEMETRY: '0',
  YARN_ENABLE_IMMUTABLE_INSTALLS: '0',
  YARN_NPM_MINIMAL_AGE_GATE: '0',
};

installTools();
const tarball = pack();
const rows = [
  measure({ name: 'new', flags: [], install: () => {} }),
  measure({
    name: 'classic',
    flags: ['--legacy'],
    install: installAsDocumented,
  }),
];
console.table(Object.fromEntries(rows));

/** create-app needs a newer Node than the plugin, and yarn. */
function installTools() {
  if (existsSync(join(tools, 'node_modules'))) return;
  mkdirSync(tools, { recursive: true });
  writeFileSync(join(tools, 'package.json'), '{ "private": true }');
  const packages = ['node@22', '@yarnpkg/cli-dist@4', '@backstage/create-app'];
  run(tools, 'npm', ['install', '--no-audit', '--no-fund', ...packages]);
}

function pack() {
  run(PLUGIN, 'npm', ['run', 'build']);
  const packed = mkdtempSync(join(folder, 'packed-'));
  run(PLUGIN, 'npm', ['pack', '--pack-destination', packed]);
  return join(packed, readdirSync(packed)[0]);
}

function measure({ name, flags, install }) {
  const root = join(folder, name);
  const app = join(root, 'packages', 'app');
  rmSync(root, { recursive: true, force: true });
  run(folder, 'backstage-create-app', ['--skip-install', ...flags], {
    BACKSTAGE_APP_NAME: name,
  });
  // The backend does not change what the browser loads, and takes minutes to
  // compile.
  rmSync(join(root, 'packages', 'backend'), { recursive: true });
  const manifest = join(root, 'package.json');
  const written = JSON.parse(readFileSync(manifest, 'utf8'));
  written.resolutions = { ...written.resolutions, ...RELEASE };
  writeFileSync(manifest, JSON.stringify(written, undefined, 2));

  run(root, 'yarn', ['install']);
  run(app, 'yarn', ['build']);
  const before = sizesIn(app);

  run(root, 'yarn', ['workspace', 'app', 'add', `${NAME}@file:${tarball}`]);
  install(join(app, 'src'));
  run(root, 'yarn', ['tsc']);
  run(app, 'yarn', ['test'], { CI: 'true' });
  run(app, 'yarn', ['build']);
  const after = sizesIn(app);
  return [
    name,
    {
      'first load, kB': kilobytes(after.first - before.first),
      'in all, kB': kilobytes(after.all - before.all),
    },
  ];
}

/** Gzipped bytes of all JavaScript, and of the scripts that the HTML loads. */
function sizesIn(app) {
  const page = readFileSync(join(app, 'dist', 'index.html'), 'utf8');
  const scripts = join(app, 'dist', 'static');
  const sizes = { first: 0, all: 0 };
  for (const file of readdirSync(scripts).filter(f => f.endsWith('.js'))) {
    const { length } = gzipSync(readFileSync(join(scripts, file)));
    sizes.all += length;
    if (page.includes(file)) sizes.first += length;
  }
  return sizes;
}

function kilobytes(bytes) {
  return Math.round(bytes / 100) / 10;
}

/** Inserts the examples of docs/classic.md into the files that they name. */
function installAsDocumented(src) {
  const entityPage = exampleFor('components/catalog/EntityPage.tsx');
  const [content] = /^const fluxContent = [^]*?^\);\n/m.exec(entityPage.code);
  const [tab] = /^ *<EntityLayout\.Route[^]*?<\/EntityLayout\.Route>\n/m.exec(
    entityPage.code,
  );
  change(join(src, 'components/catalog/EntityPage.tsx'), entityPage, [
    ['const serviceEntityPage = (\n', found => `${content}\n${found}`],
    ['    <EntityLayout.Route path="/docs"', found => `${tab}\n${found}`],
  ]);

  const route = exampleFor('App.tsx', '<Route');
  change(join(src, 'App.tsx'), route, [
    [
      '<Route path="/search"',
      found => `${route.code.replace(';', '')}${found}`,
    ],
  ]);

  const item = exampleFor('components/Root/Root.tsx');
  change(join(src, 'components/Root/Root.tsx'), item, [
    [
      '<SidebarItem icon={LibraryBooks}',
      found => item.code.replace(';', '') + found,
    ],
  ]);
}

/** The example that begins with the name of a file and contains `words`. */
function exampleFor(file, words = '') {
  const blocks = [...CLASSIC.matchAll(/^ *```tsx\n([^]*?)^ *```$/gm)]
    .map(([, block]) => block.replace(/^ {3}/gm, ''))
    .filter(block => block.startsWith(`// packages/app/src/${file}\n`))
    .filter(block => block.includes(words));
  const [block] = blocks;
  if (!block) throw new Error(`docs/classic.md has no example for ${file}`);
  const lines = block.slice(block.indexOf('\n') + 1);
  const imports = /^(?:import [^]*?;\n)+/.exec(lines)?.[0] ?? '';
  return { imports, code: lines.slice(imports.length).trimStart() };
}

function change(file, { imports }, replacements) {
  const before = readFileSync(file, 'utf8');
  const after = replacements.reduce((text, [mark, replace]) => {
    if (!text.includes(mark)) throw new Error(`No ${mark} in ${file}`);
    return text.replace(mark, replace);
  }, before);
  writeFileSync(file, imports + after);
}

function run(cwd, command, args, more = {}) {
  process.stderr.write(`${command} ${args.join(' ')}\n`);
  execFileSync(command, args, {
    cwd,
    env: { ...env, ...more },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
}
