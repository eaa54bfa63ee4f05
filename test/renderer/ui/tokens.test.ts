/** Every pair of ink and ground that the kit uses is legible: WCAG AA, AAA for body text. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { inRepository } from '../../../build/repository.ts';

const css = readFileSync(inRepository('renderer', 'ui', 'tokens.css'), 'utf8');
const colours = new Map(
  [...css.matchAll(/--([a-z-]+): (#[0-9a-f]{6});/g)]
    .map(([, name = '', hex = '']) => [name, hex])
    .toReversed() as [string, string][],
);

function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const channel = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return channel <= 0.040_45 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(ink: string, ground: string): number {
  const [first, second] = [ink, ground].map((name) => {
    const hex = colours.get(name);
    if (hex === undefined) throw new Error(`tokens.css has no colour --${name}`);
    return luminance(hex);
  });
  const [high, low] = [Math.max(first ?? 0, second ?? 0), Math.min(first ?? 0, second ?? 0)];
  return (high + 0.05) / (low + 0.05);
}

const grounds = ['paper', 'paper-raised', 'paper-sunken', 'sea-wash'];

describe('body text', () => {
  it.each(grounds)('ink on %s is AAA', (ground) => {
    expect(contrast('ink', ground)).toBeGreaterThanOrEqual(7);
  });
});

describe('other text', () => {
  it.each([
    ...grounds.flatMap((ground) =>
      ['ink-soft', 'sea', 'seal', 'refused'].map((ink) => [ink, ground]),
    ),
    ['delivered', 'delivered-wash'],
    ['waiting', 'waiting-wash'],
    ['refused', 'refused-wash'],
    ['overdue', 'overdue-wash'],
    ['neutral', 'neutral-wash'],
    ['ink-soft', 'neutral-wash'],
    ['ink-soft', 'waiting-wash'],
    ['ink-soft', 'delivered-wash'],
    ['ink-soft', 'refused-wash'],
    ['on-sea', 'sea'],
    ['on-sea', 'sea-deep'],
    ['on-sea-soft', 'sea-deep'],
    ['on-sea', 'refused'],
    ['on-sea', 'overdue'],
    ['on-sea', 'delivered'],
  ])('%s on %s is AA', (ink = '', ground = '') => {
    expect(contrast(ink, ground)).toBeGreaterThanOrEqual(4.5);
  });
});

describe('what is not text', () => {
  it.each([
    ['rule-strong', 'paper-raised'],
    ['rule-strong', 'paper'],
    ['focus', 'paper'],
    ['focus', 'sea-wash'],
    ['focus-on-sea', 'sea-deep'],
  ])('%s on %s has 3 to 1', (line, ground) => {
    expect(contrast(line, ground)).toBeGreaterThanOrEqual(3);
  });
});
