const createConfig = require('@backstage/cli/config/eslint-factory');

// The layers of docs/design.md: one may import from those after it, never from
// those before it.
const layers = ['alpha', 'components', 'hooks', 'data', 'api', 'flux'];
const wiring = ['./src/plugin.ts', './src/alpha.ts', './src/index.ts'];

const arrows = layers.map((layer, index) => ({
  target: `./src/${layer}`,
  from: [...wiring, ...layers.slice(0, index).map(name => `./src/${name}`)],
  message: `src/${layer} must not import from the layers above it (docs/design.md).`,
}));

const fluxImportsNothingOfOurs = {
  target: './src/flux',
  from: './src',
  except: ['./flux'],
  message: 'src/flux imports nothing of ours (docs/design.md).',
};

// What a folder is for others is in its index.
const folders = [
  ...[
    'common',
    'table',
    'cells',
    'cards',
    'actions',
    'environments',
    'runtime',
    'status',
  ].map(name => `components/${name}`),
  ...['hooks', 'data', 'api', 'flux'],
].map(name => `./src/${name}`);
const doors = folders.map(folder => ({
  target: [...wiring, './src/alpha', ...folders.filter(it => it !== folder)],
  from: folder,
  except: ['./index.ts', './__fixtures__', './__testUtils__'],
  message: `Import from the index of ${folder} (docs/design.md).`,
}));

const srcStandsAlone = {
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
    ...restrictedPaths([
      ...arrows,
      ...doors,
      fluxImportsNothingOfOurs,
      srcStandsAlone,
    ]),
    '@backstage/no-top-level-material-ui-4-imports': 'error',
  },
  overrides: [
    {
      // The demo is an app, and apps are where the design system's CSS belongs.
      files: ['dev/**'],
      rules: { '@backstage/no-ui-css-imports-in-non-frontend': 'off' },
    },
    {
      // Has packages of its own.
      files: ['dev/backstage/**'],
      rules: { '@backstage/no-undeclared-imports': 'off' },
    },
    {
      // Tests run the code against the fleet.
      files: ['src/**/*.test.*', 'src/**/__testUtils__/**'],
      rules: restrictedPaths([
        ...arrows,
        ...doors,
        fluxImportsNothingOfOurs,
        { ...srcStandsAlone, from: ['./e2e', './bench'] },
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
              // As pure as we are.
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
