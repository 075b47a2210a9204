/**
 * Where a value stands in a definition, as a person would write it: `States.Pay.Catch[0].Next`.
 * Keys that are not plain words are quoted: `States["Pay (again)"]`.
 */
export function joinPath(base: string, ...steps: readonly (string | number)[]): string {
  return steps.reduce<string>((path, step) => {
    if (typeof step === 'number') return `${path}[${step}]`;
    if (!/^[A-Za-z_$][\w$.-]*$/.test(step) || step.includes('.'))
      return `${path}[${JSON.stringify(step)}]`;
    return path === '' ? step : `${path}.${step}`;
  }, base);
}
