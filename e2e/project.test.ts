/**
 * @jest-environment node
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

jest.setTimeout(120_000);

const ROOT = join(__dirname, '..');

describe('package-lock.json', () => {
  const PLATFORMS = ['linux-x64', 'darwin-arm64', 'win32-x64'];

  interface LockedPackage {
    version?: string;
    integrity?: string;
    optionalDependencies?: Record<string, string>;
  }

  const { packages }: { packages: Record<string, LockedPackage> } = JSON.parse(
    readFileSync(join(ROOT, 'package-lock.json'), 'utf8'),
  );

  /** The binaries of a package for a platform, as in `@swc/core-linux-x64-gnu`. */
  function binariesFor(path: string, platform: string): string[] {
    const names = Object.keys(packages[path].optionalDependencies ?? {});
    return names.filter(name => `${name}-`.includes(`${platform}-`));
  }

  /** What a package finds when it requires another, as Node looks it up. */
  function lookUp(path: string, name: string): LockedPackage | undefined {
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
    expect(natives).toContain('node_modules/@swc/core');
    expect(natives).toContain('node_modules/@rspack/binding');
  });

  it.each(natives.flatMap(path => PLATFORMS.map(platform => [path, platform])))(
    'locks the binaries of %s for %s',
    (path, platform) => {
      const wanted = binariesFor(path, platform).map(name => ({
        name,
        version: packages[path].optionalDependencies?.[name],
        integrity: expect.stringMatching(/^sha512-/),
      }));
      expect(wanted).not.toEqual([]);
      expect(
        wanted.map(({ name }) => {
          const { version, integrity } = lookUp(path, name) ?? {};
          return { name, version, integrity };
        }),
      ).toEqual(wanted);
    },
  );
});

