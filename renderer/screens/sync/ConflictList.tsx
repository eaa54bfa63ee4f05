// Every record in which two people changed the same field, both values side by side, until somebody has looked.
import { useTranslation } from 'react-i18next';
import { useActions } from '../../actions/useActions.ts';
import type { ActRecord } from '../../queries/records.ts';
import { useSession } from '../../session/session.tsx';
import { OfficialNumber } from '../../ui/OfficialNumber.tsx';
import { TextLink } from '../../ui/TextLink.tsx';
import { useDisclosureWords } from '../disclosure/useDisclosureWords.ts';
import { useOpinionWords } from '../opinion/useOpinionWords.ts';
import { useVisitFieldTexts } from '../reception/useVisitFieldTexts.ts';
import { ConflictPanel } from '../record/ConflictPanel.tsx';

export function ConflictList({ records }: { records: readonly ActRecord[] }) {
  return (
    <ul className="stack">
      {records.map((record) => (
        <li key={record.document.id} className="stack-tight">
          <Name record={record} />
          <Panel record={record} />
        </li>
      ))}
    </ul>
  );
}

function Name({ record: { collection, document } }: { record: ActRecord }) {
  const { t } = useTranslation('common');
  return (
    <p>
      {t(`collection.${collection}`)}{' '}
      <TextLink href={`/${collection}/${document.id}`}>
        <OfficialNumber>{document.number}</OfficialNumber>
      </TextLink>
    </p>
  );
}

function Panel({ record }: { record: ActRecord }) {
  const { may } = useSession();
  const { actOnOpinion, actOnVisit, actOnDisclosure } = useActions();
  const opinion = useOpinionWords();
  const disclosure = useDisclosureWords();
  const visit = useVisitFieldTexts();
  const { id } = record.document;
  const mayLook = may(record.collection, 'look', record) === undefined;
  const ways = {
    opinions: { ...opinion, look: (seen: string[]) => actOnOpinion(id, 'look', { seen }) },
    disclosures: { ...disclosure, look: (seen: string[]) => actOnDisclosure(id, 'look', { seen }) },
    visits: {
      ...{ fieldLabel: visit.labelOf, valueText: visit.textOf },
      look: (seen: string[]) => actOnVisit(id, 'look', { seen }),
    },
  };
  const { fieldLabel, valueText, look } = ways[record.collection];
  return (
    <ConflictPanel {...{ record, fieldLabel, valueText }} onLook={mayLook ? look : undefined} />
  );
}
