import * as z from 'zod';
import { WORKFLOWS } from './project';

const owner = z.strictObject({
  /** Value of the `team` tag. */
  team: z.string().min(1),
  /** Gets a mail for each alarm of the workflow, once its owner has confirmed the subscription. */
  onCallEmail: z.email(),
});

/** Who answers for each workflow: one without an owner is refused. */
export const ownersSchema = z.record(z.enum(WORKFLOWS), owner);
