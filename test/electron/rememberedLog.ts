/** A log that remembers its events, for tests that look at what was written. */
import type { Log, LogFields } from '../../electron/log.ts';

export interface RememberedLog extends Log {
  readonly events: { event: string; fields: LogFields }[];
}

export function rememberedLog(): RememberedLog {
  const events: RememberedLog['events'] = [];
  return {
    events,
    folder: '',
    write: (_level, event, fields = {}) => events.push({ event, fields }),
    bug: (event, _error, fields = {}) => events.push({ event, fields }),
  };
}
