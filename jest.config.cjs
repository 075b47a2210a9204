// The SDK tells on every load that its versions of 2027 will need Node 22; ours are pinned before.
process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED = 'true';

/** @type {import('jest').Config} */
module.exports = {
  testEnvironment: 'node',
  testMatch: ['<rootDir>/__tests__/**/*.test.ts'],
  modulePathIgnorePatterns: ['<rootDir>/cdktf.out', '<rootDir>/.cache'],
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      { jsc: { parser: { syntax: 'typescript' }, target: 'es2022' }, module: { type: 'commonjs' } },
    ],
  },
  injectGlobals: false,
  maxWorkers: '100%',
  clearMocks: true,
  collectCoverageFrom: [
    'asl/**/*.ts',
    'config/**/*.ts',
    'lambdas/**/*.ts',
    'workflows/**/*.ts',
    'constructs/**/*.ts',
  ],
};
