// The first half: a station joins, loses the cable, hears a resident, loses power, and has lost nothing.
import { expect } from '@playwright/test';
import { samplePassphrase } from '../../shared/sample/sampleDirectory.ts';
import {
  go,
  openDesk,
  saveVisit,
  signIn,
  signInFirst,
  switchPerson,
  writeVisit,
} from '../app/hands.ts';
import { expectAllDelivered, openFromList, takeStep } from '../app/recordHands.ts';
import type { Narrator } from './narrator.ts';
import type { Stage } from './stage.ts';
import {
  appOf,
  codesOf,
  keepPaper,
  linkTimeout,
  milliseconds,
  openOffice,
  pageOf,
  reopenOffice,
} from './stage.ts';
import { offices, people, unfinished, visit } from './words.ts';

const breathMs = 1_000;

export async function playOfflineScenes(narrator: Narrator, stage: Stage): Promise<void> {
  await narrator.step('The station joins the county with a one-time code', async (scene) => {
    const took = await milliseconds(() =>
      openOffice(stage, {
        name: offices.station,
        code: codesOf(stage).station,
        person: people.recorder,
      }),
    );
    scene.measure('launch, enrol, first sign-in', took);
    const page = pageOf(stage, offices.station);
    await expectAllDelivered(page);
    await switchPerson(page);
    await scene.picture(page, 'who-is-at-the-desk');
    await signInFirst(page, people.head, samplePassphrase);
    await switchPerson(page);
    const quick = await milliseconds(() => signIn(page, people.recorder, samplePassphrase));
    scene.measure('switching to a colleague', quick);
    await page.getByTestId('workbench').waitFor();
    await scene.picture(page, 'workbench');
  });

  await narrator.step('The cable is cut: the county server is gone', async (scene) => {
    await stage.county.stop();
    const page = pageOf(stage, offices.station);
    await go(page, '同步');
    await expect(page.getByText('连不上也照常登记')).toBeVisible(linkTimeout);
    await scene.picture(page, 'offline');
  });

  await narrator.step('A resident speaks: one visit, two opinions, offline', async (scene) => {
    const page = pageOf(stage, offices.station);
    await openDesk(page);
    scene.measure('filling the form', await milliseconds(() => writeVisit(page, visit)));
    await page.getByRole('heading', { level: 1 }).scrollIntoViewIfNeeded();
    await scene.picture(page, 'reception');
    const took = await milliseconds(async () => {
      stage.numbers = await saveVisit(page);
    });
    expect(stage.numbers).toHaveLength(1 + visit.opinions.length);
    scene.measure('save, until durable and shown', took);
    scene.measure('numbers', stage.numbers.join('  '));
    await scene.picture(page, 'recorded');
    await page.getByRole('button', { name: '打印回执' }).click();
    await scene.picture(page, 'reception-slip');
    await keepPaper(stage, scene, page, /回执/);
  });

  await narrator.step('The plug is pulled in the middle of the next entry', async (scene) => {
    const app = appOf(stage, offices.station);
    await openDesk(app.page);
    const words = app.page.getByLabel('原话');
    await words.pressSequentially(unfinished, { delay: 25 });
    // A breath, as people take one; the draft is written at every pause.
    await app.page.waitForTimeout(breathMs);
    await expect(app.page.getByText(/草稿已保存/)).toBeVisible();
    await scene.picture(app.page, 'before-the-kill');
    await words.pressSequentially('……', { delay: 25 });
    await app.kill();
    scene.measure('typed before SIGKILL', `${unfinished.length + 2} characters`);
  });

  await narrator.step('Started again: both opinions and the draft are there', async (scene) => {
    const took = await milliseconds(() => reopenOffice(stage, offices.station, people.recorder));
    scene.measure('launch and sign in, offline', took);
    const page = pageOf(stage, offices.station);
    for (const number of stage.numbers.slice(1)) await openFromList(page, '意见', number);
    await scene.picture(page, 'opinion-after-the-kill');
    await go(page, '接待登记');
    await scene.picture(page, 'draft-in-the-list');
    await page.getByRole('main').getByText('接着写').first().click();
    const kept = await page.getByLabel('原话').inputValue();
    expect(kept.startsWith(unfinished)).toBe(true);
    scene.measure('kept of the unfinished entry', `${kept.length} of ${unfinished.length + 2}`);
    await scene.picture(page, 'draft-after-the-kill');
  });

  await narrator.step('The head of the station reviews both, still offline', async (scene) => {
    const page = pageOf(stage, offices.station);
    await switchPerson(page);
    await signIn(page, people.head, samplePassphrase);
    for (const number of stage.numbers.slice(1)) {
      await openFromList(page, '意见', number);
      await takeStep(page, '审核并转交', { choices: ['报县交办'] });
    }
    await scene.picture(page, 'reviewed');
    await go(page, '同步');
    await expect(page.getByText(/条记录只在这台电脑上/)).toBeVisible();
    await scene.picture(page, 'waiting-to-be-sent');
  });
}
