/**
 * Node's environment of jest, which takes back what each suite leaves behind: jest-circus runs every test in an
 * AsyncLocalStorage, makes a new one for each suite and disables none. Up to Node 22 each of them is carried along by
 * every promise of every later suite, which cost a tenth of the whole run.
 * https://nodejs.org/api/async_context.html#asynclocalstoragedisable
 */
const { AsyncLocalStorage } = require('node:async_hooks');
const { TestEnvironment } = require('jest-environment-node');

const entered = new Set();
const { run } = AsyncLocalStorage.prototype;

AsyncLocalStorage.prototype.run = function (...args) {
  entered.add(this);
  return Reflect.apply(run, this, args);
};

module.exports = class extends TestEnvironment {
  async teardown() {
    for (const storage of entered) storage.disable();
    entered.clear();
    await super.teardown();
  }
};
