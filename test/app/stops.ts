// Every place a person can come to, each with the way to it that needs no words: the same in any language.
import type { Page } from '@playwright/test';
import { expect } from '@playwright/test';
import { samplePassphrase } from '../../shared/sample/sampleDirectory.ts';
import { goTo } from './appearance.ts';

export interface Stop {
  name: string;
  reach: (page: Page) => Promise<void>;
}

const settleMs = 60;

/** Fonts loaded, entrances over. */
export async function settle(page: Page): Promise<void> {
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
  await page.waitForTimeout(settleMs);
}

function screen(name: string, path: string, testId: string): Stop {
  return {
    name,
    reach: async (page) => {
      await leaveDialog(page);
      await goTo(page, path);
      await page.getByTestId(testId).waitFor();
    },
  };
}

/** A record's page, reached through the first row of a list. */
function record(name: string, list: string, testId: string): Stop {
  return {
    name,
    reach: async (page) => {
      await leaveDialog(page);
      await goTo(page, list);
      await page.locator('main a[data-row-link]').first().press('Enter');
      await page.getByTestId(testId).waitFor();
    },
  };
}

/** What a press on the current page opens. */
function opened(name: string, opener: string, opening = '[role=dialog], [role=alertdialog]'): Stop {
  return {
    name,
    reach: async (page) => {
      await leaveDialog(page);
      await page.locator(opener).first().click();
      await page.locator(opening).first().waitFor();
      // A form may begin with an open list of choices; the form is what is looked at.
      await page.waitForTimeout(settleMs);
      if (await page.getByRole('listbox').isVisible()) await page.keyboard.press('Escape');
    },
  };
}

/** Chooses the last item of a menu on the current page. */
function openedByMenu(name: string, menu: string): Stop {
  return {
    name,
    reach: async (page) => {
      await leaveDialog(page);
      await page.locator(menu).first().click();
      await page.getByRole('menuitem').last().click();
      await page.getByRole('dialog').waitFor();
    },
  };
}

/** Escape leaves a list first and the dialog around it then. */
export async function leaveDialog(page: Page): Promise<void> {
  const overlay = page.locator('[role=listbox], [role=menu], [role=dialog], [role=alertdialog]');
  await expect(async () => {
    if (await overlay.first().isVisible()) await page.keyboard.press('Escape');
    await expect(overlay).toHaveCount(0, { timeout: 300 });
  }).toPass({ timeout: 5_000 });
}

const way = (index: number) => `[data-testid=first-run] li:nth-child(${index}) button`;
const inside = '[data-testid=first-run] form';
const backToWays = '.first-run-back button';

/** Before anybody has set the PC up. */
export const doorStops: readonly Stop[] = [
  {
    name: 'first run',
    reach: (page) => page.getByTestId('first-run').waitFor(),
  },
  opened('joining the county, with mistakes', way(2), inside),
  {
    name: 'a station on its own, with mistakes',
    reach: async (page) => {
      await page.locator(backToWays).click();
      await page.locator(way(3)).click();
      await page.locator(`${inside} button[type=submit]`).click();
      await page.locator('.field-error').first().waitFor();
    },
  },
  {
    name: 'sign-in, the people',
    reach: async (page) => {
      await page.locator(backToWays).click();
      await page.locator(way(1)).click();
      await page.locator('.sign-in-people').waitFor();
    },
  },
  {
    name: 'sign-in, a wrong passphrase',
    reach: async (page) => {
      await page.locator('.sign-in-person').first().click();
      await page.locator('input[type=password]').fill('nothing of the kind');
      await page.locator('button[type=submit]').click();
      await page.locator('.field-error').waitFor();
    },
  },
];

const desk = '[data-testid=reception-desk]';
const nextStep = '.next-step .button-primary';

/** A trial station, its head signed in. */
export const stationStops: readonly Stop[] = [
  screen('workbench', '/', 'workbench'),
  opened('the menu of the person', '.person-menu', '[role=menu]'),
  screen('receptions', '/reception', 'reception-list'),
  screen('the desk', '/reception/new', 'reception-desk'),
  {
    name: 'the desk, a group, two opinions, mistakes',
    reach: async (page) => {
      await page.locator(`${desk} input[type=radio][value=group]`).check({ force: true });
      await page.keyboard.press('Alt+n');
      await page.keyboard.press('Control+Enter');
      await page.locator('.desk-mistakes').waitFor();
    },
  },
  record('a visit', '/reception', 'visit-page'),
  opened('the slip before printing', '.page-header-actions button'),
  screen('opinions', '/opinions', 'opinion-list'),
  screen('opinions, none found', '/opinions?text=nothing-of-the-kind', 'opinion-list'),
  record('an opinion to review', '/opinions?group=review', 'opinion-page'),
  opened('the form of an act', nextStep),
  record('an opinion with an answer', '/opinions?group=telling', 'opinion-page'),
  openedByMenu('the form of an act that is hard to undo', '.next-step .button-quiet'),
  screen('disclosures', '/disclosures', 'disclosure-list'),
  screen('writing a disclosure', '/disclosures/new', 'disclosure-editor'),
  record('a disclosure', '/disclosures', 'disclosure-page'),
  opened('the notice before printing', '.page-header-actions button'),
  screen('sync on one’s own', '/sync', 'sync-screen'),
  screen('directory, read only', '/directory', 'directory'),
  screen('settings', '/settings', 'settings'),
];

/** A PC of the sample county, its administrator signed in. */
export const countyStops: readonly Stop[] = [
  screen('county inbox', '/inbox', 'county-inbox'),
  screen('opinions at the county', '/opinions', 'opinion-list'),
  record('an opinion at the county', '/opinions?group=county', 'opinion-page'),
  opened('handing an opinion to a unit', '.next-step .row .button-secondary'),
  screen('sync', '/sync', 'sync-screen'),
  screen('directory', '/directory', 'directory'),
  opened('adding a station', '[role=tabpanel] > .stack > .row button'),
  openedByMenu('the code for a PC', '[role=tabpanel] table button'),
  {
    name: 'the PCs',
    reach: async (page) => {
      await leaveDialog(page);
      await page.getByRole('tab').last().click();
      await page.locator('[role=tabpanel] table').waitFor();
    },
  },
];

/** A PC of a sample unit, its handler signed in for the first time. */
export const unitStops: readonly Stop[] = [
  screen('tasks', '/tasks', 'unit-tasks'),
  record('an opinion at the unit', '/opinions', 'opinion-page'),
];

/** The door of a PC that joined the county: nobody has signed in on it yet. */
export const firstSignInStops: readonly Stop[] = [
  {
    name: 'the first sign-in, with mistakes',
    reach: async (page) => {
      const person = page.locator('.sign-in-person').first();
      const form = page.locator('form button[type=submit]');
      await person.or(form).first().waitFor();
      if (await person.isVisible()) await person.click();
      await page.locator('input[type=radio][value=passphrase]').check({ force: true });
      await form.click();
      await page.locator('.field-error').first().waitFor();
    },
  },
];

/** Signs in on the page of the first sign-in, in any language. */
export async function passFirstDoor(page: Page): Promise<void> {
  await page.locator('input[type=password]').fill(samplePassphrase);
  await page.locator('form button[type=submit]').click();
  await page.getByRole('navigation').waitFor({ timeout: 30_000 });
}
