import { describe, expect, it } from 'vitest';
import { openTurns } from '../../county/push/turns.ts';

const soon = () => new Promise((resolve) => setTimeout(resolve, 0));

describe('the order of pushes', () => {
  it('lets a small push go before large ones that wait', async () => {
    const turns = openTurns(1);
    const order: string[] = [];
    const endFirst = await turns.take(200);
    const large = turns.take(200).then((end) => {
      order.push('large');
      return end;
    });
    const small = turns.take(1).then((end) => {
      order.push('small');
      return end;
    });
    await soon();
    expect(order).toEqual(['small']);
    endFirst();
    (await large)();
    (await small)();
    expect(order).toEqual(['small', 'large']);
  });

  it('hands a place on, and has no more in work than it says', async () => {
    const turns = openTurns(2);
    let running = 0;
    let most = 0;
    await Promise.all(
      Array.from({ length: 20 }, async () => {
        const end = await turns.take(100);
        running += 1;
        most = Math.max(most, running);
        await soon();
        running -= 1;
        end();
      }),
    );
    expect(most).toBe(2);
  });
});
