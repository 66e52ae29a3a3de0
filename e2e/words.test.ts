/**
 * @jest-environment node
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import ts from 'typescript';
import de from '../src/translations/de';

jest.setTimeout(120_000);

const ROOT = join(__dirname, '..');
const SRC = join(ROOT, 'src');

const files = readdirSync(SRC, { recursive: true, encoding: 'utf8' })
  .map(path => join(SRC, path))
  .filter(path => /\.tsx?$/.test(path))
  .filter(path => !/\.test\.|__testUtils__|setupTests/.test(path));

function findAll<T extends ts.Node>(
  root: ts.Node,
  isWanted: (node: ts.Node) => node is T,
): T[] {
  const found: T[] = [];
  (function visit(node: ts.Node) {
    if (isWanted(node)) found.push(node);
    node.forEachChild(visit);
  })(root);
  return found;
}

function placeOf(node: ts.Node): string {
  const source = node.getSourceFile();
  const { line } = source.getLineAndCharacterOfPosition(node.getStart());
  return `${relative(ROOT, source.fileName)}:${line + 1}`;
}

/** Whether it is a call for a message: `t('key')`. */
function asksForWords(node: ts.Node): node is ts.CallExpression {
  return (
    ts.isCallExpression(node) &&
    ts.isIdentifier(node.expression) &&
    node.expression.text === 't'
  );
}

/** Attributes that are shown, or read by screen readers. */
const SPOKEN = [
  'alt',
  'aria-description',
  'aria-label',
  'helperText',
  'label',
  'placeholder',
  'subtitle',
  'title',
];

/** Operators whose result is one of their operands, or both. */
const COMBINING = [
  ts.SyntaxKind.AmpersandAmpersandToken,
  ts.SyntaxKind.BarBarToken,
  ts.SyntaxKind.PlusToken,
  ts.SyntaxKind.QuestionQuestionToken,
];

/** Whether an expression is shown as text. */
function showsWords(node: ts.Node): node is ts.Node {
  return (
    ts.isJsxText(node) ||
    (ts.isJsxExpression(node) && !ts.isJsxAttribute(node.parent)) ||
    ((ts.isJsxAttribute(node) || ts.isPropertyAssignment(node)) &&
      SPOKEN.includes(node.name.getText().replace(/'/g, '')))
  );
}

/** The literal texts of an expression, without those of nested calls. */
function literalsIn(node: ts.Node): string[] {
  if (ts.isJsxText(node)) return [node.text];
  if (ts.isStringLiteralLike(node)) return [node.text];
  if (ts.isTemplateExpression(node)) {
    const { head, templateSpans: spans } = node;
    return [head.text, ...spans.map(({ literal }) => literal.text)];
  }
  if (ts.isConditionalExpression(node)) {
    return [node.whenTrue, node.whenFalse].flatMap(literalsIn);
  }
  if (ts.isBinaryExpression(node)) {
    const { kind } = node.operatorToken;
    return COMBINING.includes(kind)
      ? [node.left, node.right].flatMap(literalsIn)
      : [];
  }
  const isPlace = ts.isJsxAttribute(node) || ts.isPropertyAssignment(node);
  if (isPlace) return node.initializer ? literalsIn(node.initializer) : [];
  const isWrapper =
    ts.isJsxExpression(node) || ts.isParenthesizedExpression(node);
  return isWrapper && node.expression ? literalsIn(node.expression) : [];
}

function wordsIn(name: string, code: string): string[] {
  const source = ts.createSourceFile(name, code, ts.ScriptTarget.Latest, true);
  return findAll(source, showsWords).flatMap(place =>
    literalsIn(place)
      .filter(text => /\p{L}/u.test(text))
      .map(text => `${placeOf(place)}: ${text.trim()}`),
  );
}

it.each([
  ['<p>Ready</p>', 'Ready'],
  ["<p>{'Ready'}</p>", 'Ready'],
  ["<p>{ready ? 'Ready' : t('state.Failed')}</p>", 'Ready'],
  ["<p>{ready && 'Ready'}</p>", 'Ready'],
  ['<p>{`${count} ready`}</p>', 'ready'],
  ['<p title="Ready" />', 'Ready'],
  ["<p aria-label={ready ? 'Ready' : name} />", 'Ready'],
  ["<p inputProps={{ 'aria-label': 'Ready' }} />", 'Ready'],
])('finds the words in %s', (code, word) => {
  expect(wordsIn('x.tsx', code)).toEqual([expect.stringContaining(word)]);
});

it.each([
  "<p>{t('state.Ready')}</p>",
  "<p>{state === 'Ready' && t('state.Ready')}</p>",
  '<p>{a}/{b}: {`${a}, ${b}`}</p>',
  '<p id="ready" title={t(`card.${card.title}`)}>…</p>',
])('finds no words in %s', code => {
  expect(wordsIn('x.tsx', code)).toEqual([]);
});

it('finds no literal texts in components', () => {
  // The new frontend system takes names in src/alpha, such as of a tab, as they
  // are; an app in another language overrides them.
  const places = files
    .filter(file => file.startsWith(join(SRC, 'components')))
    .filter(file => file.endsWith('.tsx'))
    .flatMap(file => wordsIn(file, readFileSync(file, 'utf8')));
  expect(places).toEqual([]);
});

it('finds a use of every message', () => {
  const { config } = ts.readConfigFile(
    join(ROOT, 'tsconfig.json'),
    ts.sys.readFile,
  );
  const { options } = ts.parseJsonConfigFileContent(config, ts.sys, ROOT);
  const program = ts.createProgram(files, { ...options, noEmit: true });
  const checker = program.getTypeChecker();

  // The checker knows which keys `state.${state}` stands for.
  const used = new Set<string>();
  const unknown: string[] = [];
  for (const file of files) {
    const source = program.getSourceFile(file);
    if (!source) throw new Error(`${file} is not in the program`);
    for (const {
      arguments: [key],
    } of findAll(source, asksForWords)) {
      const type = checker.getTypeAtLocation(key);
      for (const each of type.isUnion() ? type.types : [type]) {
        if (each.isStringLiteral()) used.add(each.value);
        else unknown.push(`${placeOf(key)}: ${key.getText()}`);
      }
    }
  }

  expect(unknown).toEqual([]);
  expect(
    Object.keys(de.messages).filter(
      key => !used.has(key) && !used.has(key.replace(/_(one|other)$/, '')),
    ),
  ).toEqual([]);
});
