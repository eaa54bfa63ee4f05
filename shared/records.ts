// The synced collections in one table: how each is checked, merged, composed and judged.
import type { z } from 'zod';
import type { Act } from './acts.ts';
import type { DirectoryDocument } from './directory/directory.ts';
import { directoryDocument } from './directory/directory.ts';
import type { DisclosureDocument } from './disclosure/disclosure.ts';
import {
  composeDisclosure,
  disclosureDocument,
  disclosureWorkflow,
  foldDisclosure,
} from './disclosure/disclosure.ts';
import { disclosurePermissions } from './disclosure/disclosurePermissions.ts';
import type { OpinionDocument } from './opinion/opinion.ts';
import {
  composeOpinion,
  foldOpinion,
  opinionDocument,
  opinionWorkflow,
} from './opinion/opinion.ts';
import { opinionPermissions } from './opinion/opinionPermissions.ts';
import type { Held, Permission } from './permissions.ts';
import type { ProblemCode } from './problems.ts';
import type { ResidentDocument } from './reception/resident.ts';
import { residentDocument } from './reception/resident.ts';
import type { VisitDocument } from './reception/visit.ts';
import { composeVisit, foldVisit, visitDocument, visitWorkflow } from './reception/visit.ts';
import { visitPermissions } from './reception/visitPermissions.ts';

export const syncedCollections = [
  'directory',
  'residents',
  'visits',
  'opinions',
  'disclosures',
] as const;
export type SyncedCollection = (typeof syncedCollections)[number];

export interface SyncedDocuments {
  directory: DirectoryDocument;
  residents: ResidentDocument;
  visits: VisitDocument;
  opinions: OpinionDocument;
  disclosures: DisclosureDocument;
}
export type SyncedDocument = SyncedDocuments[SyncedCollection];

export const documentSchemas: { [Name in SyncedCollection]: z.ZodType<SyncedDocuments[Name]> } = {
  directory: directoryDocument,
  residents: residentDocument,
  visits: visitDocument,
  opinions: opinionDocument,
  disclosures: disclosureDocument,
};

export const actCollections = ['visits', 'opinions', 'disclosures'] as const;
export type ActCollection = (typeof actCollections)[number];
export type ActDocument = SyncedDocuments[ActCollection];

export function isActCollection(name: SyncedCollection): name is ActCollection {
  return (actCollections as readonly string[]).includes(name);
}

/** What the county and the station ask of a record made of acts, whichever it is. */
export interface ActRecordKind {
  compose: (id: string, station: string, acts: readonly Act[]) => ActDocument;
  /** Refusals by act id, the status, and what permissions need to know, after these acts. */
  fold: (acts: readonly Act[]) => {
    refused: ReadonlyMap<string, ProblemCode>;
    status: string;
    held: Held;
  };
  malformed: (act: Act) => ProblemCode | undefined;
  permissions: Readonly<Record<string, Permission>>;
  /** The act every record of the kind begins with. */
  firstKind: string;
}

export const actRecordKinds: Record<ActCollection, ActRecordKind> = {
  visits: {
    compose: composeVisit,
    fold: (acts) => {
      const { view, refused } = foldVisit(acts);
      return { refused, status: view.status, held: { station: view.station } };
    },
    malformed: visitWorkflow.malformed,
    permissions: visitPermissions,
    firstKind: 'register',
  },
  opinions: {
    compose: composeOpinion,
    fold: (acts) => {
      const { view, refused } = foldOpinion(acts);
      return { refused, status: view.status, held: { station: view.station, holder: view.holder } };
    },
    malformed: opinionWorkflow.malformed,
    permissions: opinionPermissions,
    firstKind: 'register',
  },
  disclosures: {
    compose: composeDisclosure,
    fold: (acts) => {
      const { view, refused } = foldDisclosure(acts);
      return {
        refused,
        status: view.status,
        held: { station: view.station, authors: view.authors },
      };
    },
    malformed: disclosureWorkflow.malformed,
    permissions: disclosurePermissions,
    firstKind: 'draft',
  },
};
