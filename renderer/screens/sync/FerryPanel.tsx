// 摆渡包: what waits goes to the county by boat, and the county's reply is read in. One button each; a stick that is full
// or was pulled out loses nothing.
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FerryNotes } from '../../../shared/bridge.ts';
import type { ProblemCode } from '../../../shared/problems.ts';
import { useActions } from '../../actions/useActions.ts';
import { formatCount, formatDateTime } from '../../i18n/format.ts';
import { useFerryNotes } from '../../queries/ferryNotes.ts';
import { Button } from '../../ui/Button.tsx';
import { DefinitionList } from '../../ui/DefinitionList.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { Section } from '../../ui/Section.tsx';
import type { FerryOutcome } from './FerryOutcomeNotice.tsx';
import { FerryOutcomeNotice } from './FerryOutcomeNotice.tsx';

type Busy = 'write' | 'read';

/** @param waits how many records wait now */
export function FerryPanel({ waits }: { waits: number }) {
  const { t } = useTranslation('sync');
  const { writeBundle, goOnWriting, readReply } = useActions();
  const { notes, refresh } = useFerryNotes();
  const [busy, setBusy] = useState<Busy>();
  const [outcome, setOutcome] = useState<FerryOutcome>();
  const pending = notes?.pending;

  async function during(kind: Busy, work: () => Promise<FerryOutcome | undefined>): Promise<void> {
    setBusy(kind);
    setOutcome(undefined);
    const came = await work().finally(() => setBusy(undefined));
    setOutcome(came);
    refresh();
  }

  async function write(): Promise<FerryOutcome | undefined> {
    const written = await writeBundle();
    if (!written.ok) return refused(written.problem.code);
    const { path, records, left } = written.value;
    return path === undefined ? undefined : { kind: 'written', path, records, left };
  }

  async function goOn(): Promise<FerryOutcome | undefined> {
    const written = await goOnWriting();
    if (!written.ok) return refused(written.problem.code);
    const { path } = written.value;
    if (path === undefined) return undefined;
    return { kind: 'written', path, records: pending?.records ?? 0, left: 0 };
  }

  async function read(): Promise<FerryOutcome | undefined> {
    const done = await readReply();
    if (!done.ok) return refused(done.problem.code);
    return done.value && { kind: 'read', ...done.value };
  }

  const isWriting = busy === 'write';
  return (
    <Section
      title={t('ferry.title')}
      note={t('ferry.note')}
      actions={
        <>
          {!pending && (
            <Button
              icon="boat"
              onPress={() => void during('write', write)}
              isPending={isWriting}
              pendingLabel={t('ferry.writing')}
              isDisabled={busy === 'read'}
            >
              {t('ferry.write')}
            </Button>
          )}
          <Button
            icon="download"
            onPress={() => void during('read', read)}
            isPending={busy === 'read'}
            pendingLabel={t('ferry.reading')}
            isDisabled={isWriting}
          >
            {t('ferry.read')}
          </Button>
        </>
      }
    >
      <div className="stack">
        {outcome && <FerryOutcomeNotice outcome={outcome} />}
        {pending && (
          <Notice
            tone="warning"
            title={t('ferry.pending')}
            actions={
              <>
                <Button
                  onPress={() => void during('write', goOn)}
                  isPending={isWriting}
                  pendingLabel={t('ferry.writing')}
                >
                  {t('ferry.goOn')}
                </Button>
                <Button
                  variant="quiet"
                  onPress={() => void during('write', write)}
                  isDisabled={busy !== undefined}
                >
                  {t('ferry.anew')}
                </Button>
              </>
            }
          >
            <p>{t('ferry.pendingWhat', { name: pending.name, n: formatCount(pending.records) })}</p>
            {waits > pending.records && <p>{t('ferry.pendingNew')}</p>}
          </Notice>
        )}
        {notes && <Past notes={notes} />}
      </div>
    </Section>
  );
}

const refused = (code: ProblemCode): FerryOutcome => ({ kind: 'refused', code });

function Past({ notes: { written, answered } }: { notes: FerryNotes }) {
  const { t } = useTranslation('sync');
  const isAnswered = answered !== undefined && written && answered.counter >= written.counter;
  const items = [
    {
      label: t('ferry.lastWritten'),
      value: written
        ? t('ferry.lastWrittenWhat', {
            at: formatDateTime(written.at),
            number: written.counter,
            n: formatCount(written.records),
          })
        : t('ferry.never'),
    },
  ];
  if (written) {
    const value = isAnswered
      ? t('ferry.answered', { at: formatDateTime(answered.at) })
      : t('ferry.awaited');
    items.push({ label: t('ferry.lastRead'), value });
  }
  return <DefinitionList columns={2} items={items} />;
}
