/* eslint-disable no-console */
// Checks the package as it would be published: what is in it, and that its
// entry points and types can be resolved. Run it with: npm run check-package
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { publint } from 'publint';
import { formatMessage } from 'publint/utils';

const ROOT = fileURLToPath(new URL('..', import.meta.url));

// What backstage-cli writes into every package of a frontend plugin: ES modules
// without "type": "module", for bundlers only, and a condition for itself.
const BACKSTAGE_WRITES = {
  publint: [
    'EXPORTS_TYPES_SHOULD_BE_FIRST',
    'EXPORTS_VALUE_INVALID',
    'FILE_INVALID_FORMAT',
    'TYPES_NOT_EXPORTED',
    'USE_TYPE',
  ],
  attw: ['unexpected-module-syntax', 'fallback-condition'],
};

const PUBLISHED =
  /^package\/(?:dist\/.*|package\.json|config\.(?:d\.ts|schema\.json)|README\.md|CHANGELOG\.md|LICENSE)$/;

function run(command, args) {
  return execFileSync(command, args, {
    cwd: ROOT,
    encoding: 'utf8',
    maxBuffer: 64e6,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
}

const folder = mkdtempSync(join(tmpdir(), 'flux-package-'));
const problems = [];
try {
  run('npm', ['run', 'build']);
  run('npm', ['pack', '--pack-destination', folder]);
  const tarball = join(
    folder,
    readdirSync(folder).find(name => name.endsWith('.tgz')),
  );

  const files = run('tar', ['-tzf', tarball]).trim().split('\n');
  problems.push(
    ...files
      .filter(file => !PUBLISHED.test(file) || /__|\.test\./.test(file))
      .map(file => `${file} should not be published`),
  );

  run('tar', ['-xzf', tarball, '-C', folder]);
  const pkgDir = join(folder, 'package');
  const pkg = JSON.parse(readFileSync(join(pkgDir, 'package.json'), 'utf8'));
  const { messages } = await publint({ pkgDir, pack: false });
  problems.push(
    ...messages
      .filter(({ code }) => !BACKSTAGE_WRITES.publint.includes(code))
      .map(message => `publint: ${formatMessage(message, pkg)}`),
  );

  const { attw } = BACKSTAGE_WRITES;
  try {
    run('npx', ['attw', tarball, '--ignore-rules', ...attw]);
  } catch (error) {
    problems.push(`attw: ${error.stdout}`);
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}

for (const problem of problems) console.error(problem);
if (problems.length > 0) process.exit(1);
console.log('The package can be published.');