describe('lint', () => {
  const PATHS = 'import/no-restricted-paths';
  const IMPORTS = 'no-restricted-imports';
  const SYNTAX = 'no-restricted-syntax';
  const GLOBALS = 'no-restricted-globals';

  interface Text {
    filePath: string;
    code: string;
  }

  interface LintError {
    ruleId: string | null;
    message: string;
  }

  /** The errors of all texts at once: starting ESLint takes seconds. */
  function lint(texts: Text[]): LintError[][] {
    const script = join(__dirname, 'lintTexts.js');
    const run = spawnSync(process.execPath, [script], {
      encoding: 'utf8',
      input: JSON.stringify(texts),
    });
    if (run.status !== 0) throw new Error(run.stderr);
    return JSON.parse(run.stdout);
  }

  const FORBIDDEN: [filePath: string, code: string, rule: string][] = [
    // Against the arrows.
    ['src/hooks/x.ts', "import '../components/entityCards';", PATHS],
    ['src/api/x.ts', "import '../components/entityCards';", PATHS],
    ['src/api/x.ts', "import '../hooks';", PATHS],
    ['src/api/x.ts', "import '../data/liveObjects';", PATHS],
    ['src/data/x.ts', "import '../hooks';", PATHS],
    ['src/data/x.ts', "import '../components/entityCards';", PATHS],
    ['src/flux/x.ts', "import '../components/entityCards';", PATHS],
    ['src/flux/x.ts', "import '../hooks';", PATHS],
    ['src/flux/x.ts', "import '../api';", PATHS],
    ['src/flux/__fixtures__/x.ts', "import '../../api';", PATHS],
    ['src/flux/x.ts', "import '../translations';", PATHS],
    ['src/flux/x.ts', "import '../annotations';", PATHS],
    ['src/flux/x.ts', "import '../routes';", PATHS],
    // However it is imported.
    ['src/api/x.ts', "export * from '../hooks';", PATHS],
    ['src/api/x.ts', "export type { X } from '../hooks';", PATHS],
    ['src/api/x.ts', "import type { X } from '../hooks';", PATHS],
    ['src/api/x.ts', "export const x = () => import('../hooks');", PATHS],
    ['src/api/x.test.ts', "import '../hooks';", PATHS],
    // Nothing below imports the wiring.
    ['src/components/x.ts', "import '../plugin';", PATHS],
    ['src/components/x.ts', "import '../index';", PATHS],
    ['src/components/x.ts', "import '..';", PATHS],
    ['src/components/x.ts', "import '../alpha';", PATHS],
    ['src/components/x.ts', "import '../alpha/plugin';", PATHS],
    ['src/hooks/x.ts', "import '../plugin';", PATHS],
    ['src/api/x.ts', "import '../plugin';", PATHS],
    ['src/flux/x.ts', "import '../plugin';", PATHS],
    // src stands alone.
    ['src/x.ts', "import '../dev/fleet/fleet';", PATHS],
    ['src/components/x.tsx', "import '../../dev/demo/DemoApp';", PATHS],
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

  const ALLOWED: [filePath: string, code: string][] = [
    ['src/plugin.ts', "import './components/entityCards';"],
    ['src/alpha/x.ts', "import '../components/entityCards';"],
    ['src/components/x.ts', "import '../hooks';"],
    ['src/components/x.ts', "import '../api';"],
    ['src/components/x.ts', "import '../flux';"],
    ['src/components/x.ts', "import '../translations';"],
    ['src/hooks/x.ts', "import '../api';"],
    ['src/hooks/x.ts', "import '../data/liveObjects';"],
    ['src/data/x.ts', "import '../api';"],
    ['src/hooks/x.ts', "import '../flux';"],
    ['src/hooks/x.ts', 'export const x = Date.now();'],
    ['src/api/x.ts', "import '../flux';"],
    ['src/api/x.ts', 'export const x = new Date();'],
    ['src/api/x.test.ts', "import '../../dev/fleet/fleet';"],
    ['src/flux/x.ts', "import './status';"],
    ['src/flux/__fixtures__/x.ts', "import '../status';"],
    ['src/flux/x.ts', 'export const x = new Date(0);'],
    ['dev/demo/x.ts', "import '../../src';"],
    ['dev/demo/x.ts', "import '../fleet/fleet';"],
  ];

  let errors: LintError[][];

  beforeAll(() => {
    const texts = [...FORBIDDEN, ...ALLOWED];
    errors = lint(texts.map(([filePath, code]) => ({ filePath, code })));
  });

  it.each(FORBIDDEN.map((text, index) => [...text, index] as const))(
    'forbids in %s: %s',
    (_filePath, _code, rule, index) => {
      const rules = errors[index].map(({ ruleId }) => ruleId);
      expect(rules).toContain(rule);
    },
  );

  it.each(ALLOWED.map((text, index) => [...text, index] as const))(
    'allows in %s: %s',
    (_filePath, _code, index) => {
      expect(errors[FORBIDDEN.length + index]).toEqual([]);
    },
  );
});

describe('the schema of the configuration', () => {
  const BASE = {
    app: { title: 'App', baseUrl: 'http://localhost:3000' },
    backend: { baseUrl: 'http://localhost:7007' },
  };

  /** Runs a command of Backstage's CLI on a configuration. */
  function backstage(command: string, flux: object) {
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

  it('lets the frontend read all that is configured of Flux', () => {
    const flux = {
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
    expect(JSON.parse(stdout).flux).toEqual(flux);
    expect(backstage('config:check --strict', flux).status).toBe(0);
  });

  it('refuses links without an address', () => {
    const links = [{ title: 'None' }];
    const { stderr, status } = backstage('config:check --strict', { links });
    expect(stderr).toContain("required property 'url'");
    expect(status).toBe(1);
  });
});

describe('a run that finds no tests', () => {
  it.each([
    ['npx jest --testPathPatterns nothing-like-this'],
    ['npm test -- --testPathPatterns nothing-like-this'],
  ])('fails: %s', command => {
    const run = spawnSync(command, {
      cwd: ROOT,
      encoding: 'utf8',
      // npx and npm are scripts on Windows, which only a shell can start.
      shell: true,
    });
    expect(`${run.stdout}${run.stderr}`).toContain('No tests found');
    expect(run.status).toBe(1);
  });
});
