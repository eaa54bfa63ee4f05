// What a bad disk, a bad copy or a stranger with the disk may do to a database that nobody has open.
import type { Chance } from '../storageKill/chance.ts';
import type { DiskImage } from './diskImage.ts';
import {
  pouchRows,
  withBody,
  withEdited,
  withoutRow,
  withRowAs,
  type PouchRow,
} from './pouchRows.ts';

export interface Damaged {
  readonly image: DiskImage;
  /** What was done, for whoever has to understand a failure. */
  readonly what: string;
}

/** Undefined when this database offers nothing to do it with. */
type Mutation = (
  image: DiskImage,
  earlier: readonly DiskImage[],
  chance: Chance,
) => Damaged | undefined;

function flipped(body: ArrayBuffer, at: number, bit: number): ArrayBuffer {
  const bytes = new Uint8Array(body.slice(0));
  bytes[at] = (bytes[at] ?? 0) ^ (1 << bit);
  return bytes.buffer;
}

/** Each kind of row as often as the others, however many there are of it. */
function pickRow(rows: readonly PouchRow[], chance: Chance): PouchRow {
  const kindOf = ({ id }: PouchRow) => id.split('.')[0] ?? '';
  const kind = chance.pick([...new Set(rows.map(kindOf))]);
  return chance.pick(rows.filter((row) => kindOf(row) === kind));
}

function twoOf(rows: readonly PouchRow[], chance: Chance): [PouchRow, PouchRow] | undefined {
  if (rows.length < 2) return undefined;
  const one = pickRow(rows, chance);
  return [
    one,
    pickRow(
      rows.filter((row) => row !== one),
      chance,
    ),
  ];
}

/** Rows of an earlier time that are not the same today, changed or gone. */
function formerRows(image: DiskImage, earlier: readonly DiskImage[]): PouchRow[] {
  const tagById = new Map(pouchRows(image).map((row) => [row.id, lastBytes(row.body)]));
  return earlier.flatMap(pouchRows).filter((row) => tagById.get(row.id) !== lastBytes(row.body));
}

function lastBytes(body: ArrayBuffer): string {
  return String(new Uint8Array(body.slice(-16)));
}

const single: Record<string, Mutation> = {
  flipByte(image, _earlier, chance) {
    const row = pickRow(pouchRows(image), chance);
    const at = chance.below(row.body.byteLength);
    const damaged = withBody(image, row, flipped(row.body, at, chance.below(8)));
    return { image: damaged, what: `byte ${at} of ${row.id}` };
  },
  flipHeadByte(image, _earlier, chance) {
    const row = pickRow(pouchRows(image), chance);
    const at = chance.below(Math.min(32, row.body.byteLength));
    const damaged = withBody(image, row, flipped(row.body, at, chance.below(8)));
    return { image: damaged, what: `byte ${at} of ${row.id}` };
  },
  cutValue(image, _earlier, chance) {
    const row = pickRow(pouchRows(image), chance);
    const length = chance.below(row.body.byteLength);
    const damaged = withBody(image, row, row.body.slice(0, length));
    return { image: damaged, what: `${row.id} ends after ${length} bytes` };
  },
  dropRow(image, _earlier, chance) {
    const row = pickRow(pouchRows(image), chance);
    return { image: withoutRow(image, row), what: `${row.id} is gone` };
  },
  dropBody(image, _earlier, chance) {
    const row = pickRow(pouchRows(image), chance);
    return { image: withBody(image, row, undefined), what: `${row.id} has no body` };
  },
  rollBackRow(image, earlier, chance) {
    const former = formerRows(image, earlier);
    if (former.length === 0) return undefined;
    const row = pickRow(former, chance);
    return { image: withRowAs(image, row, row.id), what: `${row.id} is as it was earlier` };
  },
  rollBackTwoRows(image, earlier, chance) {
    const pair = twoOf(formerRows(image, earlier), chance);
    if (!pair) return undefined;
    const [one, other] = pair;
    const damaged = withRowAs(withRowAs(image, one, one.id), other, other.id);
    return { image: damaged, what: `${one.id} and ${other.id} are as they were earlier` };
  },
  swapBodies(image, _earlier, chance) {
    const pair = twoOf(pouchRows(image), chance);
    if (!pair) return undefined;
    const [one, other] = pair;
    const damaged = withBody(withBody(image, one, other.body), other, one.body);
    return { image: damaged, what: `${one.id} and ${other.id} are swapped` };
  },
  duplicate(image, _earlier, chance) {
    const row = pickRow(pouchRows(image), chance);
    const number = Number(/\d+$/.exec(row.id)?.[0] ?? 0);
    const other = chance.pick([number + chance.between(1, 40), `0${number}`, 10 ** 14 + number]);
    const target = `${row.id.replace(/\d+$/, '')}${other}`;
    return { image: withRowAs(image, row, target), what: `${row.id} lies under ${target} too` };
  },
  rename(image, _earlier, chance) {
    const row = pickRow(pouchRows(image), chance);
    const at = chance.between(7, row.id.length - 1);
    const letter = String.fromCharCode(row.id.charCodeAt(at) ^ (1 << chance.below(4)));
    const target = row.id.slice(0, at) + letter + row.id.slice(at + 1);
    const damaged = withRowAs(withoutRow(image, row), row, target);
    return { image: damaged, what: `${row.id} is called ${target}` };
  },
  changeRevision(image, _earlier, chance) {
    const row = pickRow(pouchRows(image), chance);
    const damaged = withEdited(image, row, ({ key, value }) => ({
      key,
      value: { ...value, _rev: '0-77' },
    }));
    return { image: damaged, what: `${row.id} claims another revision` };
  },
  dropBothManifests(image, _earlier, chance) {
    const manifests = pouchRows(image).filter(({ id }) => id.startsWith('_local/manifest.'));
    const damaged = manifests.reduce(
      (bare, row) =>
        chance.percent(50)
          ? withoutRow(bare, row)
          : withBody(bare, row, flipped(row.body, chance.below(row.body.byteLength), 0)),
      image,
    );
    return { image: damaged, what: 'neither manifest opens' };
  },
  wholeEarlier(_image, earlier, chance) {
    return earlier.length > 0
      ? { image: chance.pick(earlier), what: 'the whole disk is as it was earlier' }
      : undefined;
  },
};

/** One kind of damage on top of another. */
const twoAtOnce: Mutation = (image, earlier, chance) => {
  const kinds = Object.values(single);
  const one = chance.pick(kinds)(image, earlier, chance);
  if (!one || pouchRows(one.image).length === 0) return undefined;
  const other = chance.pick(kinds)(one.image, earlier, chance);
  return other && { image: other.image, what: `${one.what}; ${other.what}` };
};

export const mutations: Record<string, Mutation> = { ...single, twoAtOnce };
