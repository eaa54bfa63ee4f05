/** The mark of the app: two islands and the line of the sea between them. */
import './StationMark.css';

export function StationMark() {
  return (
    <svg className="station-mark" viewBox="0 0 32 32" aria-hidden="true" focusable="false">
      <path className="station-mark-land" d="M4 18 10.5 8l5 7.500L18.5 11 27.5 18Z" />
      <path
        className="station-mark-sea"
        d="M3 22.500c2.2 0 2.2 1.6 4.3 1.600s2.2-1.6 4.4-1.6 2.2 1.6 4.3 1.6 2.2-1.6 4.4-1.6 2.2 1.6 4.3 1.6 2.2-1.6 4.3-1.6"
      />
    </svg>
  );
}
