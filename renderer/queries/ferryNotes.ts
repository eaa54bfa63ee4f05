// What this PC knows of its ferry bundles: one that is on no stick yet, the last one written, the last reply read.
import { useCallback, useEffect, useState } from 'react';
import type { FerryNotes } from '../../shared/bridge.ts';
import { useStation } from '../session/station.ts';

/** Undefined until the main process has answered; `refresh` after every step with a bundle. */
export function useFerryNotes(): { notes: FerryNotes | undefined; refresh: () => void } {
  const { actions } = useStation();
  const [notes, setNotes] = useState<FerryNotes>();
  const refresh = useCallback(() => {
    void actions.ferryNotes().then(setNotes);
  }, [actions]);
  useEffect(refresh, [refresh]);
  return { notes, refresh };
}
