// A PC is shut out by the county's signed word and by nothing else: whoever stands in the line could say 403.
import type { KeyObject } from 'node:crypto';
import { verify } from 'node:crypto';
import type { Revocation } from '../../shared/sync/protocol.ts';
import { revocationText } from '../../shared/sync/protocol.ts';

export function isRevocationOf(device: string, said: Revocation, countyKey: KeyObject): boolean {
  const text = Buffer.from(revocationText(said), 'utf8');
  return (
    said.device === device && verify(null, text, countyKey, Buffer.from(said.signature, 'base64'))
  );
}
