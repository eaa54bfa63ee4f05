// What people may type: any script, any punctuation, line breaks; nothing that breaks a printer or a database. [TX1–TX3]
import { z } from 'zod';
import type { ProblemCode } from './problems.ts';

/** Characters (UTF-16 units) a field may hold. */
export const textLimits = { line: 200, summary: 1_000, words: 20_000 } as const;

// C0 controls except tab, line feed and carriage return, DEL, and C1 controls.
// oxlint-disable-next-line no-control-regex
const controlCharacter = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]/;
const loneSurrogate = /[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/;

export function textProblem(text: string, limit: number): ProblemCode | undefined {
  if (text.length > limit) return 'text.tooLong';
  if (controlCharacter.test(text)) return 'text.controlCharacter';
  if (loneSurrogate.test(text)) return 'text.brokenCharacter';
  return undefined;
}

/** A text of at most `limit` characters; the issue's message is the problem code. */
export function text(limit: number) {
  return z
    .string()
    .max(limit, { error: 'text.tooLong' satisfies ProblemCode, abort: true })
    .superRefine((value, context) => {
      const code = textProblem(value, limit);
      if (code) context.addIssue({ code: 'custom', message: code });
    });
}

/** Like `text`, and not blank. */
export function requiredText(limit: number) {
  return text(limit).refine((value) => value.trim() !== '', {
    error: 'text.missing' satisfies ProblemCode,
  });
}

// `\\u0000` is an escaped backslash and four digits; `\u0000` is NUL. An odd number of backslashes tells them apart.
const unstorableEscape = /(?<!\\)(?:\\\\)*\\u(?:0000|d[89a-f][0-9a-f]{2})/i;

/** Whether a database can hold this JSON: no NUL and no half of a surrogate pair, raw or escaped. */
export function isStorableText(json: string): boolean {
  return !json.includes('\u0000') && !loneSurrogate.test(json) && !unstorableEscape.test(json);
}
