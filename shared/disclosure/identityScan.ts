// Before a text goes on a wall: what in it could tell who the resident is. A hint for a person, never a decision. [DI5]

export type FindingKind = 'phone' | 'idNumber' | 'houseNumber' | 'boatNumber' | 'name' | 'words';

export interface Finding {
  kind: FindingKind;
  text: string;
  /** Index of the first UTF-16 unit in the scanned text. */
  start: number;
}

const patterns: Record<Exclude<FindingKind, 'name' | 'words'>, RegExp> = {
  phone: /(?<!\d)(?:1[3-9]\d(?:[-\s]?\d{4}){2}|0\d{2,3}[-\s]?\d{7,8}|\d{3}-\d{4}-\d{4})(?!\d)/g,
  idNumber: /(?<!\d)\d{17}[\dXx](?!\d)/g,
  houseNumber: /[\p{Script=Han}]{1,8}(?:路|街|弄|村|里|岙)[\p{Script=Han}]{0,6}\d{1,4}号/gu,
  boatNumber: /(?:浙)?嵊(?:泗)?(?:渔|养|休)(?:运|冷|辅)?[\s-]?\d{4,6}/g,
};

/** Runs of words this long, taken over from the resident, give the speaker away on a small island. */
const quotedRun = 12;

function quotations(text: string, words: string): Finding[] {
  for (let start = 0; start + quotedRun <= text.length; start += 1) {
    const run = text.slice(start, start + quotedRun);
    if (words.includes(run)) return [{ kind: 'words', text: run, start }];
  }
  return [];
}

function occurrences(text: string, name: string): Finding[] {
  const start = name.length >= 2 ? text.indexOf(name) : -1;
  return start < 0 ? [] : [{ kind: 'name', text: name, start }];
}

/**
 * @param names names of the residents behind the linked opinions
 * @param words their own words (原话); quoting them at length is a finding too
 */
export function scanForIdentity(
  text: string,
  names: readonly string[],
  words: readonly string[],
): Finding[] {
  const byPattern = Object.entries(patterns).flatMap(([kind, pattern]) =>
    Array.from(text.matchAll(pattern), (match) => ({
      kind: kind as FindingKind,
      text: match[0],
      start: match.index,
    })),
  );
  const byName = names.flatMap((name) => occurrences(text, name));
  const byWords = words.flatMap((said) => quotations(text, said));
  return [...byPattern, ...byName, ...byWords].toSorted((a, b) => a.start - b.start);
}
