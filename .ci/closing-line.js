// Prints the closing line of a jest run, and fails when no test was executed.
const { readFileSync } = require('node:fs');

const {
  numPassedTests,
  numFailedTests,
  numPendingTests,
  numRuntimeErrorTestSuites,
} = JSON.parse(readFileSync(process.argv[2], 'utf8'));
// A test file that fails to load counts as failed, although it has no tests.
const failed = numFailedTests + numRuntimeErrorTestSuites;

if (numPassedTests + failed === 0) {
  console.error('No test was executed.');
  process.exitCode = 1;
}
console.log(
  `${numPassedTests} passed, ${failed} failed${
    numPendingTests ? `, ${numPendingTests} skipped` : ''
  }`,
);
