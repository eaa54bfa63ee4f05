/** ↑ ↓ Home End between the links of a list, so that it is walked without tabbing through every row. */

interface ListKey {
  key: string;
  currentTarget: Element;
  preventDefault: () => void;
}

/** A key handler for the one link of each row; rows are siblings inside the nearest `tbody` or `ul`. */
export function walkLinks(event: ListKey): void {
  const list = event.currentTarget.closest('tbody, ul');
  if (!list) return;
  const links = [...list.querySelectorAll<HTMLElement>('[data-row-link]')];
  const at = links.findIndex((link) => link === event.currentTarget);
  const targets = new Map([
    ['ArrowDown', at + 1],
    ['ArrowUp', at - 1],
    ['Home', 0],
    ['End', links.length - 1],
  ]);
  const target = links[targets.get(event.key) ?? -1];
  if (!target) return;
  event.preventDefault();
  target.focus();
}
