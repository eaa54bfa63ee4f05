/** Where toasts appear: a landmark at the lower right, announced politely, reachable with F6. */
import {
  Button,
  UNSTABLE_Toast as Toast,
  UNSTABLE_ToastContent as ToastContent,
  UNSTABLE_ToastRegion as Region,
  Text,
} from 'react-aria-components';
import { Icon } from './Icon.tsx';
import { toastQueue } from './toasts.ts';
import { toneIcons } from './toneIcons.ts';
import './ToastRegion.css';

export function ToastRegion({ label, closeLabel }: { label: string; closeLabel: string }) {
  return (
    <Region queue={toastQueue} aria-label={label} className="toast-region">
      {({ toast }) => (
        <Toast toast={toast} className={`toast toast-${toast.content.tone}`}>
          <Icon name={toneIcons[toast.content.tone]} />
          <ToastContent className="toast-content">
            <Text slot="title" className="toast-title">
              {toast.content.title}
            </Text>
            {toast.content.detail !== undefined && (
              <Text slot="description" className="toast-detail">
                {toast.content.detail}
              </Text>
            )}
          </ToastContent>
          <Button slot="close" aria-label={closeLabel} className="toast-close">
            <Icon name="close" />
          </Button>
        </Toast>
      )}
    </Region>
  );
}
