// A refused act is shown until somebody made it again or said that nothing more is needed.
import { describe, expect, it } from 'vitest';
import { openRefusals } from '../../../renderer/queries/delivery.ts';
import type { Act } from '../../../shared/acts.ts';
import { formatStamp } from '../../../shared/stamp.ts';

const device = 'a000000000';
const idOf = (running: number) => `01940000-0000-7000-8000-${String(running).padStart(12, '0')}`;
const signed = { at: '2026-11-22T12:00:00.000Z', seq: 1, signature: 'c2lnbmVk' };

function actOf(running: number, more: Partial<Act>): Act {
  const at = formatStamp(Date.UTC(2026, 10, 22) + running, 0, device);
  return { id: idOf(running), at, by: idOf(900), device, kind: 'note', ...more };
}

const refused = actOf(1, { received: { ...signed, refused: 'opinion.alreadyTriaged' } });

describe('refused acts', () => {
  it('[AC5] stay open until somebody settles them', () => {
    expect(openRefusals([refused]).map(({ id }) => id)).toEqual([refused.id]);
  });

  it('are settled by an act that does them again', () => {
    expect(openRefusals([refused, actOf(2, { reissues: refused.id })])).toEqual([]);
  });

  it('are settled by somebody who looked', () => {
    expect(openRefusals([refused, actOf(2, { kind: 'look', seen: [refused.id] })])).toEqual([]);
  });

  it('are not settled by a look that was itself refused', () => {
    const look = actOf(2, {
      kind: 'look',
      seen: [refused.id],
      received: { ...signed, refused: 'act.notPermitted' },
    });
    expect(openRefusals([refused, look]).map(({ id }) => id)).toEqual([refused.id, look.id]);
  });
});
