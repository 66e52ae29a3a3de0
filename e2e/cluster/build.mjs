/* eslint-disable no-console */
import { buildMissing, cacheDirectory, missing } from './lib/binaries.mjs';

// With --check, only reports whether binaries are missing.
const isCheck = process.argv.includes('--check');

try {
  if (isCheck && missing().length > 0) {
    throw new Error(`Not in ${cacheDirectory()}: ${missing().join(', ')}`);
  }
  buildMissing(line => console.log(line));
  console.log(`All binaries are in ${cacheDirectory()}`);
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}
