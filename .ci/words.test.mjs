// Checks that words.mjs rejects every phrase of words.txt wherever it may be.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { findPhrases, isChecked, readPhrases } from './words.mjs';

const folder = dirname(fileURLToPath(import.meta.url));
const phrases = readPhrases(readFileSync(join(folder, 'words.txt'), 'utf8'));

/** What the regular expressions of words.txt are for. */
const EXAMPLES = {
  '/\\.\\.\\/shared\\b/': '../shared/notes.md',
  '/§/': '§ 4',
  '/\\(d\\d{1,2}\\)/': '(d12)',
  '/\\bfacts\\/\\w+\\.md/': 'facts/flux.md',
  '/\\bcases\\/\\d/': 'cases/07',
};

function found(path, text) {
  return findPhrases(phrases, path, text).map(({ phrase }) => phrase);
}

test('each line has a phrase and what to write instead', () => {
  assert.ok(phrases.length > 40);
  for (const { phrase, instead } of phrases) assert.ok(phrase && instead);
});

for (const { phrase, isPattern } of phrases) {
  const example = isPattern ? EXAMPLES[phrase] : phrase;
  const texts = {
    'a comment': `/** Here: ${example}. */`,
    'upper case': `// ${example.toUpperCase()}`,
    'a string': `const text = 'Here: ${example}.';`,
    'a comment that is broken': `/**\n * Here: ${example.replace(
      / /g,
      '\n * ',
    )}\n */`,
    'a line comment that is broken': `  // ${example.replace(/ /g, '\n  // ')}`,
    'a YAML comment that is broken': `  # ${example.replace(/ /g, '\n  # ')}`,
  };
  for (const [place, text] of Object.entries(texts)) {
    test(`rejects "${phrase}" in ${place}`, () => {
      assert.ok(found('src/x.ts', text).includes(phrase));
    });
  }
}

for (const path of [
  'src/flux/status.ts',
  'src/components/Card.test.tsx',
  'src/translations/messages.ts',
  'docs/design.md',
  'README.md',
  'config.d.ts',
  'dev/fleet/fleet.ts',
  'dev/backstage/start.mjs',
  'dev/backstage/app-config.yaml',
  'bench/README.md',
  'bench/page/shell.tsx',
  'scripts/apiReport.js',
  'e2e/demo.test.ts',
  'e2e/Keyboard.ts',
  'e2e/cluster/record.mjs',
  'e2e/cluster/repository/cases/releases.yaml',
  '.ci/run',
  '.ci/toolchain.test.mjs',
]) {
  test(`checks ${path}`, () => assert.ok(isChecked(path)));
}

for (const path of [
  'src/translations/de.ts',
  'src/__fixtures__/Pod/no-image.json',
  'dev/backstage/package-lock.json',
  'e2e/cluster/go/etcd/go.sum',
  'CHANGELOG.md',
  '.ci/words.txt',
  '.ci/words.test.mjs',
]) {
  test(`does not check ${path}`, () => assert.ok(!isChecked(path)));
}

test('says where a phrase begins', () => {
  const [place] = findPhrases(
    phrases,
    'docs/x.md',
    'One.\nIt goes without\nsaying.\n',
  );
  assert.equal(`${place.path}:${place.line}`, 'docs/x.md:2');
});

test('accepts other words, and parts of longer ones', () => {
  assert.deepEqual(
    found('src/x.ts', '// Canewood. The order of the words of an URL.'),
    [],
  );
});

test('lets tests look for files beside the repository', () => {
  assert.deepEqual(found('src/x.test.ts', "'../../shared/flux-crds'"), []);
  assert.deepEqual(found('src/x.test.ts', '// anew'), ['anew']);
});

test('exits with 1 for a new file with a phrase, else with 0', () => {
  const file = join(folder, '../src/phrase.ts');
  const run = () =>
    spawnSync(process.execPath, [join(folder, 'words.mjs')], {
      encoding: 'utf8',
    });
  const clean = run();
  assert.equal(clean.status, 0, clean.stderr);
  try {
    writeFileSync(file, '// Rows of nothing.\nexport {};\n');
    const dirty = run();
    assert.equal(dirty.status, 1);
    assert.match(dirty.stderr, /^src\/phrase\.ts:1: "rows of nothing"/);
  } finally {
    rmSync(file, { force: true });
  }
});
