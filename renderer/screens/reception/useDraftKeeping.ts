// Keeps what is typed as a draft: at every pause, every other second of steady typing, whenever a field is left,
// and when the page goes away.
import { useCallback, useEffect, useRef, useState } from 'react';
import type { ProblemCode } from '../../../shared/problems.ts';
import { useActions } from '../../actions/useActions.ts';
import { draftOfForm } from './visitDraft.ts';
import type { VisitForm } from './visitForm.ts';
import { isWorthKeeping } from './visitForm.ts';

/** Long enough not to write at every key, short enough to lose no more than a word or two. */
const pauseMs = 600;
/** Somebody who never pauses loses no more than this. */
const longestMs = 2_000;

export type DraftState =
  | { state: 'none' }
  | { state: 'saved'; at: string }
  | { state: 'failed'; problem: ProblemCode };

export interface DraftKeeping {
  draft: DraftState;
  /** Writes at once what is not yet written. */
  keepNow: () => void;
  /** No more drafts: resolves once a write under way is done. */
  stop: () => Promise<void>;
  resume: () => void;
}

export function useDraftKeeping(id: string, form: VisitForm, blank: VisitForm): DraftKeeping {
  const { saveDraft } = useActions();
  const [draft, setDraft] = useState<DraftState>({ state: 'none' });
  const [openedAt] = useState(() => new Date().toISOString());
  const latest = useRef(form);
  const kept = useRef<VisitForm | undefined>(form);
  const isStopped = useRef(false);
  const writing = useRef<Promise<void>>(Promise.resolve());
  const unkeptSince = useRef<number | undefined>(undefined);

  const write = useCallback(async () => {
    const typed = latest.current;
    if (isStopped.current || typed === kept.current) return;
    if (kept.current === undefined && !isWorthKeeping(typed, blank)) return;
    kept.current = typed;
    const result = await saveDraft(draftOfForm(id, typed, openedAt));
    if (result.ok) {
      setDraft({ state: 'saved', at: new Date().toISOString() });
    } else {
      kept.current = undefined;
      setDraft({ state: 'failed', problem: result.problem.code });
    }
  }, [saveDraft, id, openedAt, blank]);

  const keepNow = useCallback(() => {
    writing.current = writing.current.then(write);
  }, [write]);
  useEffect(() => {
    latest.current = form;
    unkeptSince.current ??= performance.now();
    const left = unkeptSince.current + longestMs - performance.now();
    const keep = () => {
      unkeptSince.current = undefined;
      keepNow();
    };
    const timer = setTimeout(keep, Math.min(pauseMs, Math.max(0, left)));
    return () => clearTimeout(timer);
  }, [form, keepNow]);
  useEffect(() => keepNow, [keepNow]);

  const stop = useCallback(() => {
    isStopped.current = true;
    return writing.current;
  }, []);
  const resume = useCallback(() => {
    isStopped.current = false;
  }, []);
  return { draft, keepNow, stop, resume };
}
