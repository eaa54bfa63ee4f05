// Whose paper it is: the directory's entry of the station, or what this PC was set up with before the directory came.
import { useDirectory } from '../../queries/directory.ts';
import { useSession } from '../../session/session.tsx';

interface Issuer {
  name: string;
  phone: string;
  hours: string;
  address: string;
}

export function useIssuer(station: string): Issuer {
  const directory = useDirectory();
  const { office } = useSession();
  const entry = directory.find(station);
  const own = office.id === station ? office : undefined;
  return {
    name: entry?.name ?? own?.name ?? '',
    phone: entry?.phone || own?.phone || '',
    hours: entry?.hours || own?.hours || '',
    address: entry?.address || own?.address || '',
  };
}
