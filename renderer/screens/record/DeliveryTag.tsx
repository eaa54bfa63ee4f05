// Whether the county has signed for a record. A station on its own delivers to nobody, so it shows nothing.
import { useTranslation } from 'react-i18next';
import type { DeliveryState } from '../../../shared/acts.ts';
import { useSession } from '../../session/session.tsx';
import { StatusTag } from '../../ui/StatusTag.tsx';

export function DeliveryTag({ delivery }: { delivery: DeliveryState }) {
  const { t } = useTranslation('common');
  const { state } = useSession();
  if (state.mode !== 'county') return null;
  return <StatusTag tone={delivery}>{t(`delivery.${delivery}`)}</StatusTag>;
}
