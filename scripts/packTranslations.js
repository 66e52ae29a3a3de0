// Takes the keys out of the translations in dist: see
// src/translations/messages.ts, which puts them in again.
const { readFileSync, rmSync, writeFileSync } = require('node:fs');
const { join } = require('node:path');
const { transformSync } = require('esbuild');

const folder = join(__dirname, '..', 'dist', 'translations');
const LANGUAGES = ['de', 'es', 'fr', 'ja', 'zh'];

/** What a module of dist exports, with stand-ins for what it imports. */
function load(name, imports = {}) {
  const { code } = transformSync(read(name), { format: 'cjs' });
  const module = { exports: {} };
  // eslint-disable-next-line no-new-func
  new Function('module', 'exports', 'require', code)(
    module,
    module.exports,
    () => imports,
  );
  return module.exports;
}

function read(name) {
  return readFileSync(join(folder, `${name}.esm.js`), 'utf8');
}

const { entriesOf, messages } = load('messages');
const english = entriesOf(messages);

for (const language of LANGUAGES) {
  const words = load(language, { translation: each => each }).default;
  if (typeof words === 'string') continue;
  const missing = english.filter(([key]) => typeof words[key] !== 'string');
  if (missing.length > 0 || Object.keys(words).length !== english.length) {
    throw new Error(`${language} has other keys than English: ${missing}`);
  }
  const lines = english.map(([key, text]) =>
    words[key] === text ? '' : words[key],
  );
  if (lines.some(line => line.includes('\n'))) {
    throw new Error(`A message in ${language} has several lines`);
  }
  writeFileSync(
    join(folder, `${language}.esm.js`),
    `import { translation } from './messages.esm.js';

export default translation(${JSON.stringify(lines.join('\n'))});
`,
  );
  // It tells of lines that are not there any more.
  rmSync(join(folder, `${language}.esm.js.map`), { force: true });
}
