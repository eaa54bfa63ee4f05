// The day in China, kept right in a window that stays open over midnight.
import type { LocalDate } from '../../../shared/calendar.ts';
import { localDateAt } from '../../../shared/calendar.ts';
import { useMinute } from '../../queries/useMinute.ts';

export function useToday(): LocalDate {
  return localDateAt(useMinute());
}
