// Before a text goes to the second person: every finding of the identity scan is looked at, mended or let stand.
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ProblemCode } from '../../../shared/problems.ts';
import { useActions } from '../../actions/useActions.ts';
import type { DisclosureRecord } from '../../queries/records.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { FindingList } from './FindingList.tsx';
import { useIdentityFindings } from './useIdentityFindings.ts';

interface SubmitDisclosureDialogProps {
  record: DisclosureRecord;
  onClose: () => void;
}

export function SubmitDisclosureDialog({ record, onClose }: SubmitDisclosureDialogProps) {
  const { t } = useTranslation('disclosure');
  const { t: common } = useTranslation('common');
  const { actOnDisclosure } = useActions();
  const findings = useIdentityFindings(record.view.content);
  const [accepted, setAccepted] = useState<readonly string[]>([]);
  const [problem, setProblem] = useState<ProblemCode>();
  const [isPending, setIsPending] = useState(false);
  const open = findings.filter(({ text }) => !accepted.includes(text));

  async function submit(): Promise<void> {
    setIsPending(true);
    const done = await actOnDisclosure(record.document.id, 'submit', {
      accepted: findings.map(({ text }) => text),
    }).finally(() => setIsPending(false));
    if (done.ok) onClose();
    else setProblem(done.problem.code);
  }

  return (
    <Dialog
      title={t('act.submit.button')}
      isOpen
      onClose={onClose}
      closeLabel={common('button.close')}
      actions={
        <>
          <Button
            variant="primary"
            onPress={() => void submit()}
            isDisabled={open.length > 0}
            isPending={isPending}
            pendingLabel={t('form.saving')}
          >
            {t('act.submit.submit')}
          </Button>
          <Button onPress={onClose}>{common('button.cancel')}</Button>
        </>
      }
    >
      <div className="stack">
        <p>{t('act.submit.lead')}</p>
        {findings.length > 0 && <p>{t('scan.lookAtEach')}</p>}
        <FindingList
          findings={findings}
          accepted={accepted}
          onAccept={(text, isAccepted) =>
            setAccepted((held) =>
              isAccepted ? [...held, text] : held.filter((other) => other !== text),
            )
          }
        />
        {open.length > 0 && <p className="quiet">{t('scan.left', { n: open.length })}</p>}
        {problem !== undefined && (
          <Notice tone="danger" title={common(`problems.${problem}`)} isAnnounced />
        )}
      </div>
    </Dialog>
  );
}
