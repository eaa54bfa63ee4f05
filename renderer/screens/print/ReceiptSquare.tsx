/** The square code on a slip: the county's signature for the visit. Before the county has signed, there is none. */
import { useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { encode } from 'uqr';
import { actBody } from '../../../shared/acts.ts';
import { canonicalJson } from '../../../shared/canonicalJson.ts';
import { receiptCodeText, signedFirstAct } from '../../../shared/receiptCode.ts';
import { formatDateTime } from '../../i18n/format.ts';
import type { VisitRecord } from '../../queries/records.ts';

export function ReceiptSquare({ visit: { document } }: { visit: VisitRecord }) {
  const { t } = useTranslation('print');
  const act = useMemo(() => signedFirstAct(document.acts, 'register'), [document]);
  const [text, setText] = useState<string>();
  useEffect(() => {
    let isCurrent = true;
    if (!act) return undefined;
    void digestOf(actBody(act)).then((digest) => {
      const { id, received } = act;
      const code = receiptCodeText({ number: document.number, act: id, digest, received });
      if (isCurrent) setText(code);
    });
    return () => {
      isCurrent = false;
    };
  }, [act, document]);
  if (!act || text === undefined) return undefined;
  const { size, path } = squareOf(text);
  return (
    <div className="sheet-square">
      <svg viewBox={`0 0 ${size} ${size}`} role="img" aria-label={t('slip.square')}>
        <path d={path} />
      </svg>
      <p>{t('slip.signed', { time: formatDateTime(act.received.at) })}</p>
    </div>
  );
}

/** One path of unit squares, with the quiet border of four that scanners want. */
export function squareOf(text: string): { size: number; path: string } {
  const { data, size } = encode(text, { ecc: 'M', border: 4 });
  const path = data.flatMap((row, y) =>
    row.flatMap((isDark, x) => (isDark ? [`M${x} ${y}h1v1h-1z`] : [])),
  );
  return { size, path: path.join('') };
}

async function digestOf(value: unknown): Promise<string> {
  const bytes = new TextEncoder().encode(canonicalJson(value));
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
