/** Characters as `maxlength` counts them: UTF-16 code units, a line end as one. An emoji takes two or more. */
export const MAX_COMMENT_LENGTH = 1_000;

/** Control characters but the line feed, and halves of characters, which UTF-8 cannot write. */
const UNWRITABLE = /(?!\n)[\p{Cs}\p{Cc}]/gu;

/** A comment that is not taken, as it may be shown again. */
export interface UnfitComment {
  /** What its author wrote; a character that cannot be shown is replaced by a sign that can. */
  readonly text: string;
  readonly says: string;
}

/** A comment with one kind of line end, as a form's API value has it. */
export function withLineFeeds(comment: string): string {
  return comment.replaceAll(/\r\n?/g, '\n');
}

/** What is wrong with a comment, or `undefined`. */
export function unfitComment(comment: string): UnfitComment | undefined {
  const text = comment.replaceAll(UNWRITABLE, '\u{FFFD}');
  if (comment.length > MAX_COMMENT_LENGTH) {
    const says = `The comment has ${comment.length} characters; at most ${MAX_COMMENT_LENGTH} are taken.`;
    return { text, says };
  }
  return text === comment
    ? undefined
    : {
        text,
        says: 'The comment has characters that nobody can see, at each \u{FFFD}. Remove them.',
      };
}
