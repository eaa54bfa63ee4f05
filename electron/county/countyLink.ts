// The link to the county as the window sees it: push, pull and admin while somebody is signed in,
// the stream of news, and one honest state of the line.
import type { z } from 'zod';
import type { LinkState } from '../../shared/bridge.ts';
import type { ProblemCode } from '../../shared/problems.ts';
import type { Result } from '../../shared/result.ts';
import { ok, refuse } from '../../shared/result.ts';
import type { AdminCommand } from '../../shared/sync/protocol.ts';
import {
  admin,
  collectionName,
  maxRecordBytes,
  maxRequestBytes,
  paths,
  pull,
  push,
  round,
} from '../../shared/sync/protocol.ts';
import type { Log } from '../log.ts';
import { briefCallMs, recordCallMs } from './countyClient.ts';
import type { CountyQuestion } from './countyClient.ts';
import type { CountySession } from './countySession.ts';
import { expandReceipts } from './expandReceipts.ts';
import { createNewsStream } from './newsStream.ts';
import { splitRows } from './pushRows.ts';
import type { ReceiptProblem } from './receiptCheck.ts';
import { checkReceipts } from './receiptCheck.ts';

type PushRequest = z.infer<typeof push.request>;
type PushAnswer = z.infer<typeof push.answer>;
type PullRequest = z.infer<typeof pull.request>;
type PullAnswer = z.infer<typeof pull.answer>;
type RoundAnswer = z.infer<typeof round.answer>;

export interface CountyLink {
  /** Opens the line for a person who has signed in. */
  start(session: CountySession, person: string): void;
  rest(): void;
  /** Tries at once and looks for all news, whatever the line was doing. */
  retry(): void;
  state(): LinkState;
  push(request: PushRequest): Promise<Result<PushAnswer>>;
  pull(request: PullRequest): Promise<Result<PullAnswer>>;
  /** A look at several collections in one request. */
  round(request: z.infer<typeof round.request>): Promise<Result<RoundAnswer>>;
  admin(command: AdminCommand): Promise<Result<z.infer<typeof admin.answer>>>;
  learnSkew(skewMs: number): void;
}

export interface CountyLinkParts {
  log: Log;
  epoch: () => string | undefined;
  /** ISO time of the last contact of an earlier run. */
  lastContact?: string | undefined;
  onState: (state: LinkState) => void;
  onContact: (at: string) => void;
  onNews: (collections: string[]) => void;
  /** Of calls while nobody is signed in, or without a county. */
  whyResting: () => ProblemCode;
}

