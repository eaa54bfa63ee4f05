// Every act of a record as people read it: what, who, when by the station's clock, when the county had it.
import { useTranslation } from 'react-i18next';
import type { Act } from '../../../shared/acts.ts';
import { stampTime } from '../../../shared/stamp.ts';
import { formatDateTime, formatStampTime } from '../../i18n/format.ts';
import { useDirectory } from '../../queries/directory.ts';
import type { ActRecord } from '../../queries/records.ts';
import { useSession } from '../../session/session.tsx';
import type { StatusTone } from '../../ui/StatusTag.tsx';
import type { TimelineEntry } from '../../ui/Timeline.tsx';
import { Timeline } from '../../ui/Timeline.tsx';
import { useActPhrase } from './useActPhrase.ts';

interface RecordTimelineProps {
  record: ActRecord;
  /** The words an act carries; undefined when there are none to show. */
  detailOf: (act: Act) => string | undefined;
  toneOf: (kind: string) => StatusTone;
}

/** The latest act first: it is what people open the page for. */
export function RecordTimeline({ record, detailOf, toneOf }: RecordTimelineProps) {
  const { t } = useTranslation('opinion', { keyPrefix: 'record' });
  const { t: common } = useTranslation('common');
  const directory = useDirectory();
  const phrase = useActPhrase();
  const isSynced = useSession().state.mode === 'county';

  function markOf(act: Act): TimelineEntry['mark'] {
    if (act.received?.refused) return { tone: 'refused', label: common('delivery.refused') };
    if (!isSynced) return undefined;
    if (!act.received) return { tone: 'waiting', label: common('delivery.waiting') };
    return { tone: 'delivered', label: t('receivedAt', { at: formatDateTime(act.received.at) }) };
  }

  function entryOf(act: Act): TimelineEntry {
    const code = record.refused.get(act.id);
    const office = directory.find(directory.find(act.by)?.office ?? '')?.name;
    const who = [directory.nameOf(act.by), office].filter(Boolean).join(t('whoSeparator'));
    const words = [
      detailOf(act),
      code && t('withoutEffect', { why: common(`problems.${code}`) }),
    ].filter(Boolean);
    return {
      id: act.id,
      what: phrase(record.collection, act.kind),
      who,
      when: formatStampTime(act.at),
      whenMachine: new Date(stampTime(act.at)).toISOString(),
      tone: code ? 'refused' : toneOf(act.kind),
      mark: markOf(act),
      ...(words.length > 0 ? { detail: words.join('\n') } : {}),
    };
  }

  return (
    <Timeline label={t('timeline')} entries={record.document.acts.map(entryOf).toReversed()} />
  );
}
