import type { Step } from '../workflow.ts';
import { no, to } from '../workflow.ts';
import type { OpinionView } from './opinion.ts';
// The life of an opinion as a total table: a new status or act does not compile until every cell is answered.
// Rules OP1–OP12. `stay` leaves the status as it is.
import type { OpinionAct, OpinionActKind, OpinionRoute } from './opinionActs.ts';

export const opinionStatuses = [
  'draft',
  'registered',
  'awaitingReview',
  'supplementing',
  'awaitingCounty',
  'countyAccepted',
  'assigned',
  'returned',
  'handling',
  'replied',
  'residentTold',
  'rated',
  'redoing',
  'disputed',
  'escalated',
  'notAccepted',
  'petitioned',
  'microProject',
  'suggestionMaterial',
  'merged',
  'suspended',
  'archived',
  'withdrawn',
  'voided',
] as const;
export type OpinionStatus = (typeof opinionStatuses)[number];

type OpinionStep = Step<OpinionStatus, OpinionView, OpinionAct>;
type Cells<Kinds extends OpinionActKind> = Record<Kinds, OpinionStep>;

type Everywhere = 'look' | 'note' | 'seal' | 'attach' | 'detach';
type Desk = 'register' | 'amend' | 'submit' | 'requestSupplement' | 'triage' | 'void';
type County = 'accept' | 'assign' | 'extend' | 'escalate';
type Unit = 'returnAssignment' | 'takeOn' | 'progress' | 'reply';
type Echo = 'tellResident' | 'rate' | 'archive' | 'lookBack' | 'reopen';
type Aside = 'suspend' | 'resume' | 'withdraw';

const stay: OpinionStep = { to: (view) => view.status };

const statusOfRoute: Record<OpinionRoute, OpinionStatus> = {
  onSpot: 'replied',
  notAccepted: 'notAccepted',
  petition: 'petitioned',
  village: 'assigned',
  township: 'assigned',
  county: 'awaitingCounty',
  microProject: 'microProject',
  suggestion: 'suggestionMaterial',
  merged: 'merged',
};
const alongRoute: OpinionStep = {
  to: (view, act) => (act.kind === 'triage' ? statusOfRoute[act.route] : view.status),
};
/** The first dissatisfaction sends the matter back once; the second is the county's to settle. [OP7] */
const byRating: OpinionStep = {
  to: (view, act) => {
    if (act.kind !== 'rate' || act.rating !== 'dissatisfied') return 'rated';
    return view.round === 1 ? 'redoing' : 'disputed';
  },
};
const backToWhereItWas: OpinionStep = { to: (view) => view.suspendedFrom ?? 'registered' };
const backToWhoHadIt: OpinionStep = { to: (view) => (view.holder ? 'redoing' : 'registered') };

const everywhere: Cells<Everywhere> = {
  look: stay,
  note: stay,
  seal: stay,
  attach: stay,
  detach: stay,
};
const deskIsDone: Cells<Desk> = {
  register: no('opinion.alreadyRegistered'),
  amend: no('opinion.leftStation'),
  submit: no('opinion.alreadyTriaged'),
  requestSupplement: no('opinion.alreadyTriaged'),
  triage: no('opinion.alreadyTriaged'),
  void: no('opinion.leftStation'),
};
const notAtCounty: Cells<County> = {
  accept: no('opinion.notAtCounty'),
  assign: no('opinion.notAtCounty'),
  extend: no('opinion.notAssigned'),
  escalate: no('opinion.notDisputed'),
};
const countyHolds: Cells<County> = {
  accept: no('opinion.alreadyAccepted'),
  assign: to('assigned'),
  extend: no('opinion.notAssigned'),
  escalate: no('opinion.notDisputed'),
};
const notAssigned: Cells<Unit> = {
  returnAssignment: no('opinion.notAssigned'),
  takeOn: no('opinion.notAssigned'),
  progress: no('opinion.notAssigned'),
  reply: no('opinion.notAssigned'),
};
const unitHolds: Cells<Unit> = {
  returnAssignment: to('returned'),
  takeOn: no('opinion.alreadyAssigned'),
  progress: stay,
  reply: to('replied'),
};
const unitIsDone: Cells<Unit> = {
  returnAssignment: no('opinion.alreadyReplied'),
  takeOn: no('opinion.alreadyReplied'),
  progress: no('opinion.alreadyReplied'),
  reply: no('opinion.alreadyReplied'),
};
const noEchoYet: Cells<Echo> = {
  tellResident: no('opinion.notReplied'),
  rate: no('opinion.notTold'),
  archive: no('opinion.notRated'),
  lookBack: no('opinion.notArchived'),
  reopen: no('opinion.notArchived'),
};
const mayTell: Cells<Echo> = { ...noEchoYet, tellResident: stay, archive: to('archived') };
const mayStep: Cells<Aside> = {
  suspend: to('suspended'),
  resume: no('opinion.notSuspended'),
  withdraw: to('withdrawn'),
};
const mayOnlyWithdraw: Cells<Aside> = { ...mayStep, suspend: no('opinion.notAssigned') };
const closedAside: Cells<Aside> = {
  suspend: no('opinion.closed'),
  resume: no('opinion.notSuspended'),
  withdraw: no('opinion.closed'),
};
const closedUnit: Cells<Unit> = {
  returnAssignment: no('opinion.closed'),
  takeOn: no('opinion.closed'),
  progress: no('opinion.closed'),
  reply: no('opinion.closed'),
};
const closedEcho: Cells<Echo> = {
  tellResident: no('opinion.closed'),
  rate: no('opinion.closed'),
  archive: no('opinion.closed'),
  lookBack: no('opinion.notArchived'),
  reopen: no('opinion.notArchived'),
};
const notRegistered: Record<OpinionActKind, OpinionStep> = {
  ...everywhere,
  ...notAtCounty,
  ...notAssigned,
  ...noEchoYet,
  ...mayOnlyWithdraw,
  register: to('registered'),
  amend: no('opinion.notRegistered'),
  submit: no('opinion.notRegistered'),
  requestSupplement: no('opinion.notRegistered'),
  triage: no('opinion.notRegistered'),
  void: no('opinion.notRegistered'),
  look: no('opinion.notRegistered'),
  note: no('opinion.notRegistered'),
  seal: no('opinion.notRegistered'),
  attach: no('opinion.notRegistered'),
  detach: no('opinion.notRegistered'),
  withdraw: no('opinion.notRegistered'),
};

