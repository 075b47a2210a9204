import * as z from 'zod/mini';

/** AWS bounds a token: https://docs.aws.amazon.com/step-functions/latest/apireference/API_SendTaskSuccess.html */
const MAX_TOKEN_LENGTH = 2048;

/** What a task that waits is answered with. */
export const taskTokenSchema = z.string().check(z.minLength(1), z.maxLength(MAX_TOKEN_LENGTH));
