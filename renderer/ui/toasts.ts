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

const readingTime = 5000;
let lastWordOfSuccess: string | undefined;

/** Shows a toast; a warning or danger stays until it is closed. Of several successes the last one suffices. */
export function showToast(toast: Toast): void {
  const stays = toast.tone === 'warning' || toast.tone === 'danger';
  if (toast.tone === 'success' && lastWordOfSuccess) toastQueue.close(lastWordOfSuccess);
  const key = toastQueue.add(toast, stays ? {} : { timeout: readingTime });
  if (toast.tone === 'success') lastWordOfSuccess = key;
}