type Row = Record<OpinionActKind, OpinionStep>;
const atDesk = { ...everywhere, ...notAtCounty, ...notAssigned, ...noEchoYet, ...mayOnlyWithdraw };
const withHolder = { ...everywhere, ...deskIsDone, ...noEchoYet, ...mayStep };
const elsewhere: Row = {
  ...everywhere,
  ...deskIsDone,
  ...notAtCounty,
  ...notAssigned,
  ...mayTell,
  ...mayOnlyWithdraw,
};
const closed: Row = {
  ...everywhere,
  ...deskIsDone,
  ...notAtCounty,
  ...closedUnit,
  ...closedEcho,
  ...closedAside,
  attach: no('opinion.closed'),
  detach: no('opinion.closed'),
};
const afterReply: Row = {
  ...everywhere,
  ...deskIsDone,
  ...notAtCounty,
  ...unitIsDone,
  ...noEchoYet,
  ...closedAside,
};
/** A desk act before the head has decided. */
const undecided: Cells<Desk> = {
  register: no('opinion.alreadyRegistered'),
  amend: stay,
  submit: to('awaitingReview'),
  requestSupplement: no('opinion.notSubmitted'),
  triage: alongRoute,
  void: to('voided'),
};

export const opinionSteps: Record<OpinionStatus, Row> = {
  draft: notRegistered,
  registered: { ...atDesk, ...undecided },
  awaitingReview: {
    ...atDesk,
    ...undecided,
    submit: no('opinion.alreadySubmitted'),
    requestSupplement: to('supplementing'),
  },
  supplementing: { ...atDesk, ...undecided, triage: no('opinion.notSubmitted') },
  awaitingCounty: {
    ...withHolder,
    ...countyHolds,
    ...notAssigned,
    accept: to('countyAccepted'),
    requestSupplement: to('supplementing'),
  },
  countyAccepted: {
    ...withHolder,
    ...countyHolds,
    ...notAssigned,
    requestSupplement: to('supplementing'),
  },
  assigned: {
    ...withHolder,
    ...countyHolds,
    ...unitHolds,
    assign: no('opinion.alreadyAssigned'),
    extend: stay,
    takeOn: to('handling'),
  },
  returned: { ...withHolder, ...countyHolds, ...notAssigned },
  handling: {
    ...withHolder,
    ...countyHolds,
    ...unitHolds,
    assign: no('opinion.alreadyAssigned'),
    extend: stay,
  },
  replied: { ...afterReply, tellResident: to('residentTold') },
  residentTold: { ...afterReply, tellResident: stay, rate: byRating, archive: to('archived') },
  rated: {
    ...afterReply,
    tellResident: stay,
    rate: no('opinion.alreadyRated'),
    archive: to('archived'),
  },
  redoing: { ...withHolder, ...countyHolds, ...unitHolds, extend: stay, takeOn: to('handling') },
  disputed: { ...afterReply, archive: to('archived'), escalate: to('escalated') },
  escalated: {
    ...withHolder,
    ...countyHolds,
    ...unitHolds,
    extend: stay,
    takeOn: to('handling'),
    archive: to('archived'),
  },
  notAccepted: elsewhere,
  petitioned: elsewhere,
  microProject: {
    ...elsewhere,
    ...unitHolds,
    ...mayStep,
    returnAssignment: no('opinion.notAssigned'),
  },
  suggestionMaterial: elsewhere,
  merged: elsewhere,
  suspended: {
    ...everywhere,
    ...deskIsDone,
    ...notAtCounty,
    ...notAssigned,
    ...noEchoYet,
    suspend: no('opinion.alreadySuspended'),
    resume: backToWhereItWas,
    withdraw: to('withdrawn'),
  },
  archived: { ...closed, archive: no('opinion.closed'), lookBack: stay, reopen: backToWhoHadIt },
  withdrawn: closed,
  voided: closed,
};
