// Who came, in a few words, as lists and headings call them.
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { ResidentValues } from '../../../shared/reception/resident.ts';
import type { VisitRecord } from '../../queries/records.ts';
import { useResidents } from '../../queries/residents.ts';

function useResidentsById(): ReadonlyMap<string, ResidentValues> {
  const residents = useResidents();
  return useMemo(() => new Map(residents.map(({ id, values }) => [id, values])), [residents]);
}

/** Everything by which the people of a visit may be looked for. */
export function useVisitorWords(): (visit: VisitRecord) => string {
  const valuesById = useResidentsById();
  return ({ view: { content } }) =>
    (content?.residents ?? [])
      .flatMap((id) => {
        const { name, organisation, village, phone } = valuesById.get(id) ?? {};
        return [name, organisation, village, phone];
      })
      .join(' ');
}

export function useVisitorName(): (visit: VisitRecord) => string {
  const { t } = useTranslation('reception');
  const valuesById = useResidentsById();
  return ({ view: { content } }) => {
    if (!content || content.submitterKind === 'anonymous') return t('who.anonymous');
    const first = valuesById.get(content.residents[0] ?? '');
    const name = first?.name || t('who.unnamed');
    if (first?.organisation) {
      return t('who.ofOrganisation', { organisation: first.organisation, name });
    }
    return content.people > 1 ? t('who.andMore', { name, n: content.people }) : name;
  };
}
