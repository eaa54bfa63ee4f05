// RULES.md and the tests hold each other: every rule has a test that quotes it, every quoted rule exists.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '..', '..');
const rulesText = readFileSync(join(root, 'shared', 'RULES.md'), 'utf8');
const [rulesPart = '', gapsPart = ''] = rulesText.split(/^## Not yet tested$/m);

const numbered = /^- \*\*([A-Z]{2}\d+)\*\* /gm;
const rules = Array.from(rulesPart.matchAll(numbered), ([, number = '']) => number);
const gaps = Array.from(gapsPart.matchAll(numbered), ([, number = '']) => number);

/** A title that quotes a rule: `it('[OP4] …`, also of `test`, `describe` and their `.each`. */
const quotingTitle = /['"`]((?:\[[A-Z]{2}\d+\] ?)+)/g;

function sources(folder: string, ends: RegExp): string[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => ends.test(name))
    .map((name) => join(folder, name));
}

function numbersIn(text: string): string[] {
  return text.match(/[A-Z]{2}\d+/g) ?? [];
}

const quotedByTests = new Map<string, string[]>();
for (const file of sources('test', /\.(?:test|e2e)\.tsx?$/)) {
  const text = readFileSync(join(root, file), 'utf8');
  const quoted = Array.from(text.matchAll(quotingTitle), ([, marks = '']) => numbersIn(marks));
  for (const number of new Set(quoted.flat())) {
    quotedByTests.set(number, [...(quotedByTests.get(number) ?? []), file]);
  }
}

describe('the numbered rules', () => {
  it('have each a number of their own, without holes', () => {
    expect(new Set(rules).size).toBe(rules.length);
    const counts = new Map<string, number>();
    for (const rule of rules) {
      const next = (counts.get(rule.slice(0, 2)) ?? 0) + 1;
      counts.set(rule.slice(0, 2), next);
      expect(rule).toBe(`${rule.slice(0, 2)}${next}`);
    }
    expect(counts.size).toBe(18);
  });

  it('are each quoted by a test, but for the few listed as not yet tested', () => {
    expect(rules.filter((rule) => !quotedByTests.has(rule)).toSorted()).toEqual(gaps.toSorted());
    expect(gaps.length).toBeLessThanOrEqual(3);
  });

  it('exist when a test quotes them', () => {
    const unknown = [...quotedByTests].filter(([number]) => !rules.includes(number));
    expect(Object.fromEntries(unknown)).toEqual({});
  });

  it('exist when the code quotes them', () => {
    const quoted = sources('shared', /\.ts$/).flatMap((file) => {
      const text = readFileSync(join(root, file), 'utf8');
      const marks =
        text.match(/\[[A-Z]{2}\d+(?:[–, ]+[A-Z]{2}\d+)*\]|Rules? [A-Z]{2}\d.*$/gm) ?? [];
      return marks.flatMap(numbersIn).map((number) => ({ file, number }));
    });
    expect(quoted.length).toBeGreaterThan(20);
    expect(quoted.filter(({ number }) => !rules.includes(number))).toEqual([]);
  });

  it('stand in the table with the tests that hold them', () => {
    const [, table = ''] = rulesPart.split('## Which test holds which rule');
    const rows = Array.from(
      table.matchAll(/^\| ([A-Z]{2}\d+) \| (.*?) \|$/gm),
      ([, rule, tests]) => [rule, tests],
    );
    const shared = rules.map((rule) => {
      const files = (quotedByTests.get(rule) ?? []).filter((file) =>
        file.startsWith('test/shared/'),
      );
      return [
        rule,
        files
          .map((file) => file.slice('test/shared/'.length))
          .toSorted()
          .join(', '),
      ];
    });
    expect(rows).toEqual(shared);
  });
});
