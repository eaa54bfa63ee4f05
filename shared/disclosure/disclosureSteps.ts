// The life of a disclosure as a total table: nothing published is ever deleted, only withdrawn and taken down. Rules DI1–DI5.
import type { Step } from '../workflow.ts';
import { no, to } from '../workflow.ts';
import type { DisclosureView } from './disclosure.ts';
import type { DisclosureAct, DisclosureActKind } from './disclosureActs.ts';

export const disclosureStatuses = [
  'blank',
  'draft',
  'awaitingApproval',
  'approved',
  'published',
  'withdrawn',
  'discarded',
] as const;
export type DisclosureStatus = (typeof disclosureStatuses)[number];

type DisclosureStep = Step<DisclosureStatus, DisclosureView, DisclosureAct>;
type Row = Record<DisclosureActKind, DisclosureStep>;
const stay: DisclosureStep = { to: (view) => view.status };

const notPublished = {
  publish: no('disclosure.notApproved'),
  post: no('disclosure.notPublished'),
  takeDown: no('disclosure.notPosted'),
  withdraw: no('disclosure.notPublished'),
};
const seen = { look: stay, note: stay };
const over = (code: 'disclosure.withdrawn' | 'disclosure.discarded'): Row => ({
  ...seen,
  draft: no('disclosure.alreadyDrafted'),
  amend: no(code),
  submit: no(code),
  sendBack: no(code),
  approve: no(code),
  publish: no(code),
  post: no(code),
  takeDown: no(code),
  withdraw: no(code),
  discard: no(code),
});

export const disclosureSteps: Record<DisclosureStatus, Row> = {
  blank: {
    ...notPublished,
    draft: to('draft'),
    amend: no('disclosure.notDrafted'),
    look: no('disclosure.notDrafted'),
    submit: no('disclosure.notDrafted'),
    sendBack: no('disclosure.notDrafted'),
    approve: no('disclosure.notDrafted'),
    discard: no('disclosure.notDrafted'),
    note: no('disclosure.notDrafted'),
  },
  draft: {
    ...seen,
    ...notPublished,
    draft: no('disclosure.alreadyDrafted'),
    amend: stay,
    submit: to('awaitingApproval'),
    sendBack: no('disclosure.notSubmitted'),
    approve: no('disclosure.notSubmitted'),
    discard: to('discarded'),
  },
  awaitingApproval: {
    ...seen,
    ...notPublished,
    draft: no('disclosure.alreadyDrafted'),
    // A changed text has not been approved by anybody. [DI2]
    amend: to('draft'),
    submit: no('disclosure.alreadySubmitted'),
    sendBack: to('draft'),
    approve: to('approved'),
    discard: to('discarded'),
  },
  approved: {
    ...seen,
    ...notPublished,
    draft: no('disclosure.alreadyDrafted'),
    amend: to('draft'),
    submit: no('disclosure.alreadyApproved'),
    sendBack: to('draft'),
    approve: no('disclosure.alreadyApproved'),
    publish: to('published'),
    discard: to('discarded'),
  },
  published: {
    ...seen,
    draft: no('disclosure.alreadyDrafted'),
    amend: no('disclosure.alreadyPublished'),
    submit: no('disclosure.alreadyPublished'),
    sendBack: no('disclosure.alreadyPublished'),
    approve: no('disclosure.alreadyPublished'),
    publish: no('disclosure.alreadyPublished'),
    post: stay,
    takeDown: stay,
    withdraw: to('withdrawn'),
    discard: no('disclosure.alreadyPublished'),
  },
  // The paper on the wall must still be taken down, and that be written down. [DI4]
  withdrawn: { ...over('disclosure.withdrawn'), takeDown: stay },
  discarded: over('disclosure.discarded'),
};
