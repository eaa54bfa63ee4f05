// The desk's form as state: what is typed, and the few changes a page can make to it.
import { useCallback, useState } from 'react';
import type { PhotoFacts } from '../../../shared/photos/photo.ts';
import type { ResidentEntered } from '../../actions/visitEntry.ts';
import type { OpinionForm, VisitForm } from './visitForm.ts';
import { blankOpinion } from './visitForm.ts';

export interface VisitFormState {
  form: VisitForm;
  change: (patch: Partial<VisitForm>) => void;
  replaceResident: (index: number, resident: ResidentEntered) => void;
  addResident: () => void;
  removeResident: (index: number) => void;
  changeOpinion: (index: number, patch: Partial<OpinionForm>) => void;
  addOpinion: () => void;
  removeOpinion: (index: number) => void;
  /** Of an opinion, which has the id `record` from now on. */
  changePhotos: (index: number, record: string, change: PhotoChange) => void;
  changeVisitPhotos: (change: PhotoChange) => void;
}

type PhotoChange = (held: readonly PhotoFacts[]) => readonly PhotoFacts[];

function changedAt<Item>(items: readonly Item[], index: number, patch: Partial<Item>): Item[] {
  return items.map((item, position) => (position === index ? { ...item, ...patch } : item));
}

function withoutAt<Item>(items: readonly Item[], index: number): Item[] {
  return items.filter((_, position) => position !== index);
}

function nextKey(opinions: readonly OpinionForm[]): string {
  return String(Math.max(0, ...opinions.map(({ key }) => Number(key))) + 1);
}

export function useVisitForm(initial: VisitForm): VisitFormState {
  const [form, setForm] = useState(initial);
  const change = useCallback((patch: Partial<VisitForm>) => {
    setForm((held) => ({ ...held, ...patch }));
  }, []);
  const changeOpinion = useCallback((index: number, patch: Partial<OpinionForm>) => {
    setForm((held) => ({ ...held, opinions: changedAt(held.opinions, index, patch) }));
  }, []);
  const replaceResident = useCallback((index: number, resident: ResidentEntered) => {
    setForm((held) => ({ ...held, residents: held.residents.with(index, resident) }));
  }, []);
  const addResident = useCallback(() => {
    setForm((held) => {
      const residents = [...held.residents, {}];
      return { ...held, residents, people: Math.max(held.people ?? 1, residents.length) };
    });
  }, []);
  const removeResident = useCallback((index: number) => {
    setForm((held) => ({ ...held, residents: withoutAt(held.residents, index) }));
  }, []);
  const addOpinion = useCallback(() => {
    setForm((held) => ({
      ...held,
      opinions: [...held.opinions, blankOpinion(nextKey(held.opinions))],
    }));
  }, []);
  const removeOpinion = useCallback((index: number) => {
    setForm((held) => ({ ...held, opinions: withoutAt(held.opinions, index) }));
  }, []);
  const changePhotos = useCallback((index: number, id: string, alter: PhotoChange) => {
    setForm((held) => {
      const photos = alter(held.opinions[index]?.photos ?? []);
      return { ...held, opinions: changedAt(held.opinions, index, { id, photos }) };
    });
  }, []);
  const changeVisitPhotos = useCallback((alter: PhotoChange) => {
    setForm((held) => ({ ...held, photos: alter(held.photos) }));
  }, []);
  return {
    ...{ form, change, replaceResident, addResident, removeResident },
    ...{ changeOpinion, addOpinion, removeOpinion, changePhotos, changeVisitPhotos },
  };
}
