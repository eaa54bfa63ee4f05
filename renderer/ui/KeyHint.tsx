/** Key caps beside an action that has a shortcut. */
import './KeyHint.css';

/** Pressed together, such as `['Ctrl', 'Enter']`. */
export function KeyHint({ keys }: { keys: readonly string[] }) {
  return (
    <span className="key-hint">
      {keys.map((key) => (
        <kbd key={key}>{key}</kbd>
      ))}
    </span>
  );
}
