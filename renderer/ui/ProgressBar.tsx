/** How far something has come that takes a moment. */
import './ProgressBar.css';

/** `share` from 0 to 1. The label is read out, not seen: the words beside the bar say the same. */
export function ProgressBar({ label, share }: { label: string; share: number }) {
  return <progress className="progress-bar" aria-label={label} max={1} value={share} />;
}
