// Checks of the tools themselves: what is locked, what lint refuses, and that
// a run which finds no tests fails. Run it with: node --test .ci/*.test.mjs
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import {
  accessSync,
  constants,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';

const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));
const require = createRequire(import.meta.url);

describe('package-lock.json', () => {
  const PLATFORMS = ['linux-x64', 'darwin-arm64', 'win32-x64'];
  const lock = readFileSync(join(ROOT, 'package-lock.json'), 'utf8');
  const { packages } = JSON.parse(lock);

  /** The binaries of a package for a platform, as in `@swc/core-linux-x64-gnu`. */
  function binariesFor(path, platform) {
    const names = Object.keys(packages[path].optionalDependencies ?? {});
    return names.filter(name => `${name}-`.includes(`${platform}-`));
  }

  /** The version of a package that another one gets, as Node resolves it. */
  function lookUp(path, name) {
    const found = packages[`${path}/node_modules/${name}`];
    if (found) return found;
    const end = path.lastIndexOf('/node_modules/');
    return end === -1
      ? packages[`node_modules/${name}`]
      : lookUp(path.slice(0, end), name);
  }

  const natives = Object.keys(packages).filter(path =>
    PLATFORMS.some(platform => binariesFor(path, platform).length > 0),
  );

  it('locks native packages', () => {
    assert.ok(natives.includes('node_modules/@swc/core'));
    assert.ok(natives.includes('node_modules/@rspack/binding'));
  });

  for (const path of natives) {
    for (const platform of PLATFORMS) {
      it(`locks the binaries of ${path} for ${platform}`, () => {
        const names = binariesFor(path, platform);
        assert.notDeepEqual(names, []);
        for (const name of names) {
          const { version, integrity } = lookUp(path, name) ?? {};
          assert.equal(version, packages[path].optionalDependencies[name]);
          assert.match(integrity, /^sha512-/);
        }
      });
    }
  }
});

