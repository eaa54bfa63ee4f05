/** A short task without leaving the screen. Escape and the close button leave it; a press outside does not, lest typing be lost. */
import type { ReactNode } from 'react';
import {
  Button as AriaButton,
  Dialog as AriaDialog,
  Heading,
  Modal,
  ModalOverlay,
} from 'react-aria-components';
import { Icon } from './Icon.tsx';
import './Dialog.css';

interface DialogProps {
  title: string;
  isOpen: boolean;
  onClose: () => void;
  closeLabel: string;
  children: ReactNode;
  /** Buttons in the foot, the main one first. */
  actions?: ReactNode;
  size?: 'regular' | 'wide';
}

export function Dialog(props: DialogProps) {
  return (
    <ModalOverlay
      className="dialog-overlay"
      isOpen={props.isOpen}
      onOpenChange={(isOpen) => !isOpen && props.onClose()}
    >
      <Modal className={`dialog-frame dialog-${props.size ?? 'regular'}`}>
        <AriaDialog className="dialog">
          <header className="dialog-header">
            <Heading slot="title" level={2}>
              {props.title}
            </Heading>
            <AriaButton
              className="dialog-close"
              aria-label={props.closeLabel}
              onPress={props.onClose}
            >
              <Icon name="close" />
            </AriaButton>
          </header>
          <div className="dialog-body">{props.children}</div>
          {props.actions !== undefined && (
            <footer className="dialog-actions">{props.actions}</footer>
          )}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}
