/** What of this device's work the county has, always in the top bar; pressing it opens the sync screen. */
import { Button } from 'react-aria-components';
import { Icon, type IconName } from './Icon.tsx';
import './SyncPill.css';

const icons = {
  delivered: 'check',
  sending: 'sync',
  waiting: 'clock',
  offline: 'boat',
  problem: 'alert',
} as const satisfies Record<string, IconName>;

/** delivered: the county has signed for all · offline: no link, all is safe here · problem: a person must look. */
export type SyncTone = keyof typeof icons;

interface SyncPillProps {
  tone: SyncTone;
  label: string;
  detail?: string | undefined;
  onPress: () => void;
}

export function SyncPill({ tone, label, detail, onPress }: SyncPillProps) {
  return (
    <Button className={`sync-pill sync-pill-${tone}`} onPress={onPress}>
      <Icon name={icons[tone]} />
      <span className="sync-pill-label">{label}</span>
      {detail !== undefined && <span className="sync-pill-detail">{detail}</span>}
    </Button>
  );
}
