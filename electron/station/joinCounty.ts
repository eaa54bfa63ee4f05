// Enrolment: this PC shows its one-time code, leaves its public key, and learns whose station it is.
import type { BridgeInput } from '../../shared/bridge.ts';
import type { Result } from '../../shared/result.ts';
import { ok, refuse } from '../../shared/result.ts';
import { enrol, paths, protocolVersion } from '../../shared/sync/protocol.ts';
import { countyAddress } from '../county/countyAddress.ts';
import type { CountyClient } from '../county/countyClient.ts';
import { briefCallMs } from '../county/countyClient.ts';
import { importCountyKey, newDeviceKey } from './deviceKey.ts';
import { joinedStation } from './newStation.ts';
import { isOneTimeCode, spellCode } from './oneTimeCodes.ts';
import type { VaultContent } from './vault.ts';

/** What the vault is to hold; nothing is written here. */
export async function joinCounty(
  client: CountyClient,
  typed: BridgeInput<'station.enrol'>,
): Promise<Result<VaultContent>> {
  const url = countyAddress(typed.url);
  if (!url.ok) return url;
  const code = spellCode(typed.code);
  if (!isOneTimeCode(code)) return refuse('code.unknown', { field: 'code' });
  const { publicKey, privateKey } = newDeviceKey();
  const answer = await client.ask({
    county: url.value,
    path: paths.enrol,
    body: { protocol: protocolVersion, code, publicKey, deviceName: typed.deviceName },
    answer: enrol.answer,
    timeoutMs: briefCallMs,
  });
  if (!answer.ok) return answer;
  if (answer.value.protocol > protocolVersion) return refuse('county.newerProtocol');
  if (!importCountyKey(answer.value.county.publicKey)) return refuse('county.badAnswer');
  return ok(joinedStation(url.value, answer.value, privateKey));
}
