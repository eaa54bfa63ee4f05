// The acts of a disclosure (公开): drafted, approved by a second person, published, posted, taken down.
import { z } from 'zod';
import type { ActOf } from '../actKinds.ts';
import { changesOf, look, reason, remark } from '../actKinds.ts';
import { localDate } from '../calendar.ts';
import { officeId, officialNumber, recordId } from '../ids.ts';
import { requiredText, text, textLimits } from '../text.ts';

/** Who it is shown to: 内部／本站上墙／乡镇／县网. */
export const disclosureLevels = ['internal', 'station', 'township', 'county'] as const;

export const disclosureTopics = [
  'receptionNotice',
  'opinionResult',
  'stationResults',
  'deputyInformation',
  'suggestionReport',
  'annualPlan',
  'committeeReport',
  'notice',
] as const;

export const disclosureContent = z.object({
  title: requiredText(textLimits.line),
  body: requiredText(textLimits.words),
  level: z.enum(disclosureLevels),
  topic: z.enum(disclosureTopics),
  /** Opinions whose result is told. */
  opinions: z.array(recordId).max(50),
});
export type DisclosureContent = z.infer<typeof disclosureContent>;

const paper = z.object({ place: requiredText(textLimits.line), on: localDate });

export const disclosureActs = {
  draft: disclosureContent.extend({
    number: officialNumber,
    station: officeId,
    /** The disclosure this one corrects. */
    corrects: recordId.optional(),
  }),
  amend: changesOf(disclosureContent),
  look,
  /** `accepted`: findings of the identity scan that a person looked at and let stand. */
  submit: z.object({ accepted: z.array(text(textLimits.line)).max(50) }),
  sendBack: reason,
  approve: remark,
  /** `hash`: SHA-256 in hex of the published text. */
  publish: z.object({
    version: z.int().min(1).max(1_000),
    hash: z.string().regex(/^[0-9a-f]{64}$/),
  }),
  post: paper,
  takeDown: paper,
  withdraw: reason,
  discard: reason,
  note: z.object({ note: requiredText(textLimits.words) }),
} as const;

export type DisclosureActKind = keyof typeof disclosureActs;
export type DisclosureAct = ActOf<typeof disclosureActs>;
export const disclosureActKinds = Object.keys(disclosureActs) as DisclosureActKind[];
