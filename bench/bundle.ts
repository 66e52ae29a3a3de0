import { resolve } from 'node:path';
import { build, type Metafile } from 'esbuild';

/** A page, bundled for production; all files by their path on the server. */
export interface PageBundle {
  readonly files: ReadonlyMap<string, Uint8Array>;
  /** What an app's HTML names: the entry, then all that it imports at once. */
  readonly scripts: readonly string[];
  readonly styles: readonly string[];
  /** What the plugin's own code loads on demand. */
  readonly lazyScripts: readonly string[];
}

/** Bundles a page as an app would for production; writes no file. */
export async function bundlePage(options: {
  /** Folder of the page on the server. */
  name: string;
  entry: string;
  /** Folder of the plugin that the page shows. */
  plugin: string;
}): Promise<PageBundle> {
  const { name, entry, plugin } = options;
  const { outputFiles, metafile } = await build({
    entryPoints: { app: entry },
    outdir: `/assets/${name}`,
    bundle: true,
    write: false,
    metafile: true,
    // What a plugin loads lazily is a script of its own, as in an app.
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
  const [app] = outputsOf(metafile, [entry]);
  const initial = withStaticImports(metafile, [app]);
  const lazy = withStaticImports(
    metafile,
    outputsOf(metafile, lazyImportsOf(metafile, plugin)),
  );
  const { cssBundle } = metafile.outputs[app];
  return {
    files: new Map(outputFiles.map(({ path, contents }) => [path, contents])),
    scripts: [...initial].map(pathOf),
    styles: cssBundle ? [pathOf(cssBundle)] : [],
    lazyScripts: [...lazy].filter(path => !initial.has(path)).map(pathOf),
  };
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

/** The modules that files of a folder import dynamically. */
function lazyImportsOf({ inputs }: Metafile, folder: string): string[] {
  return Object.entries(inputs)
    .filter(([path]) => path.startsWith(`${folder}/`))
    .flatMap(([, input]) => input.imports)
    .filter(({ kind }) => kind === 'dynamic-import')
    .map(({ path }) => path);
}

function outputsOf({ outputs }: Metafile, entries: string[]): string[] {
  return Object.keys(outputs).filter(path =>
    entries.includes(outputs[path].entryPoint ?? ''),
  );
}

function withStaticImports({ outputs }: Metafile, paths: string[]) {
  const found = new Set<string>(paths);
  for (const path of found) {
    outputs[path].imports
      .filter(({ kind }) => kind === 'import-statement')
      .forEach(imported => found.add(imported.path));
  }
  return found;
}

/** Outputs are named relative to the working directory. */
function pathOf(output: string): string {
  return resolve(output);
}
