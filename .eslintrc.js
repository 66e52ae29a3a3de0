const createConfig = require('@backstage/cli/config/eslint-factory');

// The layers of docs/design.md: each may only import from the ones after it.
const layers = ['alpha', 'components', 'hooks', 'data', 'api', 'flux'];
const wiring = ['./src/plugin.ts', './src/alpha.ts', './src/index.ts'];

const layerZones = layers.map((layer, index) => ({
  target: `./src/${layer}`,
  from: [...wiring, ...layers.slice(0, index).map(name => `./src/${name}`)],
  message: `src/${layer} must not import from the layers above it (docs/design.md).`,
}));

const fluxZone = {
  target: './src/flux',
  from: './src',
  except: ['./flux'],
  message: 'src/flux imports no other folder of src (docs/design.md).',
};

// Other folders import a folder through its index only.
const folders = [
  ...[
    'common',
    'table',
    'cells',
    'cards',
    'actions',
    'details',
    'environments',
    'fleet',
    'images',
    'runtime',
    'status',
  ].map(name => `components/${name}`),
  ...['hooks', 'data', 'api', 'flux'],
].map(name => `./src/${name}`);
const indexZones = folders.map(folder => ({
  target: [...wiring, './src/alpha', ...folders.filter(it => it !== folder)],
  from: folder,
  except: ['./index.ts', './__fixtures__', './__testUtils__'],
  message: `Import from the index of ${folder} (docs/design.md).`,
}));

// What an app's first script consists of. It imports files: some bundlers, such
// as esbuild, take all that an index exports into the first script otherwise.
const firstScript = [
  'src/index.ts',
  'src/plugin.ts',
  'src/alpha/*',
  'src/components/cards/entityCards.tsx',
  'src/components/cards/useEarlyRead.ts',
  'src/components/cards/FluxEntityContent.tsx',
  'src/components/common/DetailsHost.tsx',
  'src/components/common/useHasFluxApi.ts',
];

const srcZone = {
  target: './src',
  from: ['./dev', './e2e', './bench'],
  message: 'src never imports dev, e2e or bench (docs/design.md).',
};

function restrictedPaths(zones) {
  return {
    'import/no-restricted-paths': ['error', { basePath: __dirname, zones }],
  };
}

module.exports = createConfig(__dirname, {
  root: true,
  ignorePatterns: ['coverage'],
  settings: {
    'import/resolver': {
      node: { extensions: ['.ts', '.tsx', '.js', '.json'] },
    },
  },
  rules: {
    ...restrictedPaths([...layerZones, ...indexZones, fluxZone, srcZone]),
    '@backstage/no-top-level-material-ui-4-imports': 'error',
  },
  overrides: [
    {
      // The demo is an app, and apps are where the design system's CSS belongs.
      files: ['dev/**'],
      rules: { '@backstage/no-ui-css-imports-in-non-frontend': 'off' },
    },
    {
      // It has its own packages.
      files: ['dev/backstage/**'],
      rules: { '@backstage/no-undeclared-imports': 'off' },
    },
    {
      files: firstScript,
      rules: restrictedPaths([...layerZones, fluxZone, srcZone]),
    },
    {
      // Tests run the code against the fleet.
      files: ['src/**/*.test.*', 'src/**/__testUtils__/**'],
      rules: restrictedPaths([
        ...layerZones,
        ...indexZones,
        fluxZone,
        { ...srcZone, from: ['./e2e', './bench'] },
      ]),
    },
    {
      // Pure: no React, no Backstage, no network, no clock.
      files: ['src/flux/**'],
      excludedFiles: ['**/*.test.*', '**/__testUtils__/**'],
      rules: {
        'no-restricted-imports': [
          'error',
          {
            patterns: [
              '/[a-z@]*',
              // It is pure as well.
              '!/compare-versions',
            ],
          },
        ],
        'no-restricted-globals': [
          'error',
          'fetch',
          'setTimeout',
          'setInterval',
          'window',
          'document',
          'performance',
        ],
        'no-restricted-syntax': [
          'error',
          {
            selector: "NewExpression[callee.name='Date'][arguments.length=0]",
            message: 'src/flux has no clock: take the time as an argument.',
          },
          {
            selector:
              "MemberExpression[object.name='Date'][property.name='now']",
            message: 'src/flux has no clock: take the time as an argument.',
          },
        ],
      },
    },
  ],
});