describe('lint', () => {
  const PATHS = 'import/no-restricted-paths';
  const IMPORTS = 'no-restricted-imports';
  const SYNTAX = 'no-restricted-syntax';
  const GLOBALS = 'no-restricted-globals';

  const FORBIDDEN = [
    // Imports of a higher layer.
    ['src/hooks/x.ts', "import '../components/cards';", PATHS],
    ['src/api/x.ts', "import '../components/cards';", PATHS],
    ['src/api/x.ts', "import '../hooks';", PATHS],
    ['src/api/x.ts', "import '../data';", PATHS],
    ['src/data/x.ts', "import '../hooks';", PATHS],
    ['src/data/x.ts', "import '../components/cards';", PATHS],
    ['src/flux/x.ts', "import '../components/cards';", PATHS],
    ['src/flux/x.ts', "import '../hooks';", PATHS],
    ['src/flux/x.ts', "import '../api';", PATHS],
    ['src/flux/__fixtures__/x.ts', "import '../../api';", PATHS],
    ['src/flux/x.ts', "import '../translations';", PATHS],
    ['src/flux/x.ts', "import '../annotations';", PATHS],
    ['src/flux/x.ts', "import '../routes';", PATHS],
    // Every form of import.
    ['src/api/x.ts', "export * from '../hooks';", PATHS],
    ['src/api/x.ts', "export type { X } from '../hooks';", PATHS],
    ['src/api/x.ts', "import type { X } from '../hooks';", PATHS],
    ['src/api/x.ts', "export const x = () => import('../hooks');", PATHS],
    ['src/api/x.test.ts', "import '../hooks';", PATHS],
    // Imports of the entry points.
    ['src/components/cards/x.ts', "import '../../plugin';", PATHS],
    ['src/components/cards/x.ts', "import '../../index';", PATHS],
    ['src/components/cards/x.ts', "import '../..';", PATHS],
    ['src/components/cards/x.ts', "import '../../alpha';", PATHS],
    ['src/components/cards/x.ts', "import '../../alpha/plugin';", PATHS],
    ['src/hooks/x.ts', "import '../plugin';", PATHS],
    ['src/api/x.ts', "import '../plugin';", PATHS],
    ['src/flux/x.ts', "import '../plugin';", PATHS],
    // Imports past a folder's index.
    ['src/components/cards/x.ts', "import '../cells/rows';", PATHS],
    ['src/components/cards/x.ts', "import '../table/DataTable';", PATHS],
    ['src/components/runtime/x.ts', "import '../common/Notice';", PATHS],
    ['src/components/cards/x.ts', "import '../../hooks/useFluxData';", PATHS],
    ['src/components/cards/x.ts', "import '../../flux/kinds/kinds';", PATHS],
    ['src/hooks/x.ts', "import '../data/liveObjects';", PATHS],
    ['src/data/x.ts', "import '../api/FluxApi';", PATHS],
    ['src/data/actions/x.ts', "import '../../api/FluxApi';", PATHS],
    ['src/api/x.ts', "import '../flux/status/status';", PATHS],
    ['src/api/x.test.ts', "import '../flux/status/status';", PATHS],
    // Imports of what is not published.
    ['src/x.ts', "import '../dev/fleet/fleet';", PATHS],
    [
      'src/components/cards/x.tsx',
      "import '../../../dev/demo/DemoApp';",
      PATHS,
    ],
    ['src/hooks/x.ts', "import '../../dev/fleet/fleet';", PATHS],
    ['src/api/x.ts', "import '../../dev/fleet/fleet';", PATHS],
    ['src/flux/x.ts', "import '../../dev/fleet/fleet';", PATHS],
    ['src/api/x.ts', "import '../../e2e/browser';", PATHS],
    ['src/api/x.test.ts', "import '../../e2e/browser';", PATHS],
    // src/flux is pure.
    ['src/flux/x.ts', "import 'react';", IMPORTS],
    ['src/flux/x.ts', "import '@backstage/catalog-model';", IMPORTS],
    ['src/flux/x.ts', "import 'luxon';", IMPORTS],
    ['src/flux/x.ts', "import 'node:fs';", IMPORTS],
    ['src/flux/x.ts', 'export const x = Date.now();', SYNTAX],
    ['src/flux/x.ts', 'export const x = new Date();', SYNTAX],
    ['src/flux/deep/x.ts', 'export const x = new Date();', SYNTAX],
    ['src/flux/x.ts', "export const x = fetch('/');", GLOBALS],
    ['src/flux/x.ts', 'export const x = setTimeout(() => {});', GLOBALS],
  ];

  const ALLOWED = [
    ['src/plugin.ts', "import './components/cards';"],
    ['src/alpha/x.ts', "import '../components/cards';"],
    ['src/components/cards/x.ts', "import '../cells';"],
    ['src/components/cards/x.ts', "import './definitions';"],
    ['src/components/cards/x.ts', "import '../../hooks';"],
    ['src/components/cards/x.ts', "import '../../api';"],
    ['src/components/cards/x.ts', "import '../../flux';"],
    ['src/components/cards/x.ts', "import '../../translations';"],
    ['src/hooks/x.ts', "import '../api';"],
    ['src/hooks/x.ts', "import '../data';"],
    ['src/data/x.ts', "import '../api';"],
    ['src/data/x.ts', "import './actions/sync';"],
    ['src/hooks/x.ts', "import '../flux';"],
    ['src/hooks/x.ts', 'export const x = Date.now();'],
    ['src/api/x.ts', "import '../flux';"],
    ['src/api/x.ts', 'export const x = new Date();'],
    ['src/api/x.test.ts', "import '../../dev/fleet/fleet';"],
    ['src/api/x.test.ts', "import '../flux/__fixtures__/objects';"],
    ['src/flux/x.ts', "import './status/status';"],
    ['src/flux/__fixtures__/x.ts', "import '../status/status';"],
    ['src/flux/x.ts', 'export const x = new Date(0);'],
    ['dev/demo/x.ts', "import '../../src';"],
    ['dev/demo/x.ts', "import '../fleet/fleet';"],
  ];

  /** The errors in a text, as if it were a file. */
  let errorsIn;

  before(() => {
    // The ESLint that `npm run lint` runs.
    const cli = createRequire(require.resolve('@backstage/cli/package.json'));
    const { ESLint } = cli('eslint');
    const eslint = new ESLint({ cwd: ROOT });
    errorsIn = async (file, code) => {
      const filePath = join(ROOT, file);
      const [{ messages }] = await eslint.lintText(`${code}\n`, { filePath });
      return messages.filter(({ severity }) => severity === 2);
    };
  });

  for (const [file, code, rule] of FORBIDDEN) {
    it(`refuses in ${file}: ${code}`, async () => {
      const rules = (await errorsIn(file, code)).map(({ ruleId }) => ruleId);
      assert.ok(rules.includes(rule), `${rule} is not among [${rules}]`);
    });
  }

  for (const [file, code] of ALLOWED) {
    it(`allows in ${file}: ${code}`, async () => {
      assert.deepEqual(await errorsIn(file, code), []);
    });
  }
});

