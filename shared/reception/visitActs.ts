// The acts of a reception visit (接待): who came, how, where, and who listened.
import { z } from 'zod';
import type { ActOf } from '../actKinds.ts';
import { changesOf, look, reason, remark } from '../actKinds.ts';
import { officeId, officialNumber, recordId } from '../ids.ts';
import { photoFacts, photoReference } from '../photos/photo.ts';
import { requiredText, text, textLimits } from '../text.ts';

export const channels = ['walkIn', 'phone', 'letter', 'online', 'outreach'] as const;
export const placeModes = ['inside', 'outside'] as const;
export const reachModes = ['fixed', 'mobile'] as const;
export const submitterKinds = [
  'person',
  'legalPerson',
  'organisation',
  'group',
  'anonymous',
] as const;
export type SubmitterKind = (typeof submitterKinds)[number];

/** 信访工作条例（2022）第二十条: a group sends at most five representatives. */
export const maxRepresentatives = 5;

export const visitContent = z.object({
  channel: z.enum(channels),
  /** 站内／站外 and 固定／流动: two of the four pairings of the county's decision, article 8. */
  placeMode: z.enum(placeModes),
  reachMode: z.enum(reachModes),
  island: requiredText(textLimits.line),
  place: text(textLimits.line),
  submitterKind: z.enum(submitterKinds),
  /** Residents by id; their names are kept apart. Empty for an anonymous visit. */
  residents: z.array(recordId).max(maxRepresentatives),
  /** How many people came, representatives included. */
  people: z.int().min(1).max(500),
  deputies: z.array(recordId).max(30),
  theme: text(textLimits.line),
});
export type VisitContent = z.infer<typeof visitContent>;

export const visitActs = {
  register: visitContent.extend({
    number: officialNumber,
    station: officeId,
    startedAt: z.iso.datetime().max(30),
    endedAt: z.iso.datetime().max(30),
  }),
  amend: changesOf(visitContent),
  look,
  /** The resident read it and signed, or said so. */
  confirm: z.object({ how: z.enum(['signature', 'thumbPrint', 'spoken']) }),
  archive: remark,
  reopen: reason,
  void: reason,
  note: z.object({ note: requiredText(textLimits.words) }),
  attach: photoFacts,
  detach: photoReference,
} as const;

export type VisitActKind = keyof typeof visitActs;
export type VisitAct = ActOf<typeof visitActs>;
export const visitActKinds = Object.keys(visitActs) as VisitActKind[];
