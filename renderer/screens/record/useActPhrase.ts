// The phrase of an act in the timeline; an act of a newer version that this one does not know gets a plain word.
import { useTranslation } from 'react-i18next';
import type { DisclosureActKind } from '../../../shared/disclosure/disclosureActs.ts';
import { disclosureActKinds } from '../../../shared/disclosure/disclosureActs.ts';
import type { OpinionActKind } from '../../../shared/opinion/opinionActs.ts';
import { opinionActKinds } from '../../../shared/opinion/opinionActs.ts';
import type { VisitActKind } from '../../../shared/reception/visitActs.ts';
import { visitActKinds } from '../../../shared/reception/visitActs.ts';
import type { ActCollection } from '../../../shared/records.ts';

const isOneOf = <Kind extends string>(kinds: readonly Kind[], kind: string): kind is Kind =>
  (kinds as readonly string[]).includes(kind);

export function useActPhrase(): (collection: ActCollection, kind: string) => string {
  const { t } = useTranslation('common');
  const { t: record } = useTranslation('opinion', { keyPrefix: 'record' });
  return (collection, kind) => {
    if (collection === 'opinions' && isOneOf<OpinionActKind>(opinionActKinds, kind))
      return t(`opinionAct.${kind}`);
    if (collection === 'disclosures' && isOneOf<DisclosureActKind>(disclosureActKinds, kind))
      return t(`disclosureAct.${kind}`);
    if (collection === 'visits' && isOneOf<VisitActKind>(visitActKinds, kind))
      return t(`visitAct.${kind}`);
    return record('unknownAct');
  };
}
