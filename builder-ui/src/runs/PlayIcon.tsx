/** The signs on the buttons of the time line, filled as everywhere else in the world. */
const SHAPES = {
  play: 'M6 4l10 6-10 6z',
  pause: 'M5.500 4h3.500v12h-3.500zM11 4h3.500v12h-3.500z',
  back: 'M5 4h2v12h-2zM16 4v12l-8-6z',
  forward: 'M13 4h2v12h-2zM4 4l8 6-8 6z',
} as const;

export function PlayIcon({ name }: { name: keyof typeof SHAPES }) {
  return <svg width={18} height={18} viewBox="0 0 20 20" fill="currentColor" aria-hidden="true" focusable="false"><path d={SHAPES[name]} /></svg>;
}
