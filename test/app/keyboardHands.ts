// A person without a mouse: walks with Tab, presses with Enter, and must always see where they are.
import type { Locator, Page } from '@playwright/test';
import { expect } from '@playwright/test';

const mostSteps = 90;

interface FocusMark {
  what: string;
  isFocusVisible: boolean;
  hasMark: boolean;
}

/** What has the focus and whether a ring is drawn for it: on itself, on its whole row, or on the control around it. */
function readFocus(page: Page): Promise<FocusMark> {
  return page.evaluate(() => {
    const focused = document.activeElement;
    if (!focused || focused === document.body) {
      return { what: 'nothing', isFocusVisible: false, hasMark: false };
    }
    const around = [
      focused,
      focused.parentElement,
      focused.closest('label, .control, [role=group]'),
    ].filter((element) => element !== null);
    const hasRing = (element: Element, part?: string) => {
      const style = getComputedStyle(element, part);
      const outline = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0;
      return outline || style.boxShadow !== 'none';
    };
    const words = focused.getAttribute('aria-label') ?? focused.textContent.trim().slice(0, 30);
    return {
      what: `${focused.tagName.toLowerCase()}.${focused.className} ${words}`,
      isFocusVisible: focused.matches(':focus-visible'),
      hasMark: around.some((element) => hasRing(element) || hasRing(element, '::after')),
    };
  });
}

/** The focus can be seen now. */
export async function expectFocusSeen(page: Page): Promise<void> {
  const { what, isFocusVisible, hasMark } = await readFocus(page);
  expect({ what, isFocusVisible, hasMark }).toEqual({ what, isFocusVisible: true, hasMark: true });
}

/** Tabs until the target has the focus; at every stop on the way the focus is seen. */
export async function walkTo(page: Page, target: Locator, key = 'Tab'): Promise<void> {
  for (let step = 0; step < mostSteps; step += 1) {
    if (await hasFocus(target)) return;
    await page.keyboard.press(key);
    await expectFocusSeen(page);
  }
  throw new Error(`${mostSteps} stops, and never ${target.toString()}`);
}

async function hasFocus(target: Locator): Promise<boolean> {
  const held = target.first();
  if ((await held.count()) === 0) return false;
  return held.evaluate((element) => element === document.activeElement);
}

/** Walks there and presses it. */
export async function walkAndPress(page: Page, target: Locator, key = 'Enter'): Promise<void> {
  await target.first().waitFor();
  await walkTo(page, target);
  await page.keyboard.press(key);
}

/** Walks there and types. */
export async function walkAndType(page: Page, target: Locator, text: string): Promise<void> {
  await target.first().waitFor();
  await walkTo(page, target);
  await page.keyboard.insertText(text);
}
