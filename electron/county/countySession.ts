// This PC's standing with the county: a short token, obtained by the device key and renewed when it runs out.
import type { KeyObject } from 'node:crypto';
import type { z } from 'zod';
import type { Result } from '../../shared/result.ts';
import { ok } from '../../shared/result.ts';
import type { Revocation } from '../../shared/sync/protocol.ts';
import {
  challenge,
  challengeText,
  paths,
  token as tokenExchange,
} from '../../shared/sync/protocol.ts';
import { signText } from '../station/deviceKey.ts';
import type { CountyClient, CountyQuestion } from './countyClient.ts';
import { briefCallMs } from './countyClient.ts';
import { isRevocationOf } from './revocationCheck.ts';

export interface CountyIdentity {
  county: string;
  device: string;
  privateKey: KeyObject;
  /** Pinned at enrolment. */
  countyKey: KeyObject;
}

export type TokenAnswer = z.infer<typeof tokenExchange.answer>;
type SessionQuestion<Answer> = Omit<CountyQuestion<Answer>, 'county' | 'token'>;

export interface CountySession {
  readonly countyKey: KeyObject;
  ask<Answer>(question: SessionQuestion<Answer>): Promise<Result<Answer>>;
  /** For what is not one question: with the county's address and a token, and once more when that was spent. */
  withToken<Value>(
    use: (county: string, token: string) => Promise<Result<Value>>,
  ): Promise<Result<Value>>;
  listen(signal: AbortSignal): Promise<Result<ReadableStream<Uint8Array>>>;
  /** Asks for a new token, whatever is held; says how many records exist only here when this PC is shut out. */
  renew(unsent?: number): Promise<Result<undefined>>;
}

export interface SessionNews {
  /** The people, the office and the epoch that come with each token. */
  onToken: (answer: TokenAnswer) => void;
  /** The county's signature under it has been checked. */
  onRevoked: (said: Revocation) => void;
}

export function createCountySession(
  identity: CountyIdentity,
  client: CountyClient,
  { onToken, onRevoked }: SessionNews,
): CountySession {
  const { county, device, privateKey, countyKey } = identity;
  let held: Promise<Result<string>> | undefined;

  /** Four calls at once ask for one token. */
  function currentToken(): Promise<Result<string>> {
    if (held) return held;
    const asking = askToken();
    held = asking;
    void asking.then((given) => {
      if (!given.ok) forget(asking);
    });
    return asking;
  }

  function forget(spent: Promise<Result<string>>): void {
    if (held === spent) held = undefined;
  }

  async function askToken(unsent?: number): Promise<Result<string>> {
    const question = { county, timeoutMs: briefCallMs };
    const challenged = await client.ask({
      ...question,
      path: paths.challenge,
      body: { device },
      answer: challenge.answer,
    });
    if (!challenged.ok) return challenged;
    const given = challenged.value.challenge;
    const signature = signText(challengeText(device, given), privateKey);
    const answer = await client.ask({
      ...question,
      path: paths.token,
      body: { device, challenge: given, signature, ...(unsent === undefined ? {} : { unsent }) },
      answer: tokenExchange.answer,
    });
    if (!answer.ok) {
      const { revocation } = answer.problem;
      if (revocation && isRevocationOf(device, revocation, countyKey)) onRevoked(revocation);
      return answer;
    }
    onToken(answer.value);
    return { ok: true, value: answer.value.token };
  }

  async function withToken<Answer>(
    use: (token: string) => Promise<Result<Answer>>,
  ): Promise<Result<Answer>> {
    const spent = currentToken();
    const token = await spent;
    if (!token.ok) return token;
    const answer = await use(token.value);
    if (answer.ok || !isSpent(answer.problem.code)) return answer;
    forget(spent);
    const renewed = await currentToken();
    return renewed.ok ? use(renewed.value) : renewed;
  }

  return {
    countyKey,
    async renew(unsent) {
      held = undefined;
      const renewed = await askToken(unsent);
      return renewed.ok ? ok() : renewed;
    },
    ask: (question) => withToken((token) => client.ask({ ...question, county, token })),
    withToken: (use) => withToken((token) => use(county, token)),
    listen: (signal) =>
      withToken((token) => client.listen(`${county}${paths.events}`, token, signal)),
  };
}

/** A revocation is signed where tokens are given out, and nowhere else. */
function isSpent(code: string): boolean {
  return code === 'token.expired' || code === 'token.missing' || code === 'device.revoked';
}
