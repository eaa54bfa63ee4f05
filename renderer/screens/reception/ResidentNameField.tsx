/** A name with suggestions from the people who came before, so that nobody is asked twice for the same facts. */
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { ResidentValues } from '../../../shared/reception/resident.ts';
import type { ResidentEntered } from '../../actions/visitEntry.ts';
import type { ResidentEntry } from '../../queries/residents.ts';
import { useResidents } from '../../queries/residents.ts';
import { ComboBox } from '../../ui/ComboBox.tsx';

const mostSuggestions = 8;

interface ResidentNameFieldProps {
  label: string;
  values: ResidentEntered;
  onChange: (values: ResidentEntered) => void;
  error: string | undefined;
}

/** The few that fit what is typed; a station may know thousands. */
function residentsByName(residents: readonly ResidentEntry[], typed: string): ResidentEntry[] {
  const name = typed.trim().toLowerCase();
  if (name === '') return [];
  const found: ResidentEntry[] = [];
  for (const entry of residents) {
    if (!entry.values.name?.toLowerCase().includes(name)) continue;
    found.push(entry);
    if (found.length === mostSuggestions) break;
  }
  return found;
}

/** What tells two people of one name apart; never the bare name, or typing it would choose somebody. */
function labelOf(
  { name = '', village, organisation, phone }: ResidentValues,
  bare: string,
): string {
  const facts = [organisation, village, phone ? `…${phone.slice(-4)}` : undefined];
  return `${name} · ${facts.filter(Boolean).join(' · ') || bare}`;
}

export function ResidentNameField({ label, values, onChange, error }: ResidentNameFieldProps) {
  const { t } = useTranslation('reception');
  const residents = useResidents();
  const typed = values.name ?? '';
  const found = useMemo(() => residentsByName(residents, typed), [residents, typed]);
  return (
    <ComboBox
      label={label}
      options={found.map((entry) => ({
        id: entry.id,
        label: labelOf(entry.values, t('submitter.cameBefore')),
      }))}
      value={{ id: null, text: typed }}
      onChange={({ id, text }) => {
        const known = found.find((entry) => entry.id === id);
        if (known) onChange({ ...known.values, id: known.id });
        // Another name is another person: what was filled in from the one before goes with them.
        else onChange(values.id === undefined ? { ...values, name: text } : { name: text });
      }}
      allowsCustom
      toggleLabel={t('submitter.suggestions')}
      emptyText={t('submitter.noSuggestion')}
      error={error}
    />
  );
}
