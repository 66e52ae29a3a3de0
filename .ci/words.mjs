// Rejects the phrases of words.txt in sources and documentation. Prints each
// with its place and what to write instead, and exits with 1 if there are any.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const folder = dirname(fileURLToPath(import.meta.url));
const root = dirname(folder);

const CHECKED = [
  /^(?:src|dev|bench|e2e|scripts|\.ci)\/.*\.(?:[cm]?[jt]sx?|ya?ml)$/,
  /^(?:src|dev|bench|e2e|docs)\/.*\.md$/,
  /^(?:README\.md|config\.d\.ts|\.ci\/run)$/,
];
const UNCHECKED = [
  // Other languages.
  /^src\/translations\/(?:de|es|fr|ja|zh)\.ts$/,
  // This check contains the phrases itself.
  /^\.ci\/words\./,
];
const TEST = /\.test\.m?[jt]sx?$|\/__testUtils__\//;

/** Whether the phrases of words.txt are rejected in a file. */
export function isChecked(path) {
  const matches = pattern => pattern.test(path);
  return CHECKED.some(matches) && !UNCHECKED.some(matches);
}

/** The phrases in a list with one on each line, and what to write instead. */
export function readPhrases(list) {
  return list
    .split('\n')
    .filter(line => line.trim() && !line.startsWith('#'))
    .map(line => {
      const [, phrase, instead] = /^(.*?) \| (.*)$/.exec(line);
      const isPattern = /^\/.*\/$/.test(phrase);
      const source = isPattern
        ? phrase.slice(1, -1)
        : `\\b${phrase
            .replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
            .replace(/ /g, '\\s+')}(?!\\w)`;
      return { phrase, instead, isPattern, regExp: new RegExp(source, 'gi') };
    });
}

/** The places in a text with one of the phrases. */
export function findPhrases(phrases, path, text) {
  // A phrase may continue on the next line, after the sign of a comment.
  const plain = text.replace(/^[ \t]*(?:\*|\/\/|#)(?=[ \t])/gm, sign =>
    ' '.repeat(sign.length),
  );
  return phrases
    .filter(({ isPattern }) => !(isPattern && TEST.test(path)))
    .flatMap(({ phrase, instead, regExp }) =>
      [...plain.matchAll(regExp)].map(({ index }) => {
        const line = plain.slice(0, index).split('\n').length;
        return { path, line, phrase, instead };
      }),
    );
}

function main() {
  const phrases = readPhrases(readFileSync(join(folder, 'words.txt'), 'utf8'));
  const files = execFileSync(
    'git',
    ['ls-files', '--cached', '--others', '--exclude-standard', '-z'],
    { cwd: root, encoding: 'utf8' },
  )
    .split('\0')
    .filter(isChecked);
  const found = files.flatMap(path =>
    findPhrases(phrases, path, readFileSync(join(root, path), 'utf8')),
  );
  for (const { path, line, phrase, instead } of found) {
    process.stderr.write(`${path}:${line}: "${phrase}": ${instead}\n`);
  }
  if (files.length === 0) throw new Error('No files to check');
  if (found.length > 0) process.exitCode = 1;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) main();
