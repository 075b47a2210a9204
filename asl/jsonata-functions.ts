const OF_THE_LANGUAGE =
  'abs append assert average base64decode base64encode boolean ceil clone contains count ' +
  'decodeUrl decodeUrlComponent distinct each encodeUrl encodeUrlComponent error exists filter floor ' +
  'formatBase formatInteger formatNumber fromMillis join keys length lookup lowercase map match max ' +
  'merge millis min not now number pad parseInteger power reduce replace reverse round shuffle sift ' +
  'single sort split spread sqrt string substring substringAfter substringBefore sum toMillis trim ' +
  'type uppercase zip';
const OF_STEP_FUNCTIONS = 'hash parse partition random range uuid';

/**
 * Functions that a JSONata expression may call in Step Functions, without the `$`.
 * `eval` is missing on purpose: the service does not have it and offers `parse` instead.
 *
 * Sources: https://docs.jsonata.org/2.0.0/overview and
 * https://docs.aws.amazon.com/step-functions/latest/dg/transforming-data.html
 */
export const JSONATA_FUNCTIONS: ReadonlySet<string> = new Set(
  `${OF_THE_LANGUAGE} ${OF_STEP_FUNCTIONS}`.split(' '),
);
