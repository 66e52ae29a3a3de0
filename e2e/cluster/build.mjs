/* eslint-disable no-console */
import { buildMissing, cacheDirectory } from './lib/binaries.mjs';

try {
  buildMissing(line => console.log(line));
  console.log(`All binaries are in ${cacheDirectory()}`);
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}
