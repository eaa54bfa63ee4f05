// What in a text could tell who the resident behind a linked opinion is, scanned while it is being written. [DI5]
import { useMemo } from 'react';
import type { DisclosureContent } from '../../../shared/disclosure/disclosureActs.ts';
import type { Finding } from '../../../shared/disclosure/identityScan.ts';
import { scanForIdentity } from '../../../shared/disclosure/identityScan.ts';
import { useOpinions } from '../../queries/opinions.ts';
import { useResidents } from '../../queries/residents.ts';
import { useVisits } from '../../queries/visits.ts';

/** The same words found twice are one finding: a person looks at them once. */
export function useIdentityFindings(content: DisclosureContent | undefined): readonly Finding[] {
  const opinions = useOpinions();
  const visits = useVisits();
  const residents = useResidents();
  return useMemo(() => {
    if (!content) return [];
    const linked = opinions.filter(({ document }) => content.opinions.includes(document.id));
    const visitIds = new Set(linked.map(({ view }) => view.visit));
    const people = new Set(
      visits
        .filter(({ document }) => visitIds.has(document.id))
        .flatMap(({ view }) => view.content?.residents ?? []),
    );
    const names = residents
      .filter(({ id }) => people.has(id))
      .flatMap(({ values }) => [values.name, values.phone].filter((value) => value !== undefined));
    const words = linked.map(({ view }) => view.content?.words ?? '');
    const found = scanForIdentity(`${content.title}\n${content.body}`, names, words);
    return [...new Map(found.map((finding) => [finding.text, finding])).values()];
  }, [content, opinions, visits, residents]);
}
