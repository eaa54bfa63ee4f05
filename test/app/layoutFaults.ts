// Measures the page as drawn: what scrolls sideways, which words are cut off, which controls lie over each other.
import type { Page } from '@playwright/test';

/** One line per fault; empty when everything can be read and pressed. */
export function layoutFaults(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const slack = 1.5;
    const faults = new Set<string>();
    // While something is open over the page, the page beneath is neither read nor pressed.
    const stage =
      document.querySelector('[role=menu]') ??
      document.querySelector('[role=dialog], [role=alertdialog]') ??
      document.body;
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

    const scrollsSideways = (box: Element) =>
      ['auto', 'scroll'].includes(getComputedStyle(box).overflowX) &&
      box.scrollWidth > box.clientWidth + 1;

    function lookForSidewaysScrolling(): void {
      const root = document.documentElement;
      if (root.scrollWidth > root.clientWidth) faults.add(`the page scrolls sideways`);
      for (const box of stage.querySelectorAll('*')) {
        const isTyped = box instanceof HTMLTextAreaElement || box instanceof HTMLInputElement;
        if (!isTyped && scrollsSideways(box)) {
          faults.add(`scrolls sideways: ${nameOf(box)} ${box.scrollWidth} in ${box.clientWidth}`);
        }
      }
    }

    function lookAtWords(text: Text): void {
      const holder = text.parentElement;
      if (!holder || brief(text.data) === '' || !isShown(holder)) return;
      const chain = [holder, ...ancestorsOf(holder)].filter(
        (box) => box !== document.documentElement,
      );
      if (chain.some(isMeantToBeCut)) return;
      const range = document.createRange();
      range.selectNodeContents(text);
      for (const line of range.getClientRects()) {
        if (line.width === 0) continue;
        const isBeyond = line.left < -slack || line.right > window.innerWidth + slack;
        if (isBeyond && !chain.some(scrollsSideways)) {
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
      const isCutY =
        cutsY && (line.top < edge.top - slack * 2 || line.bottom > edge.bottom + slack * 2);
      if (isCutX || isCutY) faults.add(`cut off by ${nameOf(box)}: ${brief(text.data)}`);
    }

    const isKeptInSight = (element: Element) =>
      [element, ...ancestorsOf(element)].some((box) =>
        ['sticky', 'fixed'].includes(getComputedStyle(box).position),
      );

    /** The part of a control that is not scrolled out of sight; of a field the part for its text, so that a button may stand in its padding. */
    function seenPart(control: Element): DOMRect {
      let { left, top, right, bottom } = control.getBoundingClientRect();
      if (control instanceof HTMLInputElement) {
        right -= parseFloat(getComputedStyle(control).paddingRight);
      }
      for (const box of ancestorsOf(control)) {
        if (getComputedStyle(box).overflowY === 'visible') continue;
        const edge = box.getBoundingClientRect();
        left = Math.max(left, edge.left);
        top = Math.max(top, edge.top);
        right = Math.min(right, edge.right);
        bottom = Math.min(bottom, edge.bottom);
      }
      return new DOMRect(left, top, Math.max(0, right - left), Math.max(0, bottom - top));
    }

    function controlsInSight(): Element[] {
      const controls = stage.querySelectorAll('a[href], button, textarea, input, label.choice');
      return [...controls].filter((control) => {
        const isBare = control instanceof HTMLInputElement && control.closest('label') !== null;
        const { width, height } = seenPart(control);
        return width > 1 && height > 1 && isShown(control) && !isBare && !isMeantToBeCut(control);
      });
    }

    function lookForOverlaps(): void {
      const controls = controlsInSight().map((control) => ({
        control,
        seen: seenPart(control),
        isKept: isKeptInSight(control),
      }));
      for (const [index, one] of controls.entries()) {
        for (const other of controls.slice(index + 1)) {
          if (one.control.contains(other.control) || other.control.contains(one.control)) continue;
          if (one.isKept !== other.isKept) continue;
          const width =
            Math.min(one.seen.right, other.seen.right) - Math.max(one.seen.left, other.seen.left);
          const height =
            Math.min(one.seen.bottom, other.seen.bottom) - Math.max(one.seen.top, other.seen.top);
          if (width <= slack || height <= slack) continue;
          const words = [one.control, other.control].map(
            (control) => `${nameOf(control)} “${brief(control.textContent)}”`,
          );
          faults.add(`over each other: ${words.join(' and ')}`);
        }
      }
    }

    lookForSidewaysScrolling();
    const walker = document.createTreeWalker(stage, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) lookAtWords(walker.currentNode as Text);
    lookForOverlaps();
    return [...faults];
  });
}
