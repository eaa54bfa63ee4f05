// What of a record is delivered: 已送达 means that the county signed for it, nothing else. [AC5]
import type { Act, DeliveryState } from '../../shared/acts.ts';
import { recordDelivery } from '../../shared/acts.ts';
import type { ActDocument } from '../../shared/records.ts';

/** Refused acts which somebody has not yet made again; the new act names the old one as `reissues`. */
export function openRefusals(acts: readonly Act[]): Act[] {
  const reissued = new Set(acts.map((act) => act['reissues']).filter(Boolean));
  return acts.filter((act) => act.received?.refused !== undefined && !reissued.has(act.id));
}

/** Like the delivery of all acts, but a refusal that was made good counts no more. */
export function documentDelivery(document: ActDocument): DeliveryState {
  const reissued = new Set(document.acts.map((act) => act['reissues']).filter(Boolean));
  return recordDelivery(document.acts.filter((act) => !reissued.has(act.id)));
}
