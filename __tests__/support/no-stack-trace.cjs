/** In the place of the module of the same name in cdktf and constructs, in tests: see jest.config.cjs. */
exports.captureStackTrace = () => [];
