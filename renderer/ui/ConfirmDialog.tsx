/** The question before what cannot be taken back; the safe answer has the focus. */
import type { ReactNode } from 'react';
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { Button } from './Button.tsx';
import { Notice } from './Notice.tsx';
import './Dialog.css';

interface ConfirmDialogProps {
  /** The question itself, with what it is about. */
  title: string;
  isOpen: boolean;
  onConfirm: () => void;
  onCancel: () => void;
  /** A verb, never "OK". */
  confirmLabel: string;
  cancelLabel: string;
  /** What will happen, in a sentence or two; may hold a field for the reason. */
  children: ReactNode;
  tone?: 'primary' | 'danger';
  isPending?: boolean;
  isConfirmDisabled?: boolean;
  error?: string | undefined;
}

export function ConfirmDialog(props: ConfirmDialogProps) {
  return (
    <ModalOverlay
      className="dialog-overlay"
      isOpen={props.isOpen}
      onOpenChange={(isOpen) => !isOpen && props.onCancel()}
    >
      <Modal className="dialog-frame dialog-regular">
        <AriaDialog className="dialog" role="alertdialog">
          <header className="dialog-header">
            <Heading slot="title" level={2}>
              {props.title}
            </Heading>
          </header>
          <div className="dialog-body">
            {props.children}
            {props.error !== undefined && <Notice tone="danger" title={props.error} isAnnounced />}
          </div>
          <footer className="dialog-actions">
            <Button
              variant={props.tone ?? 'primary'}
              onPress={props.onConfirm}
              isPending={props.isPending ?? false}
              isDisabled={props.isConfirmDisabled ?? false}
            >
              {props.confirmLabel}
            </Button>
            <Button onPress={props.onCancel} takesFocus>
              {props.cancelLabel}
            </Button>
          </footer>
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}
