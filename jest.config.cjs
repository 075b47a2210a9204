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
  clearMocks: true,
  collectCoverageFrom: [
    'asl/**/*.ts',
    'config/**/*.ts',
    'lambdas/**/*.ts',
    'workflows/**/*.ts',
    'constructs/**/*.ts',
  ],
};
