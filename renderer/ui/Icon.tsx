/** The app's whole set of signs, drawn on one 20-unit grid with one stroke, always beside words. */
import './Icon.css';

const paths = {
  reception:
    'M3 16v-1.5A3.5 3.5 0 0 1 6.5 11h1A3.5 3.5 0 0 1 11 14.5V16M7 8.5a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5ZM12 4h5v6h-2.5L12 12V4Z',
  opinion: 'M3 4h14v9.5H9L5.5 17v-3.5H3V4ZM6 7.5h8M6 10h5',
  disclosure: 'M3.5 3.5h13v9h-13zM10 12.5V17M6.5 17h7M6.5 6.5h7M6.5 9.5h4',
  sync: 'M4 8.5A6.5 6.5 0 0 1 15.5 6L17 7.5M17 3.5v4h-4M16 11.5A6.5 6.5 0 0 1 4.5 14L3 12.5M3 16.5v-4h4',
  inbox: 'M3 11.5 5 4h10l2 7.5V16H3v-4.5ZM3 11.5h4l1 2h4l1-2h4',
  task: 'M5 3.5h10V17H5zM8 3.5V2.5h4v1M7.5 10.5l2 2 3.5-4',
  people:
    'M2.5 16.5v-1A3.5 3.5 0 0 1 6 12h2.5a3.5 3.5 0 0 1 3.5 3.5v1M7.2 9.3a2.8 2.8 0 1 0 0-5.6 2.8 2.8 0 0 0 0 5.6ZM13 4a2.7 2.7 0 0 1 0 5.2M14.5 12.2a3.4 3.4 0 0 1 3 3.3v1',
  settings:
    'M3 5.5h7M14 5.5h3M3 14.5h3M10 14.5h7M12 7.5a2 2 0 1 0 0-4 2 2 0 0 0 0 4ZM8 16.5a2 2 0 1 0 0-4 2 2 0 0 0 0 4Z',
  print: 'M6 7V3h8v4M6 14H3V7h14v7h-3M6 11.5h8V17H6z',
  plus: 'M10 4v12M4 10h12',
  check: 'M4 10.5 8 14.5 16 5.5',
  alert: 'M10 3 18 16.5H2L10 3ZM10 8v4M10 14.2v.1',
  stop: 'M7 2.5h6l4.5 4.5v6L13 17.5H7L2.5 13V7L7 2.5ZM10 6.5v4.5M10 13.5v.1',
  clock: 'M10 17a7 7 0 1 0 0-14 7 7 0 0 0 0 14ZM10 6v4.2l2.8 1.8',
  search: 'M9 14.5a5.5 5.5 0 1 0 0-11 5.5 5.5 0 0 0 0 11ZM13 13l4 4',
  lock: 'M4.5 9h11v8h-11zM7 9V6a3 3 0 0 1 6 0v3M10 12v2',
  boat: 'M2.5 11.5h15L15 16H5l-2.5-4.5ZM6 11.5V7h7l2 4.5M9 7V3.5',
  document: 'M5 2.5h7l3.5 3.5v11.5H5zM12 2.5V6h3.5M7.5 10h5.5M7.5 13h5.5',
  back: 'M16.5 10h-13M8 5l-5 5 5 5',
  close: 'M5 5l10 10M15 5 5 15',
  chevron: 'M7.5 4.5 13 10l-5.5 5.5',
  chevronDown: 'M4.5 7.5 10 13l5.5-5.5',
  calendar: 'M3.5 4.5h13v12h-13zM3.5 8.5h13M7 2.5v4M13 2.5v4',
  information: 'M10 17a7 7 0 1 0 0-14 7 7 0 0 0 0 14ZM10 9v4.5M10 6.3v.1',
  home: 'M3 9.5 10 3.5l7 6V17h-5v-4.5H8V17H3V9.5Z',
  chart: 'M3 17h14M5.5 14V9.5M10 14V4.5M14.5 14V7.5',
  phone:
    'M4 3.5h3.2l1.3 3.7-1.8 1.4a9 9 0 0 0 4.7 4.7l1.4-1.8 3.7 1.3V16a1.5 1.5 0 0 1-1.6 1.5C8.3 17 3 11.7 2.5 5A1.5 1.5 0 0 1 4 3.500Z',
  download: 'M10 3v9.5M5.5 8.5 10 13l4.5-4.500M3.5 16.500h13',
  upload: 'M10 13V3.500M5.5 8 10 3.5 14.5 8M3.5 16.500h13',
  edit: 'M4 16l.7-3.500L13.5 3.700l2.8 2.800L7.5 15.3 4 16ZM11.5 5.700l2.8 2.8',
} as const;

/** The name of a sign in the set. */
export type IconName = keyof typeof paths;

/** Decorative by rule: screen readers skip it, so a word must stand beside it. */
export function Icon({
  name,
  size = 'regular',
}: {
  name: IconName;
  size?: 'small' | 'regular' | 'large';
}) {
  return (
    <svg className={`icon icon-${size}`} viewBox="0 0 20 20" aria-hidden="true" focusable="false">
      <path d={paths[name]} />
    </svg>
  );
}
