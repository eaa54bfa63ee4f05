// Random acts: mostly what a program of ours could send, sometimes what only a broken or foreign one would.
import fc from 'fast-check';
import type { Act } from '../../shared/acts.ts';
import { ratings, routes } from '../../shared/opinion/opinionActs.ts';
import type { ActCollection } from '../../shared/records.ts';
import { formatStamp } from '../../shared/stamp.ts';
import { disclosurePayloads, opinionPayloads, otherOpinion, visitPayloads } from './payloads.ts';
import { otherUnit, ourUnit, people } from './people.ts';

const devices = ['devicea000', 'deviceb000', 'devicec000'];
const beginning = Date.UTC(2026, 4, 8);

const anyId = fc
  .integer({ min: 0, max: 0xffff })
  .map((number) => `01950000-0000-7000-9000-${number.toString(16).padStart(12, '0')}`);

/** Stamps from a handful of moments and devices, so that ties happen. */
export const anyStamp = fc
  .record({
    time: fc.integer({ min: 0, max: 40 }),
    counter: fc.integer({ min: 0, max: 2 }),
    device: fc.constantFrom(...devices),
  })
  .map(({ time, counter, device }) => formatStamp(beginning + time * 60_000, counter, device));

/** Those of the station, the county and two units; now and then a neighbour. */
const anyPerson = fc
  .constantFrom(
    ...[people.recorder, people.head, people.head, people.deputyOne, people.neighbourHead],
    ...[people.county, people.county, people.transport, people.transport, people.fishery],
  )
  .map((person) => person.id);

export const payloadsOf: Record<ActCollection, Readonly<Record<string, object>>> = {
  visits: visitPayloads,
  opinions: opinionPayloads,
  disclosures: disclosurePayloads,
};

/** What decides where an opinion goes, varied. */
const opinionVariations: Readonly<Record<string, fc.Arbitrary<object>>> = {
  triage: fc
    .constantFrom(...routes)
    .map((route) => ({ route, explanation: '说明', mergedInto: otherOpinion })),
  rate: fc.constantFrom(...ratings).map((rating) => ({ rating })),
  assign: fc.constantFrom(ourUnit, otherUnit).map((unit) => ({ unit })),
};

const garbage = fc.oneof(
  fc.dictionary(fc.string(), fc.jsonValue({ maxDepth: 2 }), { maxKeys: 4 }),
  fc.constantFrom(
    { reason: '' },
    { reason: 7 },
    { changes: null, basedOn: null },
    { words: '\u0000', summary: '\ud800' },
    { route: 'merged', explanation: '' },
    { due: '2026-02-30' },
    { seen: 'everything' },
  ),
);

function payloadOf(collection: ActCollection, kind: string): fc.Arbitrary<object> {
  const sound = payloadsOf[collection][kind] ?? {};
  const varied = collection === 'opinions' ? opinionVariations[kind] : undefined;
  return fc.oneof(
    { weight: 8, arbitrary: (varied ?? fc.constant({})).map((part) => ({ ...sound, ...part })) },
    { weight: 1, arbitrary: garbage.map((part) => ({ ...sound, ...part })) },
    { weight: 1, arbitrary: garbage },
  );
}

const anyReceipt = fc.record(
  {
    at: fc.constantFrom('2026-05-09T00:00:00.000Z', '2026-05-09T00:00:01.000Z'),
    seq: fc.integer({ min: 0, max: 3 }),
    refused: fc.constantFrom('act.notPermitted', 'act.somethingNewer'),
    signature: fc.constant('signature'),
  },
  { requiredKeys: ['at', 'seq', 'signature'] },
);

/** An act as it might lie anywhere; `signed` also gives some of them a receipt. */
export function anyAct(collection: ActCollection, signed = false): fc.Arbitrary<Act> {
  const kinds = [...Object.keys(payloadsOf[collection]), 'somethingNewer'];
  return fc.constantFrom(...kinds).chain((kind) =>
    fc
      .record({
        payload: payloadOf(collection, kind),
        envelope: fc.record({ id: anyId, at: anyStamp, by: anyPerson }),
        received: signed ? fc.option(anyReceipt, { nil: undefined }) : fc.constant(undefined),
      })
      .map(({ payload, envelope, received }) => ({
        ...payload,
        ...envelope,
        device: envelope.at.slice(18),
        kind,
        ...(received ? { received } : {}),
      })),
  );
}

/** Several acts, the record's first one usually among them and early. */
export function anyActs(
  collection: ActCollection,
  options: { maxLength: number; signed?: boolean },
): fc.Arbitrary<Act[]> {
  const firstKind = collection === 'disclosures' ? 'draft' : 'register';
  const first = fc.constantFrom(people.recorder.id, people.head.id).map((by) => ({
    ...payloadsOf[collection][firstKind],
    id: '01950000-0000-7000-8000-0000000000ff',
    at: formatStamp(beginning - 60_000, 0, 'devicea000'),
    by,
    device: 'devicea000',
    kind: firstKind,
  }));
  const later = fc.uniqueArray(anyAct(collection, options.signed), {
    selector: (act) => act.id,
    maxLength: options.maxLength,
  });
  return fc.oneof(
    { weight: 9, arbitrary: fc.tuple(first, later).map(([one, more]) => [one, ...more]) },
    { weight: 1, arbitrary: later },
  );
}
