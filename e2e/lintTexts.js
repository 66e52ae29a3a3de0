// Lints texts as if they were files: takes [{ filePath, code }] as JSON on
// stdin, prints the errors of each as JSON. A process of its own, because
// ESLint's plugins do not load inside jest.
const { readFileSync } = require('node:fs');
const { createRequire } = require('node:module');
const { join } = require('node:path');

// The ESLint that `npm run lint` runs.
const requireAsCli = createRequire(
  require.resolve('@backstage/cli/package.json'),
);
const { ESLint } = requireAsCli('eslint');

const root = join(__dirname, '..');

async function main() {
  const eslint = new ESLint({ cwd: root });
  const results = [];
  for (const { filePath, code } of JSON.parse(readFileSync(0, 'utf8'))) {
    const options = { filePath: join(root, filePath) };
    const [{ messages }] = await eslint.lintText(`${code}\n`, options);
    results.push(messages.filter(({ severity }) => severity === 2));
  }
  process.stdout.write(JSON.stringify(results));
}

main().catch(error => {
  process.stderr.write(`${error.stack}\n`);
  process.exitCode = 1;
});
