/** The square of a checkbox; its tick is shown by the state of the line around it. */
import { Icon } from './Icon.tsx';

export function CheckMark() {
  return (
    <span className="choice-mark" aria-hidden="true">
      <Icon name="check" size="small" />
    </span>
  );
}
