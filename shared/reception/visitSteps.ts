// The life of a visit as a total table. Rules VI1–VI3.
import type { Step } from '../workflow.ts';
import { no, to } from '../workflow.ts';
import type { VisitView } from './visit.ts';
import type { VisitAct, VisitActKind } from './visitActs.ts';

export const visitStatuses = ['draft', 'registered', 'confirmed', 'archived', 'voided'] as const;
export type VisitStatus = (typeof visitStatuses)[number];

type VisitStep = Step<VisitStatus, VisitView, VisitAct>;
const stay: VisitStep = { to: (view) => view.status };

export const visitSteps: Record<VisitStatus, Record<VisitActKind, VisitStep>> = {
  draft: {
    register: to('registered'),
    amend: no('visit.notRegistered'),
    look: no('visit.notRegistered'),
    confirm: no('visit.notRegistered'),
    archive: no('visit.notRegistered'),
    reopen: no('visit.notRegistered'),
    void: no('visit.notRegistered'),
    note: no('visit.notRegistered'),
    attach: no('visit.notRegistered'),
    detach: no('visit.notRegistered'),
  },
  registered: {
    register: no('visit.alreadyRegistered'),
    amend: stay,
    look: stay,
    confirm: to('confirmed'),
    archive: to('archived'),
    reopen: no('visit.notArchived'),
    void: to('voided'),
    note: stay,
    attach: stay,
    detach: stay,
  },
  confirmed: {
    register: no('visit.alreadyRegistered'),
    // What the resident signed is not changed silently: the amended visit waits to be confirmed again. [VI2]
    amend: to('registered'),
    look: stay,
    confirm: stay,
    archive: to('archived'),
    reopen: no('visit.notArchived'),
    void: to('voided'),
    note: stay,
    attach: stay,
    detach: stay,
  },
  archived: {
    register: no('visit.alreadyRegistered'),
    amend: no('visit.archived'),
    look: stay,
    confirm: no('visit.archived'),
    archive: no('visit.archived'),
    reopen: to('registered'),
    void: no('visit.archived'),
    note: stay,
    attach: no('visit.archived'),
    detach: no('visit.archived'),
  },
  voided: {
    register: no('visit.voided'),
    amend: no('visit.voided'),
    look: stay,
    confirm: no('visit.voided'),
    archive: no('visit.voided'),
    reopen: no('visit.voided'),
    void: no('visit.voided'),
    note: stay,
    attach: no('visit.voided'),
    detach: no('visit.voided'),
  },
};
