import { demand } from './report';

const MOST_CHARACTERS = 500;

/** @throws CheckFailure with both values as JSON when they differ in it */
export function demandEqual(got: unknown, wanted: unknown, what: string): void {
  const [text, expected] = [got, wanted].map((value) => JSON.stringify(value));
  demand(text === expected, () => `${what}: ${short(expected)} expected; got ${short(text)}`);
}

function short(text = 'nothing'): string {
  return text.length > MOST_CHARACTERS ? `${text.slice(0, MOST_CHARACTERS)}…` : text;
}
