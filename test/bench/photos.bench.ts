/** What a broken line costs photos: the bytes that are sent more than once. */
import { sendOverCuts } from '../photos/resend.ts';
import type { Row } from './row.ts';

export const describe = '20 MB of photos over a line that breaks 20 times, beside their bare bytes';

const megabyte = 1_000_000;
const photos = 10;
const cuts = 20;
const bytesPerSecond = 2 * megabyte;
const mostTimesPeer = 1.05;

export async function run(): Promise<Row[]> {
  const sizes = Array.from({ length: photos }, () => 2 * megabyte);
  const { bytes, sent, cuts: made, seconds } = await sendOverCuts(sizes, cuts, bytesPerSecond);
  console.log(`${made} cuts, ${seconds.toFixed(1)} s`);
  const ratio = Math.round((sent / bytes) * 10_000) / 10_000;
  return [
    {
      what: `photos, bytes sent over ${made} cuts`,
      ...{ ours: sent, peer: bytes, unit: 'bytes', ratio, goal: `≤ ${mostTimesPeer}` },
      met: made === cuts && ratio <= mostTimesPeer,
    },
  ];
}
