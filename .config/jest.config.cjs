const { availableParallelism } = require('node:os');
const path = require('node:path');

/** The tests run on the sources, compiled by swc; types are checked apart. */
module.exports = {
  rootDir: path.join(__dirname, '..'),
  roots: ['<rootDir>/test'],
  testMatch: ['**/*.test.ts'],
  testEnvironment: 'node',
  transform: {
    '^.+\\.(t|j|mj)s$': [
      '@swc/jest',
      { jsc: { target: 'es2022', parser: { syntax: 'typescript' } }, module: { type: 'commonjs' } },
    ],
  },
  // These are published as ES modules only.
  transformIgnorePatterns: ['/node_modules/(?!(jose)/)'],
  globalSetup: '<rootDir>/test/support/global-setup.ts',
  globalTeardown: '<rootDir>/test/support/global-teardown.ts',
  testSequencer: path.join(__dirname, 'long-suites-first.cjs'),
  // For what hangs: on a busy machine an honest test may take a minute.
  testTimeout: 120_000,
  // Of two cores Jest alone would use one; with its databases, browsers and processes two workers fill both.
  maxWorkers: Math.max(2, availableParallelism() - 1),
  // What a suite leaves behind makes the next ones collect garbage.
  workerIdleMemoryLimit: '1GB',
};
