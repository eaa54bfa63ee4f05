// One row against what the county holds of its record. Pure: the transaction around it reads and writes.
import type { ProblemCode } from '../../shared/problems.ts';
import type { ActDocument, SyncedDocument } from '../../shared/records.ts';
import { documentSchemas } from '../../shared/records.ts';
import { acceptActs } from '../../shared/sync/accept.ts';
import type { Office } from '../../shared/sync/protocol.ts';
import { maxRecordBytes } from '../../shared/sync/protocol.ts';
import { mayActOn } from '../scope.ts';
import type { HeldDocument } from '../store/documents.ts';
import type { ActRow, ResidentRow, RowProblem } from './checkRow.ts';
import { notTaken, type PushContext, type TakenRow } from './taken.ts';
import { takeResident } from './takeResident.ts';

export function takeRow(
  context: PushContext,
  row: ActRow | ResidentRow,
  held: HeldDocument | undefined,
): TakenRow {
  const denied = accessProblem(context.office, row, held);
  if (denied) return notTaken(row, denied);
  const taken =
    row.collection === 'residents'
      ? takeResident(context, row, held as HeldDocument<typeof row.resident> | undefined)
      : takeActs(context, row, held as HeldDocument<ActDocument> | undefined);
  // What grew beyond the limits could never be pulled: it stays as it is.
  return taken.change.length > 0 && !fits(row, taken.document)
    ? notTaken(row, 'record.tooLarge')
    : taken;
}

/** Stations act on their own records and on what was handed to them; others only on what they may see. */
function accessProblem(
  office: Office,
  row: ActRow | ResidentRow,
  held: HeldDocument | undefined,
): ProblemCode | undefined {
  const foreign = office.kind === 'station' ? 'record.foreignStation' : 'record.notYours';
  if (held && row.collection !== 'residents') {
    if (!mayActOn(office.id, held)) return foreign;
    return held.station === row.station ? undefined : 'record.foreignStation';
  }
  if (row.station !== office.id) return foreign;
  if (held && held.station !== office.id) return foreign;
  const makes =
    office.kind === 'station' || (office.kind === 'county' && row.collection === 'disclosures');
  return makes ? undefined : 'record.notYours';
}

function takeActs(
  context: PushContext,
  row: ActRow,
  held: HeldDocument<ActDocument> | undefined,
): TakenRow {
  const { signatures, register, now } = context;
  const known = held?.document.acts ?? [];
  const { document, fresh, problems } = acceptActs(
    row.collection,
    row.id,
    row.station,
    known,
    row.acts,
    {
      device: context.device,
      sisters: context.sisters,
      actorOf: (person) => context.actors.get(person),
      nowMs: now.getTime(),
      sign: (act, refused) => signatures.signAct(act, now.toISOString(), register.next(), refused),
      isSigned: (act) => {
        const signed = signatures.isSignedAct(act);
        if (signed && act.received) register.seen(act.received.seq);
        return signed;
      },
    },
  );
  const rowProblems = problems.map(({ code, id: act }): RowProblem => ({
    ...{ code, id: row.id, what: row.acts.find((candidate) => candidate.id === act) },
    ...(act ? { act } : {}),
  }));
  if (document.acts.length === 0) return { change: [], problems: rowProblems };
  const knownIds = new Set(known.map((act) => act.id));
  const change = fresh > 0 ? document.acts.filter((act) => !knownIds.has(act.id)) : [];
  return { document: fresh > 0 || !held ? document : held.document, change, problems: rowProblems };
}

function fits(row: ActRow | ResidentRow, document: SyncedDocument | undefined): boolean {
  return (
    documentSchemas[row.collection].safeParse(document).success &&
    Buffer.byteLength(JSON.stringify(document)) <= maxRecordBytes
  );
}
