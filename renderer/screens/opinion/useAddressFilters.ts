// Filters that stay in the address: going back finds the list as it was left.
import { useSearchParams } from 'wouter';

/** Answers the value of each name, and a function that changes some of them. */
export function useAddressFilters<Name extends string>(
  names: readonly Name[],
): [Record<Name, string>, (changes: Partial<Record<Name, string>>) => void] {
  const [parameters, setParameters] = useSearchParams();
  const values = Object.fromEntries(names.map((name) => [name, parameters.get(name) ?? '']));
  function change(changes: Partial<Record<Name, string>>): void {
    // All names are written each time: an address without any would leave the old ones standing.
    const next = { ...values, ...changes } as Record<Name, string>;
    setParameters(new URLSearchParams(next), { replace: true });
  }
  return [values as Record<Name, string>, change];
}
