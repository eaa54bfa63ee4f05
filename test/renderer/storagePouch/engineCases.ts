// What only a real browser engine can show.
import { storedNote } from './sampleNotes.ts';
import { newWorkbench, same } from './workbench.ts';

export const engineCases: Record<string, () => Promise<void>> = {
  async 'every write transaction of the storage waits for the disk'() {
    const instance = await newWorkbench().open();
    const prototype = IDBDatabase.prototype;
    const original = prototype.transaction;
    const durabilities: string[] = [];
    prototype.transaction = function watched(...parameters) {
      const transaction = original.apply(this, parameters);
      if (transaction.mode === 'readwrite') durabilities.push(transaction.durability);
      return transaction;
    };
    await instance.bulkWrite([{ document: storedNote('n1', 'one') }], 'test');
    prototype.transaction = original;
    same(durabilities, ['strict']);
    await instance.close();
  },
};
