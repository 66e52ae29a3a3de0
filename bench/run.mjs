// Node cannot read the rest of this folder: it is TypeScript.
import { build } from 'esbuild';

const outfile = 'node_modules/.cache/flux-bench/main.mjs';

await build({
  entryPoints: ['bench/main.ts'],
  outfile,
  bundle: true,
  platform: 'node',
  format: 'esm',
  packages: 'external',
  sourcemap: 'inline',
});
process.setSourceMapsEnabled(true);
await import(new URL(`../${outfile}`, import.meta.url));
