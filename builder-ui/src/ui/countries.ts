/** The countries to choose from: where most shops of this program are first, the others by name. */
const FIRST = ['DE', 'AT', 'CH'];
const OTHERS = ['BE', 'BG', 'CY', 'CZ', 'DK', 'EE', 'ES', 'FI', 'FR', 'GB', 'GR', 'HR', 'HU', 'IE', 'IT', 'LI', 'LT', 'LU', 'LV', 'MT', 'NL', 'NO', 'PL', 'PT', 'RO', 'SE', 'SI', 'SK', 'US'];

/** `chosen` is among them, wherever it is. */
export function countryOptions(name: (code: string) => string, chosen?: string): { value: string; label: string }[] {
  const option = (value: string) => ({ value, label: name(value) });
  const known = new Set([...FIRST, ...OTHERS]);
  const others = OTHERS.map(option).toSorted((a, b) => a.label.localeCompare(b.label));
  return [...(chosen === undefined || chosen === '' || known.has(chosen) ? [] : [option(chosen)]), ...FIRST.map(option), ...others];
}
