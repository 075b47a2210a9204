import { describe, expect, test } from '@jest/globals';
import { CheckFailure } from '../support/checks/report';
import { changedLines } from './plan-text';

const ADDRESS = 'aws_sfn_state_machine.Workflow_Machine';

const planWith = (changes: string) => `Terraform will perform the following actions:

  # aws_sfn_alias.Live will be updated in-place
  ~ resource "aws_sfn_alias" "Live" {
      ~ description = jsonencode("of another resource" -> "not ours")
    }

  # ${ADDRESS} will be updated in-place
  ~ resource "aws_sfn_state_machine" "Workflow_Machine" {
      ~ definition = jsonencode(
          ~ {
              ~ States = {
                  ~ Pay = {
                      ~ Retry = [
                          ~ {
${changes}
                                # (4 unchanged attributes hidden)
                            },
                        ]
                    }
                }
                # (2 unchanged attributes hidden)
            }
        )
      ~ state_machine_version_arn = "arn" -> (known after apply)
    }

Plan: 0 to add, 2 to change, 0 to destroy.
`;

describe('changedLines', () => {
  test('gives the one line of a changed field, and none of the objects around it', () => {
    const text = planWith('                              ~ MaxAttempts = 3 -> 6');

    expect(changedLines(text, ADDRESS)).toEqual(['~ MaxAttempts = 3 -> 6']);
  });

  test('gives fields that come and go', () => {
    const text = planWith(
      '                              + BackoffRate = 2\n                              - MaxAttempts = 3 -> null',
    );

    expect(changedLines(text, ADDRESS)).toEqual(['+ BackoffRate = 2', '- MaxAttempts = 3 -> null']);
  });

  test('refuses a plan that does not update the resource in place', () => {
    expect(() => changedLines('No changes.', ADDRESS)).toThrow(CheckFailure);
  });

  test('refuses a definition that is shown as one unreadable value', () => {
    const text = planWith('').replace('~ definition = jsonencode(', '~ definition = (');

    expect(() => changedLines(text, ADDRESS)).toThrow('one jsonencode( expected; got 0');
  });
});
