// Checks of what people read: that links lead somewhere, and that examples are
// what this version understands. Run it with: node --test .ci/*.test.mjs
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { loadConfigSchema } from '@backstage/config-loader';
import ts from 'typescript';
import { parse, parseAllDocuments } from 'yaml';

const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));
const { name: PACKAGE } = createRequire(import.meta.url)('../package.json');

const read = path => readFileSync(join(ROOT, path), 'utf8');
const documents = spawnSync('git', ['ls-files', '*.md'], {
  cwd: ROOT,
  encoding: 'utf8',
})
  .stdout.split('\n')
  .filter(path => /^(?:[A-Z]+|docs\/[^/]+|bench\/README)\.md$/.test(path));

/** The examples of a document in one of these languages. */
function examplesIn(path, ...languages) {
  return [...read(path).matchAll(/^( *)```(\w+)\n([^]*?)\n\1```/gm)]
    .filter(([, , language]) => languages.includes(language))
    .map(([, indent, , text]) => text.replaceAll(`\n${indent}`, '\n'))
    .map(text => text.trimStart());
}

/** As GitHub makes anchors of headings. */
function anchorsIn(path) {
  return [...read(path).matchAll(/^#+ (.*)$/gm)].map(([, heading]) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N} _-]/gu, '')
      .replace(/ /g, '-'),
  );
}

it('finds the documents', () => {
  assert.ok(documents.includes('README.md'));
  assert.ok(documents.includes('docs/views.md'));
});

for (const path of documents) {
  describe(path, () => {
    it('has links and pictures that are there', () => {
      const text = read(path).replace(/```[^]*?```|`[^`\n]*`/g, '');
      const targets = [
        ...text.matchAll(/\]\(([^)\s]+)\)/g),
        ...text.matchAll(/src(?:set)?="([^"]+)"/g),
      ].map(([, target]) => target);
      for (const target of targets) {
        if (/^https?:/.test(target)) continue;
        const [file, anchor] = target.split('#');
        const to = file ? join(dirname(path), file) : path;
        assert.ok(existsSync(join(ROOT, to)), `${target} does not exist`);
        if (anchor) {
          assert.ok(anchorsIn(to).includes(anchor), `${target} has no heading`);
        }
      }
    });

    it('has examples without mistakes', () => {
      for (const text of examplesIn(path, 'yaml')) {
        for (const { errors } of parseAllDocuments(text)) {
          assert.deepEqual(errors, [], text);
        }
      }
      for (const text of examplesIn(path, 'ts', 'tsx')) {
        const { diagnostics = [] } = ts.transpileModule(text, {
          reportDiagnostics: true,
          fileName: 'example.tsx',
          compilerOptions: { jsx: ts.JsxEmit.ReactJSX },
        });
        assert.deepEqual(
          diagnostics.map(({ messageText }) => messageText),
          [],
          text,
        );
      }
    });
  });
}

/** What the API reports say that this package exports. */
const exported = ['report.api.md', 'report-alpha.api.md'].flatMap(report =>
  [
    ...read(report).matchAll(
      /^export (?:default |const |function |interface |type |class )?(\w+)/gm,
    ),
  ].map(([, name]) => name),
);

it('examples import what the package exports', () => {
  const imported = documents
    .flatMap(path => examplesIn(path, 'ts', 'tsx'))
    .flatMap(text => [
      ...text.matchAll(
        new RegExp(`import \\{([^}]*)\\} from '${PACKAGE}(?:/alpha)?'`, 'g'),
      ),
    ])
    .flatMap(([, names]) => names.split(','))
    .map(name => name.replace('type ', '').trim())
    .filter(Boolean);
  assert.ok(imported.includes('EntityFluxDeploymentsCard'));
  for (const name of imported) {
    assert.ok(exported.includes(name), `${name} is not exported`);
  }
});

describe('examples of app-config.yaml', () => {
  const configs = documents
    .flatMap(path => examplesIn(path, 'yaml'))
    .flatMap(text => parseAllDocuments(text))
    .map(document => document.toJS());

  it('have extensions that there are', () => {
    const known = [
      ...read('report-alpha.api.md').matchAll(/^"([\w-]+:[\w/-]+)":/gm),
    ].map(([, id]) => id);
    const used = configs
      .flatMap(config => config?.app?.extensions ?? [])
      .map(each => (typeof each === 'string' ? each : Object.keys(each)[0]))
      .filter(id => id.includes('flux'));
    assert.ok(used.includes('entity-content:flux'));
    for (const id of used) assert.ok(known.includes(id), `${id} is unknown`);
  });

  it('are what the schema of the configuration admits', async () => {
    const data = configs.filter(config => config?.flux).map(({ flux }) => flux);
    assert.ok(data.length > 3);
    const schema = await loadConfigSchema({
      dependencies: [],
      packagePaths: [join(ROOT, 'package.json')],
    });
    const { app, backend } = parse(read('app-config.yaml'));
    const process = flux => {
      const [result] = schema.process(
        [{ context: 'an example', data: { app, backend, flux } }],
        {
          visibility: ['frontend'],
        },
      );
      return result.data.flux;
    };
    // What the frontend does not get is not in the schema.
    for (const flux of data) assert.deepEqual(process(flux), flux);
    assert.throws(() => process({ gitops: { readOnly: 'perhaps' } }));
  });
});
