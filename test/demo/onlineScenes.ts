// The second half: the county signs, assigns and hears the unit; the station tells the resident; the result is disclosed.
import { expect } from '@playwright/test';
import { samplePassphrase } from '../../shared/sample/sampleDirectory.ts';
import { startCounty } from '../app/countyProcess.ts';
import { go, signIn, switchPerson } from '../app/hands.ts';
import {
  draftDisclosure,
  expectAllDelivered,
  expectStatus,
  openFromList,
  takeStep,
} from '../app/recordHands.ts';
import type { Narrator } from './narrator.ts';
import type { Stage } from './stage.ts';
import { codesOf, keepPaper, linkTimeout, milliseconds, openOffice, pageOf } from './stage.ts';
import { answers, offices, people } from './words.ts';

export async function playOnlineScenes(narrator: Narrator, stage: Stage): Promise<void> {
  const first = () => stage.numbers[1] ?? '';

  await narrator.step('The link is back: the county signs for every act', async (scene) => {
    const port = Number(new URL(stage.county.url).port);
    stage.county = await startCounty(stage.countyFolder, { port, sample: true });
    const page = pageOf(stage, offices.station);
    scene.measure(
      'from the server’s return to 已送达',
      await milliseconds(() => expectAllDelivered(page)),
    );
    await scene.picture(page, 'delivered');
    await openFromList(page, '意见', first());
    await scene.picture(page, 'county-receipt');
  });

  await narrator.step('The county receives the opinion and assigns it to a unit', async (scene) => {
    const page = await openOffice(stage, {
      name: offices.county,
      code: codesOf(stage).county,
      person: people.county,
    });
    await go(page, '待收件');
    await expect(page.getByRole('main')).toContainText(first(), linkTimeout);
    await scene.picture(page, 'county-inbox');
    await openFromList(page, '意见', first());
    await takeStep(page, '收件');
    await takeStep(page, '交办', {
      searches: { 交给哪个单位: people.unitName },
      lines: { 交办要求: answers.instruction },
    });
    await expectStatus(page, '已交办');
    await scene.picture(page, 'assigned');
  });

  await narrator.step('The handling unit takes it on and answers', async (scene) => {
    const page = await openOffice(stage, {
      name: offices.unit,
      code: codesOf(stage).unit,
      person: people.unit,
    });
    await go(page, '我的任务');
    await expect(page.getByRole('main')).toContainText(first(), linkTimeout);
    await scene.picture(page, 'unit-tasks');
    await page.getByRole('link', { name: first() }).first().click();
    await takeStep(page, '接下承办');
    await takeStep(page, '答复', { lines: { 答复内容: answers.reply } });
    await expectStatus(page, '已答复');
    await scene.picture(page, 'unit-answered');
  });

  await narrator.step('The station tells the resident, who rates the answer', async (scene) => {
    const page = pageOf(stage, offices.station);
    await expectStatus(page, '已答复');
    await switchPerson(page);
    await signIn(page, people.recorder, samplePassphrase);
    await openFromList(page, '意见', first());
    await scene.picture(page, 'answer-at-the-station');
    await page.getByRole('button', { name: '打印反馈单' }).click();
    await scene.picture(page, 'feedback-slip');
    await keepPaper(stage, scene, page, /反馈单/);
    await takeStep(page, '告知居民', { choices: ['电话'], lines: { 说了什么: answers.told } });
    await takeStep(page, '居民评价', { choices: ['满意'], lines: { 说明: answers.rating } });
    await expectStatus(page, '已评价');
    await scene.picture(page, 'rated');
  });

  await narrator.step('The result is disclosed: drafted, approved by another', async (scene) => {
    const page = pageOf(stage, offices.station);
    await draftDisclosure(page, {
      title: answers.disclosureTitle,
      body: answers.disclosureBody,
      level: '乡镇',
    });
    await takeStep(page, '提交审批');
    await scene.picture(page, 'disclosure-awaiting-approval');
    const address = await page.evaluate(() => location.hash);
    await switchPerson(page);
    await signIn(page, people.head, samplePassphrase);
    await page.evaluate((hash) => {
      location.hash = hash;
    }, address);
    await takeStep(page, '批准');
    await takeStep(page, '公开');
    await takeStep(page, '记上墙', { lines: { 贴在哪里: answers.wall } });
    await scene.picture(page, 'disclosed');
    await page.getByRole('button', { name: '打印公示' }).click();
    await scene.picture(page, 'disclosure-sheet');
    await keepPaper(stage, scene, page, /停航/);
    await expectAllDelivered(page);
  });

  await narrator.step('The county holds the disclosure', async (scene) => {
    const page = pageOf(stage, offices.county);
    await go(page, '公开');
    await page.getByRole('tab', { name: /各站的/ }).click();
    const link = page.getByRole('link', { name: answers.disclosureTitle });
    await expect(link.first()).toBeVisible(linkTimeout);
    await scene.picture(page, 'county-disclosures');
  });
}
