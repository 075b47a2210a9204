import { DOCS, type Failing, fails } from '../case';

export const JSONATA_PAGE = `${DOCS}/transforming-data.html`;
export const RECORDED = 'recorded: https://github.com/floci-io/floci/issues/2665';

/** Field of a machine or a state that takes expressions. */
export const JSONATA = { QueryLanguage: 'JSONata' };

/** What an expression that cannot be evaluated fails with. */
export const broken = (cause: string): Failing => fails('States.QueryEvaluationError', cause);
