// The SDK tells on every load that its versions of 2027 will need Node 22; ours are pinned before.
process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED = 'true';

/** @type {import('jest').Config} */
module.exports = {
  testEnvironment: '<rootDir>/__tests__/support/jest-environment.cjs',
  testMatch: ['<rootDir>/__tests__/**/*.test.ts'],
  modulePathIgnorePatterns: ['<rootDir>/cdktf.out', '<rootDir>/.cache'],
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      { jsc: { parser: { syntax: 'typescript' }, target: 'es2022' }, module: { type: 'commonjs' } },
    ],
  },
  // The stack trace of every token that cdktf makes, which jest traces back to sources; no output holds one.
  moduleNameMapper: { '/stack-trace$': '<rootDir>/__tests__/support/no-stack-trace.cjs' },
  injectGlobals: false,
  maxWorkers: '100%',
  clearMocks: true,
  collectCoverageFrom: [
    '{asl,cli,config,constructs,lambdas,simulator,stacks,synth,workflows}/**/*.ts',
  ],
  // Lines and branches alone: the compiler writes a function of its own for every export, which counts if unused.
  coverageThreshold: {
    './asl/': { lines: 99, branches: 95 },
    './cli/': { lines: 99, branches: 95 },
    './config/': { lines: 100, branches: 100 },
    './constructs/': { lines: 100, branches: 98 },
    './lambdas/': { lines: 100, branches: 100 },
    './simulator/': { lines: 99, branches: 95 },
    './stacks/': { lines: 100, branches: 90 },
    './synth/': { lines: 100, branches: 94 },
    './workflows/': { lines: 100, branches: 100 },
  },
};
