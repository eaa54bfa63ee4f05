// What of a record is delivered: 已送达 means that the county signed for it, nothing else. [AC5]
import type { Act, DeliveryState } from '../../shared/acts.ts';
import { recordDelivery } from '../../shared/acts.ts';
import type { ActDocument } from '../../shared/records.ts';

/** Ids of refused acts that need nothing more: made again (the new act names the old one as `reissues`) or looked at. */
function settledRefusals(acts: readonly Act[]): ReadonlySet<unknown> {
  const inEffect = acts.filter((act) => act.received?.refused === undefined);
  const seen = inEffect.flatMap((act) =>
    act.kind === 'look' && Array.isArray(act['seen']) ? (act['seen'] as unknown[]) : [],
  );
  return new Set([...seen, ...acts.map((act) => act['reissues']).filter(Boolean)]);
}

/** Refused acts which nobody has made again or looked at yet. */
export function openRefusals(acts: readonly Act[]): Act[] {
  const settled = settledRefusals(acts);
  return acts.filter((act) => act.received?.refused !== undefined && !settled.has(act.id));
}

/** Like the delivery of all acts, but a refusal that was settled counts no more. */
export function documentDelivery(document: ActDocument): DeliveryState {
  const settled = settledRefusals(document.acts);
  return recordDelivery(document.acts.filter((act) => !settled.has(act.id)));
}
