// Node cannot read the rest of this folder: it is TypeScript.
import { build } from 'esbuild';

const program = process.argv[2] === 'size' ? 'size/main' : 'main';
const outfile = `node_modules/.cache/flux-bench/${program}.mjs`;

await build({
  entryPoints: [`bench/${program}.ts`],
  outfile,
  bundle: true,
  platform: 'node',
  format: 'esm',
  packages: 'external',
  sourcemap: 'inline',
});
process.setSourceMapsEnabled(true);
await import(new URL(`../${outfile}`, import.meta.url));
