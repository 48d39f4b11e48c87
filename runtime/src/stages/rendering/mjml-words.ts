/** What MJML says about a source, in German; its English is taken as it is. */

const SAYINGS: readonly [RegExp, string][] = [
  [/^(\S+): Element \S+ doesn't exist or is not registered$/, 'Das Element $1 gibt es nicht. Prüfe die Schreibweise.'],
  [/^(\S+): \S+ cannot be used inside (\S+), only inside: (.+)$/, '$1 darf nicht in $2 stehen, nur in: $3.'],
  [/^(\S+): Attributes? (.+) (?:is|are) illegal$/, 'Das Attribut $2 gibt es bei $1 nicht.'],
  [/^(\S+): Attribute (\S+) has invalid value: (.*) for type Enum, only accepts (.+)$/s, 'Der Wert „$3“ passt nicht zum Attribut $2 von $1. Erlaubt sind: $4.'],
  [/^(\S+): Attribute (\S+) has invalid value: (.*) for type Unit, only accepts \((.+)\) units and (\d+) value\(s\)$/s, 'Der Wert „$3“ passt nicht zum Attribut $2 von $1. Erlaubt ist eine Zahl mit einer dieser Einheiten: $4.'],
  [/^(\S+): Attribute (\S+) has invalid value: (.*) for type Color *$/s, 'Der Wert „$3“ im Attribut $2 von $1 ist keine Farbe. Schreibe sie wie #2f5d50.'],
  [/^(\S+): Attribute (\S+) has invalid value: (.*) for type (\w+).*$/s, 'Der Wert „$3“ passt nicht zum Attribut $2 von $1.'],
];

export function inGerman(message: string): string {
  const known = SAYINGS.find(([pattern]) => pattern.test(message));
  return known === undefined ? message : message.replace(known[0], known[1]);
}
