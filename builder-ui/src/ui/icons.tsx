/** The icons, drawn for this program: 20 × 20, one stroke. Always beside words or with a label; never the only message. */

const SHAPES = {
  start: 'M3.5 9 10 3.5 16.5 9v7h-4.2v-4.4H7.7V16H3.5z',
  mailbox: 'M3 5.5h14v9.5H3zM3.3 6l6.7 5 6.7-5',
  journeys: 'M5 6.5a2 2 0 1 0 0-4 2 2 0 0 0 0 4zM15 17.5a2 2 0 1 0 0-4 2 2 0 0 0 0 4zM7 4.5h4.5a3 3 0 0 1 0 6h-3a2.5 2.5 0 0 0 0 5H13',
  people: 'M10 9.5a3.2 3.2 0 1 0 0-6.4 3.2 3.2 0 0 0 0 6.4zM3.8 17c.5-3.2 3-5 6.2-5s5.7 1.8 6.2 5',
  tasks: 'M3.5 4h13v12.500h-13zM6.8 10.200l2.3 2.3 4.3-4.8',
  settings: 'M3 6h6.500M13.5 6H17M3 14h3.500M10.5 14H17M11.5 8a2 2 0 1 0 0-4 2 2 0 0 0 0 4zM8.5 16a2 2 0 1 0 0-4 2 2 0 0 0 0 4z',
  menu: 'M3 5.500h14M3 10h14M3 14.500h14',
  close: 'M5 5l10 10M15 5L5 15',
  back: 'M11.5 4.5 6 10l5.5 5.5',
  forward: 'M8.5 4.5 14 10l-5.5 5.5',
  check: 'M4 10.500l4 4 8-9',
  search: 'M9 14.500a5.5 5.5 0 1 0 0-11 5.5 5.5 0 0 0 0 11zM13 13l4 4',
  plus: 'M10 4v12M4 10h12',
  more: 'M5.5 8 10 12.5 14.5 8',
  messages: 'M3 10 17 3.5 12.500 17l-2.8-5.8zM9.700 11.200 17 3.5',
  eye: 'M2.500 10S5.200 5 10 5s7.500 5 7.500 5-2.700 5-7.500 5-7.500-5-7.500-5zM10 12.300a2.300 2.300 0 1 0 0-4.600 2.300 2.300 0 0 0 0 4.600z',
  dots: 'M4.500 10h.01M10 10h.01M15.500 10h.01',
  upload: 'M10 13V4M6 7.500 10 3.500l4 4M3.500 13.500v3h13v-3',
  download: 'M10 3.500v9M6 9l4 4 4-4M3.500 13.500v3h13v-3',
  warn: 'M10 3.200 17.500 16h-15zM10 8.200v3.600M10 13.900v.01',
} as const;

export type IconName = keyof typeof SHAPES;

export function Icon({ name, size = 20 }: { name: IconName; size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 20 20" fill="none" stroke="currentColor" strokeWidth={1.6} strokeLinecap="round" strokeLinejoin="round" aria-hidden="true" focusable="false">
      <path d={SHAPES[name]} />
    </svg>
  );
}

/** The mark: a note that goes on sounding. */
export function Mark({ size = 28 }: { size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 32 32" aria-hidden="true" focusable="false">
      <rect width="32" height="32" rx="8" fill="#0b6e6e" />
      <g fill="none" stroke="#fff" strokeWidth="2.6" strokeLinecap="round">
        <path d="M9 13v6" />
        <path d="M14.5 9v14" />
        <path d="M20 12v8" opacity=".7" />
        <path d="M25 14.500v3" opacity=".45" />
      </g>
    </svg>
  );
}
