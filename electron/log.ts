// What support gets to see: events, codes and ids, one JSON line each. Names, phones and texts never
// come in, because only the members named here, in the form named here, are written.
import { appendFileSync, mkdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';

const maxFileBytes = 1024 * 1024;
const keptFiles = 5;

export interface LogFields {
  call?: string | undefined;
  code?: string | undefined;
  collection?: string | undefined;
  count?: number | undefined;
  id?: string | undefined;
  milliseconds?: number | undefined;
  reason?: string | undefined;
  stack?: string | undefined;
  status?: number | undefined;
  version?: string | undefined;
}
type LogLevel = 'info' | 'warn' | 'error';

export interface Log {
  write(level: LogLevel, event: string, fields?: LogFields): void;
  /** A bug: its name and its stack without the message, which may quote what people typed. */
  bug(event: string, error: unknown, fields?: LogFields): void;
  readonly folder: string;
}

const word = /^[\w.:/-]{1,80}$/;
const allowed: Record<keyof LogFields, (value: unknown) => unknown> = {
  call: matching(word),
  code: matching(word),
  collection: matching(/^[a-z]{1,30}$/),
  count: finiteNumber,
  id: matching(/^[\w-]{1,60}$/),
  milliseconds: finiteNumber,
  reason: matching(word),
  stack: (value) => (typeof value === 'string' ? stackWithoutMessage(value) : undefined),
  status: finiteNumber,
  version: matching(word),
};

/** Each line is on its way to the disk before the call returns, so that a crash keeps the last one. */
export function createLog(folder: string, now: () => number = Date.now): Log {
  mkdirSync(folder, { recursive: true });
  const path = join(folder, 'liaison.jsonl');

  function write(level: LogLevel, event: string, fields: LogFields = {}): void {
    const line = { at: new Date(now()).toISOString(), level, event, ...redacted(fields) };
    try {
      rotate(folder, path);
      appendFileSync(path, `${JSON.stringify(line)}\n`, { mode: 0o600 });
    } catch {
      // A full disk must not stop the reception; there is nowhere left to say so.
    }
  }

  return {
    write,
    bug: (event, error, fields = {}) => {
      const stack = error instanceof Error ? error.stack : undefined;
      write('error', event, { ...fields, stack: stack ?? typeof error });
    },
    folder,
  };
}

function matching(pattern: RegExp): (value: unknown) => unknown {
  return (value) => (typeof value === 'string' && pattern.test(value) ? value : undefined);
}

function finiteNumber(value: unknown): unknown {
  return typeof value === 'number' && Number.isFinite(value) ? value : undefined;
}

function redacted(fields: LogFields): Record<string, unknown> {
  const kept: Record<string, unknown> = {};
  for (const [name, keep] of Object.entries(allowed)) {
    const value = keep(fields[name as keyof LogFields]);
    if (value !== undefined) kept[name] = value;
  }
  return kept;
}

const frame = /^\s+at (?:(?:async )?([\w.<>$ ]{1,60}) \()?.*?([\w.-]{1,60}:\d+:\d+)\)?$/;

/** `TypeError` and the frames. The message in between may quote a text, a folder may be named for a person. */
function stackWithoutMessage(stack: string): string {
  const name = /^[A-Za-z]{1,40}(?=:|\n|$)/.exec(stack)?.[0] ?? 'unknown';
  const frames = stack.split('\n').flatMap((line) => {
    const [, called = '', place = ''] = frame.exec(line) ?? [];
    return place === '' ? [] : [`  at ${called} ${place}`];
  });
  return [name, ...frames.slice(0, 20)].join('\n');
}

function rotate(folder: string, path: string): void {
  const size = statSync(path, { throwIfNoEntry: false })?.size ?? 0;
  if (size < maxFileBytes) return;
  const older = (age: number) => join(folder, `liaison.${age}.jsonl`);
  rmSync(older(keptFiles - 1), { force: true });
  for (let age = keptFiles - 2; age >= 1; age -= 1) {
    if (statSync(older(age), { throwIfNoEntry: false })) renameSync(older(age), older(age + 1));
  }
  renameSync(path, older(1));
}
