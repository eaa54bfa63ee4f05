/** The kit on the oldest supported Chromium: accessible, unclipped, walked by keyboard, safe with input methods. */
import { AxeBuilder } from '@axe-core/playwright';
import { expect, test } from '@playwright/test';
import { type GalleryWindow, openGallery } from './galleryWindow.ts';

let gallery: GalleryWindow;

test.beforeAll(async () => {
  gallery = await openGallery();
});

test.afterAll(async () => {
  await gallery.close();
});

const views = ['form', 'list', 'record', 'parts', 'sheet', 'signIn'];

/** Legacy mode, because Electron cannot open the blank page in which axe otherwise sums up. */
async function violations(): Promise<string[]> {
  const { violations: found } = await new AxeBuilder({ page: gallery.page })
    .setLegacyMode()
    .analyze();
  return found.map(
    ({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`,
  );
}

/** Boxes that scroll sideways although nothing in the kit should at this width. */
function clippedBoxes(): Promise<string[]> {
  return gallery.page.evaluate(() =>
    [
      document.documentElement,
      ...document.querySelectorAll('.shell-main, .shell-rail, .data-table-frame, .dialog'),
    ]
      .filter((box) => box.scrollWidth > box.clientWidth)
      .map((box) => `${box.className}: ${box.scrollWidth} in ${box.clientWidth}`),
  );
}

/** The Enter with which an input method confirms a word. */
function composedEnter(selector: string): Promise<void> {
  return gallery.page.locator(selector).evaluate((input) => {
    const enter = { key: 'Enter', isComposing: true, bubbles: true, cancelable: true };
    input.dispatchEvent(new KeyboardEvent('keydown', enter));
    input.dispatchEvent(new KeyboardEvent('keyup', enter));
  });
}

for (const view of views) {
  for (const size of ['normal', 'large']) {
    test(`${view} in ${size} type: no axe violation, nothing clipped, no complaint`, async () => {
      gallery.complaints.length = 0;
      await gallery.show(view, `size=${size}`);
      expect(await violations()).toEqual([]);
      expect(await clippedBoxes()).toEqual([]);
      expect(gallery.complaints).toEqual([]);
    });
  }
}

test('the longest English names fit the frame in large type', async () => {
  await gallery.show('list', 'size=large&locale=en');
  expect(await violations()).toEqual([]);
  expect(await clippedBoxes()).toEqual([]);
});

test('large type enlarges the root by a quarter', async () => {
  await gallery.show('parts', 'size=large');
  const rootSize = await gallery.page.evaluate(
    () => getComputedStyle(document.documentElement).fontSize,
  );
  expect(rootSize).toBe('20px');
});

test('arrow keys walk the rows and Enter follows the row', async () => {
  await gallery.show('list');
  const { page } = gallery;
  await page.locator('.row-link').first().focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('path')).toHaveText('/opinions/枸杞〔2026〕意-A0030');
  await page.keyboard.press('End');
  await expect(page.locator('.row-link').last()).toBeFocused();
});

test('a press anywhere on a row follows it', async () => {
  await gallery.show('list');
  const { page } = gallery;
  const cell = await page.getByRole('cell', { name: '医疗' }).boundingBox();
  if (!cell) throw new Error('The cell is not on the screen.');
  await page.mouse.click(cell.x + cell.width / 2, cell.y + cell.height / 2);
  await expect(page.getByTestId('path')).toHaveText('/opinions/枸杞〔2026〕意-A0029');
});

test('sorting a column turns its direction and says so', async () => {
  await gallery.show('list');
  const { page } = gallery;
  await page.getByRole('button', { name: '登记日期' }).click();
  await expect(page.getByRole('columnheader', { name: '登记日期' })).toHaveAttribute(
    'aria-sort',
    'ascending',
  );
  await expect(page.locator('.row-link').first()).toHaveText('枸杞〔2026〕意-A0026');
});

test('a place is found by the initials of its pinyin, without a mouse', async () => {
  await gallery.show('form');
  const { page } = gallery;
  const place = page.getByRole('combobox', { name: /地点/ });
  await place.focus();
  await page.keyboard.type('xcy');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(place).toHaveValue('小菜园码头');
  await page.getByRole('button', { name: '登记并编号' }).press('Enter');
  await expect(page.getByTestId('saved')).toContainText('p1:小菜园码头');
});

test('a place that is not in the list is kept as typed', async () => {
  await gallery.show('form');
  const { page } = gallery;
  await page.getByRole('combobox', { name: /地点/ }).fill('后山亭子');
  await page.keyboard.press('Tab');
  await page.getByRole('button', { name: '登记并编号' }).press('Enter');
  await expect(page.getByTestId('saved')).toContainText('custom:后山亭子');
});

test('a deputy who is not in the list does not stay', async () => {
  await gallery.show('form');
  const { page } = gallery;
  const deputy = page.getByRole('combobox', { name: '接待代表' });
  await deputy.fill('没有这个人');
  await page.keyboard.press('Tab');
  await expect(deputy).toHaveValue('代表甲01');
});

test('a choice and a date are made by keyboard and errors go away', async () => {
  await gallery.show('form');
  const { page } = gallery;
  await page.getByRole('button', { name: /类别/ }).focus();
  await page.keyboard.press('Enter');
  await page.getByRole('option', { name: /03 供水/ }).press('Enter');
  await expect(page.getByText('请选一个类别')).toBeHidden();
  await page.getByRole('spinbutton', { name: /年.*答复期限/ }).focus();
  await page.keyboard.type('20260401');
  await page.getByRole('button', { name: '登记并编号' }).press('Enter');
  await expect(page.getByTestId('saved')).toContainText('|03|');
  await expect(page.getByTestId('saved')).toContainText('|2026-04-01');
});

test('the Enter of an input method neither saves nor searches', async () => {
  await gallery.show('form');
  const { page } = gallery;
  await page.getByRole('textbox', { name: '姓名' }).fill('测试居民001');
  await composedEnter('input[value="测试居民001"]');
  await expect(page.getByTestId('saved')).toHaveText('');
  await page.getByRole('textbox', { name: '姓名' }).press('Enter');
  await expect(page.getByTestId('saved')).toContainText('测试居民001');

  await gallery.show('list');
  await page.getByRole('searchbox').fill('水');
  await composedEnter('input[type="search"]');
  await expect(page.getByTestId('submitted')).toHaveText('');
  await page.getByRole('searchbox').press('Enter');
  await expect(page.getByTestId('submitted')).toHaveText('水');
});

test('a dialog holds the focus, Escape leaves it, the focus returns', async () => {
  await gallery.show('record');
  const { page } = gallery;
  const opener = page.getByRole('button', { name: '告知居民' });
  await opener.press('Enter');
  const dialog = page.getByRole('dialog', { name: '告知居民' });
  await expect(dialog).toBeVisible();
  expect(await violations()).toEqual([]);
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  expect(await dialog.evaluate((element) => element.contains(document.activeElement))).toBe(true);
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await expect(opener).toBeFocused();
});

test('the question before withdrawing has the focus on the safe answer', async () => {
  await gallery.show('record');
  const { page } = gallery;
  await page.getByRole('button', { name: '撤回' }).press('Enter');
  await expect(page.getByRole('alertdialog')).toBeVisible();
  await expect(page.getByRole('button', { name: '不撤回' })).toBeFocused();
  expect(await violations()).toEqual([]);
});

test('a toast is said, a danger stays until it is closed', async () => {
  await gallery.show('parts');
  const { page } = gallery;
  await page.getByRole('button', { name: '登记并编号' }).click();
  const toast = page.getByRole('alertdialog', { name: '没有存上' });
  await expect(toast).toBeVisible();
  expect(await violations()).toEqual([]);
  await toast.getByRole('button', { name: '关闭提示' }).click();
  await expect(toast).toBeHidden();
});

test('the first Tab offers the way past the navigation', async () => {
  await gallery.show('list');
  const { page } = gallery;
  await page.keyboard.press('Tab');
  await expect(page.getByRole('link', { name: '跳到正文' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('main')).toBeFocused();
});

test('printing a page with a sheet prints the sheet alone', async () => {
  await gallery.show('sheet');
  const { page } = gallery;
  await page.emulateMedia({ media: 'print' });
  await expect(page.locator('.sheet-a5')).toBeVisible();
  await expect(page.getByRole('heading', { name: '打印' })).toBeHidden();
  await expect(page.getByRole('navigation')).toBeHidden();
  await page.emulateMedia({ media: null });
});
