// Records as screens see them: the stored document with its folding, made on first use and kept per document.
import type { DeliveryState } from '../../shared/acts.ts';
import type { Conflict } from '../../shared/conflicts.ts';
import type { DisclosureDocument, DisclosureView } from '../../shared/disclosure/disclosure.ts';
import { disclosureConflicts, foldDisclosure } from '../../shared/disclosure/disclosure.ts';
import type { OpinionDocument, OpinionView } from '../../shared/opinion/opinion.ts';
import { foldOpinion, opinionConflicts } from '../../shared/opinion/opinion.ts';
import type { ProblemCode } from '../../shared/problems.ts';
import type { VisitDocument, VisitView } from '../../shared/reception/visit.ts';
import { foldVisit, visitConflicts } from '../../shared/reception/visit.ts';
import type { ActCollection, ActDocument } from '../../shared/records.ts';
import type { Folded } from '../../shared/workflow.ts';
import { documentDelivery } from './delivery.ts';

interface RecordOf<Document extends ActDocument, View> {
  readonly collection: ActCollection;
  readonly document: Document;
  readonly view: View;
  /** Act id → why it is without effect, by the county or by the workflow table. */
  readonly refused: ReadonlyMap<string, ProblemCode>;
  /** Fields that two people changed without having seen each other, until somebody looked. */
  readonly conflicts: readonly Conflict[];
  readonly delivery: DeliveryState;
}

export type VisitRecord = RecordOf<VisitDocument, VisitView> & { readonly collection: 'visits' };
export type OpinionRecord = RecordOf<OpinionDocument, OpinionView> & {
  readonly collection: 'opinions';
};
export type DisclosureRecord = RecordOf<DisclosureDocument, DisclosureView> & {
  readonly collection: 'disclosures';
};
export type ActRecord = VisitRecord | OpinionRecord | DisclosureRecord;

interface Reading<Document, View> {
  collection: ActCollection;
  fold: (acts: ActDocument['acts']) => Folded<View>;
  conflicts: (acts: ActDocument['acts']) => Conflict[];
  kept: WeakMap<ActDocument, RecordOf<Document & ActDocument, View>>;
}

class LazyRecord<Document extends ActDocument, View> implements RecordOf<Document, View> {
  readonly collection: ActCollection;
  readonly document: Document;
  readonly #reading: Reading<Document, View>;
  #folded: Folded<View> | undefined;
  #conflicts: readonly Conflict[] | undefined;
  #delivery: DeliveryState | undefined;

  constructor(document: Document, reading: Reading<Document, View>) {
    this.collection = reading.collection;
    this.document = document;
    this.#reading = reading;
  }

  get #fold(): Folded<View> {
    return (this.#folded ??= this.#reading.fold(this.document.acts));
  }

  get view(): View {
    return this.#fold.view;
  }

  get refused(): ReadonlyMap<string, ProblemCode> {
    return this.#fold.refused;
  }

  get conflicts(): readonly Conflict[] {
    return (this.#conflicts ??= this.#reading.conflicts(this.document.acts));
  }

  get delivery(): DeliveryState {
    return (this.#delivery ??= documentDelivery(this.document));
  }
}

function recordBy<Document extends ActDocument, View>(
  reading: Reading<Document, View>,
  document: Document,
): RecordOf<Document, View> {
  const kept = reading.kept.get(document);
  if (kept) return kept;
  const record = new LazyRecord(document, reading);
  reading.kept.set(document, record);
  return record;
}

const visitReading: Reading<VisitDocument, VisitView> = {
  collection: 'visits',
  fold: foldVisit,
  conflicts: visitConflicts,
  kept: new WeakMap(),
};
const opinionReading: Reading<OpinionDocument, OpinionView> = {
  collection: 'opinions',
  fold: foldOpinion,
  conflicts: opinionConflicts,
  kept: new WeakMap(),
};
const disclosureReading: Reading<DisclosureDocument, DisclosureView> = {
  collection: 'disclosures',
  fold: foldDisclosure,
  conflicts: disclosureConflicts,
  kept: new WeakMap(),
};

export const visitRecord = (document: VisitDocument) =>
  recordBy(visitReading, document) as VisitRecord;
export const opinionRecord = (document: OpinionDocument) =>
  recordBy(opinionReading, document) as OpinionRecord;
export const disclosureRecord = (document: DisclosureDocument) =>
  recordBy(disclosureReading, document) as DisclosureRecord;
