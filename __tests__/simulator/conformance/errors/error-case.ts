import { failure } from '../../../../simulator/tasks/handler';
import { DOCS } from '../case';

export const ERRORS_PAGE = `${DOCS}/concepts-error-handling.html`;

/** What a task fails with. */
export const boom = failure('Boom', 'why');

/** A retrier of any error. */
export const retryAll = (fields: object = {}): object => ({
  ErrorEquals: ['States.ALL'],
  ...fields,
});
