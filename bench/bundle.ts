import { build } from 'esbuild';

/** Files of the page, by their path on the server. */
export type PageFiles = ReadonlyMap<string, Uint8Array>;

/** Bundles the page as an app would for production; writes no file. */
export async function bundlePage(): Promise<PageFiles> {
  const { outputFiles } = await build({
    entryPoints: { app: 'bench/page/app.tsx' },
    outdir: '/assets',
    bundle: true,
    write: false,
    // What a card loads lazily stays apart, as in an app.
    splitting: true,
    format: 'esm',
    platform: 'browser',
    target: 'es2022',
    jsx: 'automatic',
    minify: true,
    define: {
      'process.env.NODE_ENV': '"production"',
      'process.env': '{}',
      global: 'globalThis',
    },
    loader: { '.svg': 'dataurl', '.png': 'dataurl', '.woff2': 'dataurl' },
    logLevel: 'error',
  });
  return new Map(outputFiles.map(({ path, contents }) => [path, contents]));
}

/** Bundles what runs in a page before anything else does. */
export async function bundleProbe(): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: ['bench/page/probe.ts'],
    bundle: true,
    write: false,
    format: 'iife',
    logLevel: 'error',
  });
  return outputFiles[0].text;
}
