/** Shows a sheet before it goes to the printer or into a PDF. The copy that is printed hangs beside the page,
 * outside of every scrolling or fixed frame, which paper would cut off. */
import type { ReactNode } from 'react';
import { useState } from 'react';
import { createPortal } from 'react-dom';
import { useTranslation } from 'react-i18next';
import type { ProblemCode } from '../../../shared/problems.ts';
import { bridge } from '../../bridge.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { showToast } from '../../ui/toasts.ts';
import './sheets.css';

interface PrintSheetProps {
  /** What is printed, for the dialog's head. */
  title: string;
  /** Name of the print job and of the PDF file, without an extension. */
  name: string;
  isOpen: boolean;
  onClose: () => void;
  /** One sheet: `ReceptionSlip`, `FeedbackSlip` or `DisclosureSheet`. */
  children: ReactNode;
}

export function PrintSheet(props: PrintSheetProps) {
  return props.isOpen ? <OpenSheet {...props} /> : null;
}

function OpenSheet({ title, name, onClose, children }: PrintSheetProps) {
  const { t } = useTranslation(['print', 'common']);
  const { print, savePdf, isWorking, problem } = usePrinting(name, onClose);
  return (
    <>
      {createPortal(<div className="print-only">{children}</div>, document.body)}
      <Dialog
        title={title}
        isOpen
        onClose={onClose}
        closeLabel={t('actions.close')}
        size="wide"
        actions={
          <>
            <Button variant="primary" icon="print" onPress={print} isPending={isWorking} takesFocus>
              {t('actions.print')}
            </Button>
            <Button icon="download" onPress={savePdf} isDisabled={isWorking}>
              {t('actions.pdf')}
            </Button>
            <Button variant="quiet" onPress={onClose}>
              {t('actions.close')}
            </Button>
          </>
        }
      >
        {problem && (
          <Notice tone="danger" title={t('actions.failed')} isAnnounced>
            {t(`common:problems.${problem}`)}
          </Notice>
        )}
        {/* Focusable, so that the arrow keys can scroll a long sheet. */}
        {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
        <div className="print-preview" role="region" aria-label={t('preview')} tabIndex={0}>
          {children}
        </div>
      </Dialog>
    </>
  );
}

function usePrinting(name: string, onDone: () => void) {
  const { t } = useTranslation('print');
  const [isWorking, setIsWorking] = useState(false);
  const [problem, setProblem] = useState<ProblemCode>();

  /** `make` answers the words of success, or undefined when the person changed their mind. */
  async function run(make: () => Promise<string | undefined | { problem: ProblemCode }>) {
    setIsWorking(true);
    setProblem(undefined);
    const answer = await make();
    setIsWorking(false);
    if (typeof answer === 'object') return setProblem(answer.problem);
    if (answer === undefined) return undefined;
    showToast({ tone: 'success', title: answer });
    return onDone();
  }

  const print = () =>
    void run(async () => {
      const result = await bridge.call('print.paper', { name });
      if (!result.ok) return { problem: result.problem.code };
      return result.value.printed ? t('actions.printed') : undefined;
    });
  const savePdf = () =>
    void run(async () => {
      const result = await bridge.call('print.pdf', { name });
      if (!result.ok) return { problem: result.problem.code };
      return result.value.path === undefined ? undefined : t('actions.pdfDone');
    });
  return { print, savePdf, isWorking, problem };
}
