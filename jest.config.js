const { availableParallelism } = require('node:os');
const {
  getJestEnvironment,
} = require('@backstage/cli/config/getJestEnvironment');

// Complete in itself, because a jest.config.js that requires
// '@backstage/cli/config/jest' finds itself there, runs no tests and passes.
const swcTransform = require.resolve('@backstage/cli/config/jestSwcTransform');

function swc(parser, more = {}) {
  return [
    swcTransform,
    {
      jsc: { parser, transform: { react: { runtime: 'automatic' } } },
      ...more,
    },
  ];
}

// A test file that renders a card loads 3,000 modules of which it uses a third:
// packages load what they import once it is used.
const loadLate = { module: { lazy: { patterns: ['.*'] } } };

// These are CommonJS already: transforming them costs time and changes nothing.
const commonJsPackages = [
  '@material-ui',
  'ajv',
  'core-js',
  'jest-.*',
  'jsdom',
  'json-schema',
  'playwright-core',
  'prettier',
  'react',
  'react-dom',
  'typescript',
  'yaml',
].join('|');

/** @type {import('jest').Config} */
module.exports = {
  rootDir: __dirname,
  // Not all of dev: the Backstage in there has packages of its own.
  roots: ['<rootDir>/src', '<rootDir>/dev/fleet', '<rootDir>/e2e'],
  testMatch: ['**/*.test.{ts,tsx}'],
  testEnvironment: getJestEnvironment(),
  runtime: require.resolve('@backstage/cli/config/jestCachingModuleLoader'),
  setupFilesAfterEnv: ['<rootDir>/src/setupTests.ts'],
  transform: {
    '\\.(mjs|cjs|js)$': swc({ syntax: 'ecmascript' }, loadLate),
    '\\.jsx$': swc({ syntax: 'ecmascript', jsx: true }),
    '\\.ts$': swc({ syntax: 'typescript' }),
    '\\.tsx$': swc({ syntax: 'typescript', tsx: true }),
    '\\.(png|svg|woff2?|ttf)$': require.resolve(
      '@backstage/cli/config/jestFileTransform.js',
    ),
  },
  moduleNameMapper: {
    // Their CommonJS loads a thousand files at once, to make a link.
    '^(react-aria|react-aria-components|react-stately)$':
      '<rootDir>/node_modules/$1/dist/exports/index.mjs',
    '^(react-aria|react-aria-components|react-stately)/(?!i18n)(.+)$':
      '<rootDir>/node_modules/$1/dist/exports/$2.mjs',
  },
  transformIgnorePatterns: [`/node_modules/(?:${commonJsPackages})/`],
  modulePathIgnorePatterns: ['<rootDir>/dist'],
  passWithNoTests: false,
  testSequencer: '<rootDir>/e2e/longestFirst.js',
  // Tests of components wait for frames and timers for a sixth of their time.
  maxWorkers: Math.ceil(availableParallelism() * 1.5),
  // A worker that holds more takes longer to end than jest waits for it.
  workerIdleMemoryLimit: '700MB',
  testTimeout: 120_000,
};
