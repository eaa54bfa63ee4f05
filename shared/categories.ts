// What opinions are about. Codes are stable; their names live in i18n (`category.01` …).
import { z } from 'zod';

export const categoryCodes = [
  '01',
  '02',
  '03',
  '04',
  '05',
  '06',
  '07',
  '08',
  '09',
  '10',
  '11',
  '12',
  '13',
  '14',
  '15',
  '16',
  '17',
  '18',
  '19',
  '20',
  '21',
  '22',
  '23',
  '24',
  '25',
  '26',
  '27',
  '28',
] as const;
export const category = z.enum(categoryCodes);
export type Category = z.infer<typeof category>;

/** 干部作风: restricted by its nature, so the form asks whether to keep it confidential. */
export const restrictedCategory: Category = '27';
