// The acts of an opinion (意见): what may happen to a resident's words, kind by kind.
import { z } from 'zod';
import type { ActOf } from '../actKinds.ts';
import { changesOf, look, nothing, reason, remark } from '../actKinds.ts';
import { localDate } from '../calendar.ts';
import { category } from '../categories.ts';
import { officeId, officialNumber, recordId } from '../ids.ts';
import { photoFacts, photoReference } from '../photos/photo.ts';
import { requiredText, text, textLimits } from '../text.ts';

export const wishes = ['resolve', 'suggest', 'criticise', 'consult', 'praise'] as const;
export const urgencies = ['normal', 'safety', 'typhoon', 'medical'] as const;
export const replyPreferences = ['phone', 'visit', 'post', 'none'] as const;
export const ratings = ['satisfied', 'basically', 'dissatisfied'] as const;
export const tellChannels = ['phone', 'visit', 'station', 'post'] as const;
export const lookBackFindings = ['done', 'underWay', 'notDone'] as const;
export const routes = [
  'onSpot',
  'notAccepted',
  'petition',
  'village',
  'township',
  'county',
  'microProject',
  'suggestion',
  'merged',
] as const;
export type OpinionRoute = (typeof routes)[number];
export type Rating = (typeof ratings)[number];

/** Asked one by one at the desk; what was not asked counts as no. */
export const consents = z.object({
  /** My name and phone may be passed on to whoever handles the matter. */
  passName: z.boolean(),
  /** The matter may be published without my name. */
  publish: z.boolean(),
  /** I may be called back. */
  callBack: z.boolean(),
});

/** What a resident said, as the recorder wrote it down. */
export const opinionContent = z.object({
  /** 原话: verbatim, dialect and all. */
  words: requiredText(textLimits.words),
  /** 摘要: the clerk's summary, kept apart from the words. */
  summary: requiredText(textLimits.summary),
  category,
  place: text(textLimits.line),
  wish: z.enum(wishes),
  urgency: z.enum(urgencies),
  /** Where the matter was raised before, if anywhere. */
  raisedBefore: text(textLimits.line),
  replyPreference: z.enum(replyPreferences),
  consents,
  confidential: z.boolean(),
});
export type OpinionContent = z.infer<typeof opinionContent>;

const routing = z.object({
  route: z.enum(routes),
  /** The answer given, why it is not accepted and who is competent, or what the next holder should know. */
  explanation: text(textLimits.words),
  /** The opinion this one repeats. */
  mergedInto: recordId.optional(),
});

export const opinionActs = {
  register: opinionContent.extend({
    number: officialNumber,
    station: officeId,
    visit: recordId,
    deputies: z.array(recordId).max(30),
    /** When it was heard; differs from the stamp in a later entry (补录). */
    heardAt: z.iso.datetime().max(30),
  }),
  amend: changesOf(opinionContent),
  look,
  submit: routing,
  requestSupplement: reason,
  triage: routing,
  accept: z.object({ countyNumber: text(40).optional() }),
  assign: z.object({
    unit: officeId,
    due: localDate,
    instruction: text(textLimits.summary),
  }),
  returnAssignment: reason,
  takeOn: nothing,
  progress: z.object({ progress: requiredText(textLimits.words) }),
  extend: z.object({ due: localDate, reason: requiredText(textLimits.summary) }),
  reply: z.object({ reply: requiredText(textLimits.words) }),
  tellResident: z.object({
    channel: z.enum(tellChannels),
    told: requiredText(textLimits.words),
  }),
  rate: z.object({ rating: z.enum(ratings), remark: text(textLimits.summary) }),
  escalate: reason,
  archive: remark,
  lookBack: z.object({ finding: z.enum(lookBackFindings), remark: text(textLimits.summary) }),
  reopen: reason,
  suspend: z.object({ reason: requiredText(textLimits.summary), until: localDate.optional() }),
  resume: remark,
  withdraw: reason,
  void: reason,
  seal: reason,
  note: z.object({ note: requiredText(textLimits.words) }),
  attach: photoFacts,
  detach: photoReference,
} as const;

export type OpinionActKind = keyof typeof opinionActs;
export type OpinionAct = ActOf<typeof opinionActs>;
export const opinionActKinds = Object.keys(opinionActs) as OpinionActKind[];
