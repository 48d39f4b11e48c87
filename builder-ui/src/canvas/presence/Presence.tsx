/** Who else has this journey open. */
export function Presence() {
  return null;
}
