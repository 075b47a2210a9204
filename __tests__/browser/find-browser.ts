import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

/** Names under which a Chromium is installed. */
const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome'];

/**
 * The browser to test with: what `PUPPETEER_EXECUTABLE_PATH` names, else the first on the PATH.
 * @throws Error that says what was looked for
 */
export function findBrowser(env: NodeJS.ProcessEnv): string {
  const named = env['PUPPETEER_EXECUTABLE_PATH'];
  const candidates =
    named === undefined || named === ''
      ? NAMES.flatMap((name) => (env['PATH'] ?? '').split(delimiter).map((at) => join(at, name)))
      : [named];
  const found = candidates.find(isExecutable);
  if (found === undefined) {
    throw new Error(
      `no browser: ${named || `none of ${NAMES.join(', ')} on the PATH`}; install Chromium, or name one in PUPPETEER_EXECUTABLE_PATH`,
    );
  }
  return found;
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
