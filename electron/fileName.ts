// A file name that every system takes, made from an official number or a title in any script.

const longestName = 80;
const reservedOnWindows = /^(con|prn|aux|nul|com\d|lpt\d)(\..*)?$/i;

/** Without ending. `枸杞〔2026〕接-A0012` stays as it is. */
export function safeFileName(name: string): string {
  const cleaned = name
    // oxlint-disable-next-line no-control-regex
    .replace(/[\u0000-\u001f\u007f-\u009f\\/:*?"<>|\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  const short = Array.from(cleaned)
    .slice(0, longestName)
    .join('')
    .replace(/^[. ]+|[. ]+$/g, '');
  if (short === '') return '打印';
  return reservedOnWindows.test(short) ? `${short}_` : short;
}
