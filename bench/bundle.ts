import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import {
  rspack,
  type RuleSetRule,
  type Stats,
  type StatsCompilation,
} from '@rspack/core';
import { build } from 'esbuild';

/** How files of the plugin, and of packages, are read. */
export const RULES: RuleSetRule[] = [
  {
    test: /\.tsx?$/,
    exclude: /node_modules/,
    loader: 'builtin:swc-loader',
    options: {
      jsc: {
        target: 'es2024',
        parser: { syntax: 'typescript', tsx: true },
        transform: { react: { runtime: 'automatic' } },
      },
    },
  },
  { test: /\.(js|mjs|cjs)$/, resolve: { fullySpecified: false } },
];

/** A page, bundled for production; all files by their path on the server. */
export interface PageBundle {
  readonly files: ReadonlyMap<string, Uint8Array>;
  /** What an app's HTML names, in the order in which it runs. */
  readonly scripts: readonly string[];
  readonly styles: readonly string[];
  /** What the plugin's own code loads on demand. */
  readonly lazyScripts: readonly string[];
}

/**
 * Bundles a page as Backstage's CLI does with an app: by Rspack, with the same
 * rules for what becomes a script of its own.
 */
export async function bundlePage(options: {
  /** Folder of the page on the server. */
  name: string;
  entry: string;
  /** Folder of the plugin that the page shows. */
  plugin: string;
}): Promise<PageBundle> {
  const { name, entry, plugin } = options;
  const directory = await mkdtemp(join(tmpdir(), 'flux-bench-'));
  try {
    const stats = await run(entry, directory, `/assets/${name}/`);
    const files = await filesOf(directory);
    return { files: named(files, name), ...scriptsOf(stats, name, plugin) };
  } finally {
    await rm(directory, { recursive: true });
  }
}

async function run(entry: string, directory: string, publicPath: string) {
  const compiler = rspack({
    mode: 'production',
    context: process.cwd(),
    entry: { app: `./${entry}` },
    output: {
      path: directory,
      publicPath,
      filename: '[name].[contenthash:8].js',
      chunkFilename: '[name].[contenthash:8].js',
    },
    devtool: false,
    experiments: { css: true },
    resolve: {
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.jsx', '.json'],
      mainFields: ['browser', 'module', 'main'],
    },
    module: {
      rules: [
        ...RULES,
        { test: /\.css$/, type: 'css' },
        { test: /\.(svg|png|woff2?|ttf)$/, type: 'asset/inline' },
      ],
    },
    plugins: [
      // Tells the page when each script began to run.
      new rspack.BannerPlugin({
        banner: 'performance.mark(document.currentScript.src);',
        raw: true,
        test: /\.js$/,
      }),
    ],
    optimization: {
      runtimeChunk: 'single',
      // As in @backstage/cli-module-build, lib/bundler/optimization.
      splitChunks: {
        cacheGroups: {
          default: false,
          defaultVendors: false,
          packages: {
            chunks: 'initial',
            test: /[\\/]node_modules[\\/]/,
            name: module =>
              module
                .nameForCondition()
                ?.match(/[\\/]node_modules[\\/](.*?)([\\/]|$)/)?.[1]
                .replace('@', ''),
            priority: 10,
            minSize: 100_000,
            minChunks: 1,
          },
          vendor: {
            chunks: 'initial',
            test: /[\\/]node_modules[\\/]/,
            name: 'vendor',
            priority: 5,
            enforce: true,
          },
        },
      },
    },
  });
  const stats = await new Promise<Stats>((resolve, reject) => {
    compiler.run((error, result) => {
      if (result && !error) resolve(result);
      else reject(error);
    });
  });
  await new Promise(resolve => {
    compiler.close(resolve);
  });
  if (stats.hasErrors()) throw new Error(stats.toString('errors-only'));
  return stats.toJson({
    all: false,
    entrypoints: true,
    chunks: true,
    chunkOrigins: true,
    ids: true,
  });
}

async function filesOf(directory: string) {
  const entries = await readdir(directory, {
    recursive: true,
    withFileTypes: true,
  });
  return Promise.all(
    entries
      .filter(entry => entry.isFile())
      .map(({ parentPath, name }) => join(parentPath, name))
      .map(
        async path =>
          [relative(directory, path), await readFile(path)] as const,
      ),
  );
}

function named(
  files: readonly (readonly [string, Uint8Array])[],
  page: string,
): ReadonlyMap<string, Uint8Array> {
  return new Map(
    files.map(([name, file]) => [`/assets/${page}/${name}`, file]),
  );
}

function scriptsOf(
  { entrypoints, chunks = [] }: StatsCompilation,
  page: string,
  plugin: string,
): Omit<PageBundle, 'files'> {
  const initial = (entrypoints?.app.assets ?? []).map(asset => asset.name);
  const lazy = chunks
    .filter(({ origins = [] }) =>
      origins.some(({ moduleName }) => moduleName?.startsWith(`./${plugin}/`)),
    )
    .flatMap(({ files = [] }) => files);
  const pathsOf = (names: string[], ending: string) =>
    names
      .filter(name => name.endsWith(ending))
      .map(name => `/assets/${page}/${name}`);
  return {
    scripts: pathsOf(initial, '.js'),
    styles: pathsOf(initial, '.css'),
    lazyScripts: pathsOf(lazy, '.js').filter(
      path => !pathsOf(initial, '.js').includes(path),
    ),
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
