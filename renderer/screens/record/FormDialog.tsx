// The small form in which an act is done: asks, judges what is missing, does it, shows the refusal where the person is looking.
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ProblemCode } from '../../../shared/problems.ts';
import type { Result } from '../../../shared/result.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { KeyHint } from '../../ui/KeyHint.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { FormFieldControl } from './FormFieldControl.tsx';
import type { FormSpec, FormValues } from './formFields.ts';
import { initialValues, missingFields, payloadFrom, shownFields } from './formFields.ts';
import { useCtrlEnter } from './useCtrlEnter.ts';
import './FormDialog.css';

interface FormDialogProps {
  spec: FormSpec;
  /** Does the act; the form closes when it answers ok. */
  onSubmit: (payload: Record<string, string>) => Promise<Result<unknown>>;
  onClose: () => void;
}

export function FormDialog({ spec, onSubmit, onClose }: FormDialogProps) {
  const { t } = useTranslation('opinion', { keyPrefix: 'record' });
  const { t: common } = useTranslation('common');
  const [values, setValues] = useState<FormValues>(() => initialValues(spec.fields));
  const [missing, setMissing] = useState<readonly string[]>([]);
  const [problem, setProblem] = useState<ProblemCode>();
  const [isPending, setIsPending] = useState(false);
  const fields = shownFields(spec.fields, values);

  async function submit(): Promise<void> {
    if (isPending) return;
    const empty = missingFields(spec.fields, values);
    setMissing(empty);
    if (empty.length > 0) return;
    setIsPending(true);
    setProblem(undefined);
    const done = await onSubmit(payloadFrom(spec.fields, values)).finally(() =>
      setIsPending(false),
    );
    if (done.ok) onClose();
    else setProblem(done.problem.code);
  }

  const body = useRef<HTMLDivElement>(null);
  useEffect(() => focusFirst(body.current, 'input:not([type=hidden]), textarea'), []);
  useEffect(() => {
    if (missing.length > 0) focusFirst(body.current, '[aria-invalid=true]');
  }, [missing]);
  useCtrlEnter(() => void submit());

  return (
    <Dialog
      title={spec.title}
      size={spec.isWide ? 'wide' : 'regular'}
      isOpen
      onClose={onClose}
      closeLabel={common('button.close')}
      actions={
        <>
          <Button
            variant={spec.tone ?? 'primary'}
            onPress={() => void submit()}
            isPending={isPending}
            pendingLabel={t('saving')}
          >
            {spec.submitLabel}
          </Button>
          <Button onPress={onClose}>{common('button.cancel')}</Button>
          <span className="row-end quiet">
            <KeyHint keys={['Ctrl', 'Enter']} />
          </span>
        </>
      }
    >
      <div className={spec.isWide ? 'stack form-wide' : 'stack'} ref={body}>
        {spec.lead !== undefined && <p>{spec.lead}</p>}
        {fields.map((field) => (
          <FormFieldControl
            key={field.id}
            field={field}
            value={values[field.id] ?? ''}
            onChange={(value) => setValues((held) => ({ ...held, [field.id]: value }))}
            error={missing.includes(field.id) ? common('problems.text.missing') : undefined}
          />
        ))}
        {problem !== undefined && (
          <div ref={(notice) => notice?.scrollIntoView({ block: 'nearest' })}>
            <Notice tone="danger" title={common(`problems.${problem}`)} isAnnounced />
          </div>
        )}
      </div>
    </Dialog>
  );
}

/** Fields of every kind get the focus this way; of radio buttons the chosen one. */
function focusFirst(within: HTMLElement | null, selector: string): void {
  const first = within?.querySelector<HTMLElement>(selector);
  if (!(first instanceof HTMLInputElement) || first.type !== 'radio') return first?.focus();
  const chosen = within?.querySelector<HTMLInputElement>('input[type=radio]:checked');
  (chosen?.name === first.name ? chosen : first).focus();
}
