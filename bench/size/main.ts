/* eslint-disable no-console */
// Prints the gzipped size of each script of the plugin, and with `--modules`
// what it is made of: modules by their minified size.
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { parseArgs } from 'node:util';
import { gzipSync } from 'node:zlib';
import {
  rspack,
  type ConcatenatedModule,
  type Module,
  type Stats,
} from '@rspack/core';
import { transform } from 'esbuild';
import { RULES } from '../bundle';

/** All other packages are in the app anyway, or are loaded with its own. */
const COUNTED =
  /^(@tanstack\/|compare-versions|eventemitter3|p-queue|p-timeout)/;

async function bundle(directory: string): Promise<Stats> {
  const compiler = rspack({
    mode: 'production',
    context: process.cwd(),
    entry: { app: './bench/size/app.ts' },
    output: { path: directory, library: { type: 'commonjs2' } },
    devtool: false,
    externalsType: 'commonjs2',
    externals: ({ request = '' }, take) =>
      /^[./]/.test(request) || COUNTED.test(request)
        ? take()
        : take(undefined, request),
    resolve: { extensions: ['.ts', '.tsx', '.mjs', '.js'] },
    module: { rules: RULES },
    optimization: {
      chunkIds: 'named',
      runtimeChunk: 'single',
      splitChunks: { cacheGroups: { default: false, defaultVendors: false } },
    },
  });
  return new Promise((resolve, reject) => {
    compiler.run((error, stats) => {
      if (stats && !stats.hasErrors()) resolve(stats);
      else reject(error ?? new Error(stats?.toString('errors-only')));
    });
  });
}

async function minifiedSize(path: string): Promise<number> {
  const { code } = await transform(await readFile(path, 'utf8'), {
    loader: path.endsWith('.tsx') ? 'tsx' : 'ts',
    jsx: 'automatic',
    minify: true,
  });
  return Buffer.byteLength(code);
}

/** The files of a module, of several if they were put into one. */
function filesOf(module: Module): string[] {
  const { modules = [module] } = module as Partial<ConcatenatedModule>;
  return modules.flatMap(each => each.nameForCondition() ?? []);
}

const kilobytes = (bytes: number) => (bytes / 1000).toFixed(1).padStart(7);

async function main() {
  const { values } = parseArgs({
    allowPositionals: true,
    options: { modules: { type: 'boolean', default: false } },
  });
  const directory = await mkdtemp(join(tmpdir(), 'flux-size-'));
  try {
    const { compilation } = await bundle(directory);
    const scripts = await Promise.all(
      [...compilation.chunks].map(async chunk => {
        const [file] = chunk.files;
        const code = await readFile(join(directory, file));
        const modules = compilation.chunkGraph.getChunkModules(chunk);
        return { id: chunk.id, size: gzipSync(code).length, modules };
      }),
    );
    for (const { id, size, modules } of scripts.sort(
      (a, b) => b.size - a.size,
    )) {
      console.log(`${kilobytes(size)} kB  ${id}`);
      if (!values.modules) continue;
      const sizes = await Promise.all(
        [...new Set(modules.flatMap(filesOf))].map(
          async file => [await minifiedSize(file), file] as const,
        ),
      );
      for (const [bytes, file] of sizes.sort(([a], [b]) => b - a)) {
        console.log(
          `${kilobytes(bytes)} kB    ${relative(process.cwd(), file)}`,
        );
      }
    }
  } finally {
    await rm(directory, { recursive: true });
  }
}

void main();
