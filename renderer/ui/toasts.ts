import { UNSTABLE_ToastQueue as ToastQueue } from 'react-aria-components';
/** The one queue of toasts, so that any screen can say a word without threading a context through. */
import type { MessageTone } from './toneIcons.ts';

/** A short word that something is done. Errors belong beside what failed; a toast may repeat them, never hold them alone. */
export interface Toast {
  tone: MessageTone;
  title: string;
  detail?: string | undefined;
}

export const toastQueue = new ToastQueue<Toast>({ maxVisibleToasts: 3 });

const readingTime = 7000;

/** Shows a toast; a warning or danger stays until it is closed. */
export function showToast(toast: Toast): void {
  const stays = toast.tone === 'warning' || toast.tone === 'danger';
  toastQueue.add(toast, stays ? {} : { timeout: readingTime });
}
