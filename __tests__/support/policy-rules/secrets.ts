/** Names of variables whose value would be a secret; a name or an address of one is none. */
const SECRET_NAME = /(SECRET|TOKEN|PASSWORD|PASSWD|CREDENTIAL|API_?KEY|PRIVATE_?KEY)S?$/;

/** Known shapes of keys, and any unbroken run of letters and digits that is too long to be a word. */
const SECRET_VALUES = [
  /\b(AKIA|ASIA)[A-Z0-9]{16}\b/,
  /\b[rs]k_(live|test)_\w+/,
  /-----BEGIN/,
  /\beyJ[\w-]+\.[\w-]+\./,
  /(?=[A-Za-z0-9+/]*\d)(?=[A-Za-z0-9+/]*[a-z])(?=[A-Za-z0-9+/]*[A-Z])[A-Za-z0-9+/]{24,}/,
];

/** Whether a variable of a function would carry a secret in the open. */
export function looksSecret(name: string, value: string): boolean {
  return SECRET_NAME.test(name) || SECRET_VALUES.some((shape) => shape.test(value));
}