export function createCountyLink(parts: CountyLinkParts): CountyLink {
  const { log } = parts;
  let line: { session: CountySession; person: string } | undefined;
  let link: LinkState['link'] = 'resting';
  let trying = false;
  let problem: ProblemCode | undefined;
  let lastContact = parts.lastContact;
  let skewMs: number | undefined;

  const stream = createNewsStream({
    open: async (signal) => (line ? line.session.listen(signal) : refuse('vault.locked')),
    onOpen: () => heard(undefined),
    onNews: parts.onNews,
    onFailure: heard,
  });

  function state(): LinkState {
    const told = { link, lastContact, problem, skewMs, epoch: parts.epoch() };
    return trying ? { ...told, trying } : told;
  }

  /** Each exchange tells how the line is. */
  function heard(code: ProblemCode | undefined): void {
    // A cut says nothing yet: the next try tells whether the line still stands.
    if (!line || code === 'county.cut') return;
    const next = linkAfter(code);
    if (next !== 'unreachable') {
      lastContact = new Date().toISOString();
      parts.onContact(lastContact);
    }
    const isSame = next === link && code === problem && !trying;
    trying = false;
    link = next;
    problem = code;
    if (isSame) return;
    log.write('info', 'county.link', { code: next, reason: code });
    parts.onState(state());
  }

  async function ask<Answer>(
    question: Omit<CountyQuestion<Answer>, 'county' | 'token'>,
  ): Promise<Result<Answer>> {
    if (!line) return refuse(parts.whyResting());
    const wasDown = link !== 'connected';
    const answer = await line.session.ask(question);
    heard(answer.ok || !isAboutTheLine(answer.problem.code) ? undefined : answer.problem.code);
    if (wasDown && link === 'connected') stream.hurry();
    return answer;
  }

  async function withSoundReceipts<Answer extends { documents: PullAnswer['documents'] }>(
    collection: PushRequest['collection'],
    answer: Answer,
  ): Promise<{ sound: Answer; problems: ReceiptProblem[] }> {
    if (!line) return { sound: answer, problems: [] };
    const checked = await checkReceipts(collection, answer.documents, line.session.countyKey);
    for (const bad of checked.problems) {
      log.write('error', 'county.badReceipt', { collection, id: bad.act ?? bad.id });
    }
    return { sound: { ...answer, documents: checked.documents }, problems: checked.problems };
  }

  async function pushRows(collection: PushRequest['collection'], rows: unknown[]) {
    const answer = await ask({
      path: paths.push,
      body: { collection, rows, answer: 'receipts' },
      answer: push.answer,
      timeoutMs: recordCallMs,
    });
    if (!answer.ok) return answer;
    const { receipts = [], ...given } = answer.value;
    const ours = expandReceipts(collection, rows, receipts);
    const whole = { ...given, documents: [...given.documents, ...ours] };
    const { sound, problems } = await withSoundReceipts(collection, whole);
    return ok({ ...sound, problems: [...sound.problems, ...problems] });
  }

  return {
    start(session, person) {
      line = { session, person };
      stream.start();
    },
    rest() {
      stream.stop();
      line = undefined;
      link = 'resting';
      trying = false;
      problem = undefined;
      parts.onState(state());
    },
    retry() {
      trying = line !== undefined && link !== 'connected';
      if (trying) parts.onState(state());
      stream.restart();
    },
    state,
    async push({ collection, rows }) {
      const split = splitRows(rows, maxRecordBytes, maxRequestBytes);
      const whole: PushAnswer = {
        documents: [],
        problems: split.tooLarge.map((id) => ({ id, code: 'record.tooLarge' })),
        now: new Date().toISOString(),
      };
      for (const part of split.parts) {
        const answer = await pushRows(collection, part);
        if (!answer.ok) return answer;
        whole.documents.push(...answer.value.documents);
        whole.problems.push(...answer.value.problems);
        whole.now = answer.value.now;
      }
      return ok(whole);
    },
    async pull(request) {
      const question = { path: paths.pull, body: request, timeoutMs: recordCallMs };
      const answer = await ask({ ...question, answer: pull.answer });
      if (!answer.ok) return answer;
      const { sound, problems } = await withSoundReceipts(request.collection, answer.value);
      return ok(problems.length > 0 ? { ...sound, problems } : sound);
    },
    async round(request) {
      const question = { path: paths.round, body: request, timeoutMs: recordCallMs };
      const answer = await ask({ ...question, answer: round.answer });
      if (!answer.ok) return answer;
      const pages: RoundAnswer['pages'] = {};
      for (const collection of collectionName.options) {
        const page = answer.value.pages[collection];
        if (page) pages[collection] = (await withSoundReceipts(collection, page)).sound;
      }
      return ok({ ...answer.value, pages });
    },
    admin: async (command) =>
      line
        ? ask({
            path: paths.admin,
            body: { by: line.person, do: command },
            answer: admin.answer,
            timeoutMs: briefCallMs,
          })
        : refuse(parts.whyResting()),
    learnSkew: (measured) => {
      skewMs = measured;
    },
  };
}

function linkAfter(code: ProblemCode | undefined): LinkState['link'] {
  if (code === undefined) return 'connected';
  return code === 'county.unreachable' || code === 'county.busy' || code === 'county.badAnswer'
    ? 'unreachable'
    : 'refused';
}

/** The county's refusal of one question says nothing about the line. */
function isAboutTheLine(code: ProblemCode): boolean {
  return /^(county|device|token)\./.test(code) && code !== 'county.internal';
}
