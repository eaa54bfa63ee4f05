// Every status, act, problem and choice has a Chinese and an English text; no key stands in one language only.
import { describe, expect, it } from 'vitest';
import { chinese, english } from '../../../renderer/i18n/resources.ts';
import { linkState } from '../../../shared/bridge.ts';
import { categoryCodes } from '../../../shared/categories.ts';
import { deputyLevels } from '../../../shared/directory/directory.ts';
import {
  disclosureActKinds,
  disclosureLevels,
  disclosureTopics,
} from '../../../shared/disclosure/disclosureActs.ts';
import { disclosureStatuses } from '../../../shared/disclosure/disclosureSteps.ts';
import {
  lookBackFindings,
  opinionActKinds,
  ratings,
  replyPreferences,
  routes,
  tellChannels,
  urgencies,
  wishes,
} from '../../../shared/opinion/opinionActs.ts';
import { consents } from '../../../shared/opinion/opinionActs.ts';
import { opinionStatuses } from '../../../shared/opinion/opinionSteps.ts';
import { roles } from '../../../shared/permissions.ts';
import { problemCodes } from '../../../shared/problems.ts';
import { ageBands, residentFieldNames, sexes } from '../../../shared/reception/resident.ts';
import {
  channels,
  placeModes,
  reachModes,
  submitterKinds,
  visitActKinds,
  visitActs,
} from '../../../shared/reception/visitActs.ts';
import { visitStatuses } from '../../../shared/reception/visitSteps.ts';
import { syncedCollections } from '../../../shared/records.ts';
import { officeKinds } from '../../../shared/sync/protocol.ts';

type Texts = { [key: string]: string | Texts };

function flatten(texts: Texts, prefix = ''): [string, string][] {
  return Object.entries(texts).flatMap(([key, value]) =>
    typeof value === 'string' ? [[prefix + key, value]] : flatten(value, `${prefix}${key}.`),
  );
}

const wanted: Record<string, readonly string[]> = {
  problems: problemCodes,
  opinionStatus: opinionStatuses,
  visitStatus: visitStatuses,
  disclosureStatus: disclosureStatuses,
  opinionAct: opinionActKinds,
  visitAct: visitActKinds,
  disclosureAct: disclosureActKinds,
  category: categoryCodes,
  route: routes,
  wish: wishes,
  urgency: urgencies,
  channel: channels,
  placeMode: placeModes,
  reachMode: reachModes,
  submitterKind: submitterKinds,
  replyPreference: replyPreferences,
  consent: Object.keys(consents.shape),
  rating: ratings,
  tellChannel: tellChannels,
  lookBackFinding: lookBackFindings,
  confirmHow: visitActs.confirm.shape.how.options,
  ageBand: ageBands,
  sex: sexes,
  residentField: residentFieldNames,
  disclosureLevel: disclosureLevels,
  disclosureTopic: disclosureTopics,
  role: roles,
  officeKind: officeKinds,
  deputyLevel: deputyLevels,
  delivery: ['draft', 'waiting', 'delivered', 'refused'],
  link: linkState.shape.link.options,
  dueState: ['calm', 'near', 'today', 'overdue'],
  collection: syncedCollections,
};

const languages: [string, Record<string, Texts>][] = [
  ['zh-CN', chinese],
  ['en', english],
];

describe.each(languages)('the texts in %s', (_language, texts) => {
  const common = new Map(flatten(texts['common'] ?? {}));

  it.each(Object.entries(wanted))('name every %s and nothing else', (group, keys) => {
    const held = [...common.keys()].filter((key) => key.startsWith(`${group}.`));
    expect(held.toSorted()).toEqual(keys.map((key) => `${group}.${key}`).toSorted());
  });

  it('are never empty', () => {
    for (const [namespace, held] of Object.entries(texts)) {
      for (const [key, text] of flatten(held)) {
        expect([namespace, key, text.trim() !== '']).toEqual([namespace, key, true]);
      }
    }
  });
});

/** English tells one from many; Chinese does not. */
const withoutPlural = (key: string) => key.replace(/_(one|other)$/, '');

describe('the two languages', () => {
  it.each(Object.keys(chinese) as (keyof typeof chinese)[])(
    'have the same keys in %s',
    (namespace) => {
      const keysOf = (texts: Texts) =>
        [...new Set(flatten(texts).map(([key]) => withoutPlural(key)))].toSorted();
      expect(keysOf(english[namespace])).toEqual(keysOf(chinese[namespace]));
    },
  );

  it('fill in the same values', () => {
    const holes = (text: string) => [...new Set(text.match(/\{\{[^}]+\}\}/g))].toSorted();
    for (const namespace of Object.keys(chinese) as (keyof typeof chinese)[]) {
      const source = new Map(flatten(chinese[namespace]));
      for (const [key, text] of flatten(english[namespace])) {
        const original = source.get(key) ?? source.get(withoutPlural(key));
        if (original === undefined || key.endsWith('_one')) continue;
        expect([namespace, key, holes(text)]).toEqual([namespace, key, holes(original)]);
      }
    }
  });

  it('hold no Chinese in English and no forbidden word in Chinese', () => {
    for (const [namespace, texts] of Object.entries(english)) {
      for (const [key, text] of flatten(texts)) {
        const isChinese = /\p{Script=Han}/u.test(
          text.replace(/[〔〕]|枸杞|接-|意-|公-|中文/gu, ''),
        );
        expect([namespace, key, isChinese]).toEqual([namespace, key, false]);
      }
    }
    // Deputies listen and pass on; they do not handle.
    for (const [namespace, texts] of Object.entries(chinese)) {
      for (const [key, text] of flatten(texts)) {
        expect([namespace, key, text.includes('处置')]).toEqual([namespace, key, false]);
      }
    }
  });
});
