import { composeDisclosure, foldDisclosure } from '../../shared/disclosure/disclosure.ts';
// Beginning a disclosure: it gets its number at once, so that a discarded one leaves a visible gap.
import type { DisclosureContent } from '../../shared/disclosure/disclosureActs.ts';
import type { Result } from '../../shared/result.ts';
import type { Desk } from './desk.ts';
import { newAct, newId } from './desk.ts';
import { mayAct } from './mayAct.ts';
import { allotNumbers } from './numbers.ts';
import { Refusal, answered } from './refusal.ts';

/** Answers the new disclosure's id. `corrects`: the published one which this one is to replace. */
export function draftDisclosure(
  desk: Desk,
  content: DisclosureContent,
  corrects?: string,
): Promise<Result<string>> {
  return answered(() =>
    desk.oneAtATime(async () => {
      const forbidden = mayAct(desk.actor, 'disclosures', 'draft');
      if (forbidden) throw new Refusal({ code: forbidden });
      const [number] = allotNumbers(desk, 'disclosure', 1);
      const station = desk.office.id;
      const act = newAct(desk, 'draft', { ...content, number, station, corrects });
      const [code] = foldDisclosure([act]).refused.values();
      if (code) throw new Refusal({ code });
      const document = composeDisclosure(newId(desk), station, [act]);
      await desk.database.merge('disclosures', document);
      return document.id;
    }),
  );
}
