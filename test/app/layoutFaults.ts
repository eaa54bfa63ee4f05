// Measures the page as drawn: what scrolls sideways, which words are cut off, which controls lie over each other.
import type { Page } from '@playwright/test';

/** One line per fault; empty when everything can be read and pressed. */
export function layoutFaults(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const slack = 1.5;
    const faults = new Set<string>();
    const nameOf = (element: Element) =>
      `${element.tagName.toLowerCase()}.${[...element.classList].join('.')}`;
    const brief = (text: string) => text.trim().replaceAll(/\s+/g, ' ').slice(0, 30);

    function ancestorsOf(element: Element): Element[] {
      const parent = element.parentElement;
      return parent ? [parent, ...ancestorsOf(parent)] : [];
    }

    /** For screen readers only, or shortened on purpose with the whole text a press away. */
    function isMeantToBeCut(element: Element): boolean {
      const style = getComputedStyle(element);
      const { width, height } = element.getBoundingClientRect();
      return (
        style.clipPath !== 'none' ||
        style.getPropertyValue('-webkit-line-clamp') !== 'none' ||
        (width <= 1 && height <= 1)
      );
    }

    const isShown = (element: Element) =>
      element.checkVisibility({ checkOpacity: true, checkVisibilityCSS: true });

    function lookForSidewaysScrolling(): void {
      const root = document.documentElement;
      if (root.scrollWidth > root.clientWidth) faults.add(`the page scrolls sideways`);
      for (const box of document.querySelectorAll('body *')) {
        const { overflowX } = getComputedStyle(box);
        const scrolls = overflowX === 'auto' || overflowX === 'scroll';
        const isTyped = box instanceof HTMLTextAreaElement || box instanceof HTMLInputElement;
        if (scrolls && !isTyped && box.scrollWidth > box.clientWidth + 1) {
          faults.add(`scrolls sideways: ${nameOf(box)} ${box.scrollWidth} in ${box.clientWidth}`);
        }
      }
    }

    function lookAtWords(text: Text): void {
      const holder = text.parentElement;
      if (!holder || brief(text.data) === '' || !isShown(holder)) return;
      const chain = [holder, ...ancestorsOf(holder)];
      if (chain.some(isMeantToBeCut)) return;
      const range = document.createRange();
      range.selectNodeContents(text);
      for (const line of range.getClientRects()) {
        if (line.width === 0) continue;
        if (line.left < -slack || line.right > window.innerWidth + slack) {
          faults.add(`beyond the window: ${brief(text.data)}`);
        }
        for (const box of chain) lookAtBox(text, line, box);
      }
    }

    function lookAtBox(text: Text, line: DOMRect, box: Element): void {
      const { overflowX, overflowY } = getComputedStyle(box);
      const edge = box.getBoundingClientRect();
      const isControl = box.matches('button, .button, [role=tab], .status-tag');
      const cutsX = overflowX === 'hidden' || overflowX === 'clip' || isControl;
      const cutsY = overflowY === 'hidden' || overflowY === 'clip' || isControl;
      const isCutX = cutsX && (line.left < edge.left - slack || line.right > edge.right + slack);
      const isCutY = cutsY && (line.top < edge.top - slack * 2 || line.bottom > edge.bottom + slack * 2);
      if (isCutX || isCutY) faults.add(`cut off by ${nameOf(box)}: ${brief(text.data)}`);
    }

    const isKeptInSight = (element: Element) =>
      [element, ...ancestorsOf(element)].some((box) =>
        ['sticky', 'fixed'].includes(getComputedStyle(box).position),
      );

    function lookForOverlaps(): void {
      const dialog = document.querySelector('[role=dialog], [role=alertdialog], [role=menu]');
      const controls = [
        ...(dialog ?? document.body).querySelectorAll('a[href], button, textarea, input, label.choice'),
      ].filter((control) => {
        const { width, height } = control.getBoundingClientRect();
        const isBare = control instanceof HTMLInputElement && control.closest('label') !== null;
        return width > 1 && height > 1 && isShown(control) && !isBare && !isMeantToBeCut(control);
      });
      for (const [index, one] of controls.entries()) {
        for (const other of controls.slice(index + 1)) {
          if (one.contains(other) || other.contains(one)) continue;
          if (isKeptInSight(one) !== isKeptInSight(other)) continue;
          const a = one.getBoundingClientRect();
          const b = other.getBoundingClientRect();
          const width = Math.min(a.right, b.right) - Math.max(a.left, b.left);
          const height = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
          if (width > slack && height > slack) {
            const words = [one, other].map((each) => `${nameOf(each)} “${brief(each.textContent)}”`);
            faults.add(`over each other: ${words.join(' and ')}`);
          }
        }
      }
    }

    lookForSidewaysScrolling();
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) lookAtWords(walker.currentNode as Text);
    lookForOverlaps();
    return [...faults];
  });
}
