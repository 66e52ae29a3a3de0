// Writes the API reports (*.api.md) of the package's entry points. With
// --check, fails if the committed reports are out of date.
const { execFileSync } = require('node:child_process');
const {
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} = require('node:fs');
const { join } = require('node:path');
const { Extractor, ExtractorConfig } = require('@microsoft/api-extractor');

const root = join(__dirname, '..');
const isCheck = process.argv.includes('--check');

/** The reports, and the type declarations that each is made from. */
const REPORTS = { report: 'index.d.ts', 'report-alpha': 'alpha.d.ts' };

function prepare(temporary, report, entry) {
  return ExtractorConfig.prepare({
    configObjectFullPath: undefined,
    packageJsonFullPath: join(root, 'package.json'),
    configObject: {
      projectFolder: root,
      mainEntryPointFilePath: join(temporary, 'src', entry),
      newlineKind: 'lf',
      compiler: { tsconfigFilePath: join(root, 'tsconfig.json') },
      apiReport: {
        enabled: true,
        reportFileName: report,
        reportFolder: root,
        reportTempFolder: temporary,
      },
      docModel: { enabled: false },
      dtsRollup: { enabled: false },
      tsdocMetadata: { enabled: false },
      messages: {
        compilerMessageReporting: { default: { logLevel: 'error' } },
        extractorMessageReporting: {
          default: { logLevel: 'error' },
          'ae-undocumented': { logLevel: 'error' },
        },
        tsdocMessageReporting: { default: { logLevel: 'error' } },
      },
    },
  });
}

/**
 * The type FluxKind refers to the table of kinds, which is not exported on
 * purpose.
 */
function forgiveRows(message) {
  const isForgotten = message.messageId === 'ae-forgotten-export';
  if (isForgotten && message.text.includes('"rows"')) {
    message.logLevel = 'none';
  }
}

/**
 * Sorts the translation messages: TypeScript writes them in the order in which
 * it met the strings anywhere in the program, so that unrelated changes would
 * change the report.
 */
function sortMessages(temporary) {
  const file = join(temporary, 'src/translations/ref.d.ts');
  const isMessage = line => /^\s*readonly "/.test(line);
  const lines = readFileSync(file, 'utf8').split('\n');
  const sorted = lines.filter(isMessage).sort();
  writeFileSync(
    file,
    lines.map(line => (isMessage(line) ? sorted.shift() : line)).join('\n'),
  );
}

function write(temporary) {
  const tsc = require.resolve('typescript/bin/tsc');
  const options = ['--outDir', temporary, '--incremental', 'false'];
  execFileSync(process.execPath, [tsc, '-p', root, ...options], {
    stdio: 'inherit',
  });
  sortMessages(temporary);
  for (const [report, entry] of Object.entries(REPORTS)) {
    const { succeeded, apiReportChanged } = Extractor.invoke(
      prepare(temporary, report, entry),
      { localBuild: !isCheck, messageCallback: forgiveRows },
    );
    if (!succeeded) process.exitCode = 1;
    if (isCheck && apiReportChanged) {
      process.stderr.write(
        `${report}.api.md is out of date: run "npm run api-report" and commit the result.\n`,
      );
    }
  }
}

// Inside the project, so that the imports of the declarations resolve.
mkdirSync(join(root, 'dist-types'), { recursive: true });
const temporary = mkdtempSync(join(root, 'dist-types', 'api-'));
try {
  write(temporary);
} finally {
  rmSync(temporary, { recursive: true });
}