describe('a run that finds no tests', () => {
  for (const command of [
    'npx jest --testPathPatterns nothing-like-this',
    'npm test -- --testPathPatterns nothing-like-this',
  ]) {
    it(`fails: ${command}`, () => {
      const run = spawnSync(command, {
        cwd: ROOT,
        encoding: 'utf8',
        // npx and npm are scripts on Windows, which only a shell can start.
        shell: true,
      });
      assert.match(`${run.stdout}${run.stderr}`, /No tests found/);
      assert.equal(run.status, 1);
    });
  }
});

describe('config.d.ts', () => {
  const BASE = {
    app: { title: 'App', baseUrl: 'http://localhost:3000' },
    backend: { baseUrl: 'http://localhost:7007' },
  };

  /** Runs a command of Backstage's CLI on a configuration. */
  function backstage(command, flux) {
    const folder = mkdtempSync(join(tmpdir(), 'flux-config-'));
    const file = join(folder, 'app-config.yaml');
    writeFileSync(file, JSON.stringify({ ...BASE, flux }));
    const { name } = JSON.parse(
      readFileSync(join(ROOT, 'package.json'), 'utf8'),
    );
    const run = spawnSync(
      `npx backstage-cli ${command} --package ${name} --config "${file}"`,
      { cwd: ROOT, encoding: 'utf8', shell: true },
    );
    rmSync(folder, { recursive: true });
    return run;
  }

  it('makes all configuration of Flux visible to the frontend', () => {
    const flux = {
      environments: [
        { title: 'Production', clusters: ['eu', 'us'], namespaces: ['shop'] },
        { title: 'Tests', targets: ['spoke'], labels: { stage: 'test' } },
      ],
      gitops: { baseUrl: 'https://wego.example', readOnly: true },
      links: [
        { title: 'All', url: 'https://all.example/{name}' },
        {
          title: 'Some',
          url: 'https://some.example',
          kinds: ['HelmRelease'],
          clusters: ['staging'],
          states: ['Failed'],
        },
      ],
      releases: { enabled: true, url: 'https://releases.example' },
    };
    const { stdout } = backstage('config:print --frontend --format json', flux);
    assert.deepEqual(JSON.parse(stdout).flux, flux);
    assert.equal(backstage('config:check --strict', flux).status, 0);
  });

  it('refuses links without a URL', () => {
    const links = [{ title: 'None' }];
    const { stderr, status } = backstage('config:check --strict', { links });
    assert.match(stderr, /required property 'url'/);
    assert.equal(status, 1);
  });
});

describe('the workflows', () => {
  const folder = join(ROOT, '.github', 'workflows');
  const { scripts } = require('../package.json');

  for (const file of readdirSync(folder)) {
    const { jobs } = parse(readFileSync(join(folder, file), 'utf8'));
    const steps = Object.values(jobs).flatMap(job => job.steps);
    const commands = steps.flatMap(step => step.run ?? []);

    it(`runs the gate in ${file}`, () => {
      assert.ok(commands.includes('.ci/run'));
      accessSync(join(ROOT, '.ci/run'), constants.X_OK);
    });

    for (const command of commands) {
      it(`runs a command that the shell can read and npm knows in ${file}: ${command}`, () => {
        const { status, stderr } = spawnSync('bash', ['-n', '-c', command]);
        assert.equal(status, 0, String(stderr));
        const [, script] = /npm run ([\w:-]+)/.exec(command) ?? [];
        if (script) assert.ok(scripts[script], `There is no script ${script}`);
      });
    }
  }

  it('publishes from the repository that the package will name', () => {
    const text = readFileSync(join(folder, 'release.yml'), 'utf8');
    const named = text.indexOf('npm pkg set repository.type=git');
    assert.ok(named > 0 && named < text.indexOf('npm publish --provenance'));
  });
});
