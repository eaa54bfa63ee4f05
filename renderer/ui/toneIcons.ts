/** One sign per tone of message, shared by notices and toasts so that they read alike. */
import type { IconName } from './Icon.tsx';

export type MessageTone = 'info' | 'success' | 'warning' | 'danger';

export const toneIcons: Record<MessageTone, IconName> = {
  info: 'information',
  success: 'check',
  warning: 'alert',
  danger: 'stop',
};
