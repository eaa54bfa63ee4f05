import { describe, expect, it } from 'vitest';
import { sendOverCuts } from './resend.ts';

describe('photos over a line that breaks', () => {
  it('go on with the byte where it broke: five cuts in 2 MB, and next to nothing is sent twice', async () => {
    const { bytes, sent, cuts } = await sendOverCuts([1_200_000, 800_000], 5, 8_000_000);
    expect(cuts).toBe(5);
    expect(sent).toBeGreaterThan(bytes);
    expect(sent / bytes).toBeLessThanOrEqual(1.05);
  });
});
