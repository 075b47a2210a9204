import { PublishCommand, type SNSClient } from '@aws-sdk/client-sns';
import { isTransient } from '../shared/aws-faults';
import { errorNamed, nameOf } from '../shared/errors';
import { moneyText } from './money-text';

/** A question with its link. */
export interface Question {
  readonly linkId: string;
  readonly expenseId: string;
  readonly approverId: string;
  readonly employeeId: string;
  readonly amountMinor: number;
  readonly currency: string;
  readonly purpose: string;
  readonly deadlineMs: number;
}

/** Brings an approver the link. */
export type MailLink = (question: Question) => Promise<void>;

/** The same for every mail: a subject is shown on locked screens and kept in logs of mail servers. */
const SUBJECT = 'An expense report waits for your decision';

/**
 * Mails through SNS: one topic, whose subscriptions each let through the messages of one approver.
 * @throws an error with the fault's name alone: a service's message may quote what it was sent
 */
export function makeMailLink(options: {
  readonly client: SNSClient;
  readonly topicArn: string;
  /** Without a slash at the end. */
  readonly baseUrl: string;
}): MailLink {
  return async (question) => {
    try {
      await options.client.send(
        new PublishCommand({
          TopicArn: options.topicArn,
          Subject: SUBJECT,
          Message: textOf(question, options.baseUrl),
          MessageAttributes: {
            approverId: { DataType: 'String', StringValue: question.approverId },
          },
        }),
      );
    } catch (error) {
      const name = isTransient(error) ? 'ServiceUnavailable' : nameOf(error);
      throw errorNamed(name, `the link was not mailed: ${nameOf(error)}`);
    }
  };
}

function textOf(question: Question, baseUrl: string): string {
  const { expenseId, employeeId, amountMinor, currency, purpose, deadlineMs, linkId } = question;
  return [
    `${employeeId} asks for ${moneyText(amountMinor, currency)}.`,
    `Purpose: ${purpose}`,
    `Expense: ${expenseId}`,
    '',
    `Decide by ${new Date(deadlineMs).toISOString()}:`,
    `${baseUrl}/decisions/${linkId}`,
    '',
    'The link decides in your name. Do not pass it on.',
  ].join('\n');
}
