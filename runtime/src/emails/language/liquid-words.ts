/** What the filters and tags of Liquid do, with an example that can be inserted. */
import type { Localized } from '@nachklang/nodes/sdk';

export interface LiquidWord {
  help: Localized;
  /** What stands after the name; `$1` is where the cursor goes. */
  insert?: string;
}

export const FILTER_WORDS: Readonly<Record<string, LiquidWord>> = {
  money: { help: { de: 'Als Betrag: 49,90 €. Ohne Angabe in der Währung der Bestellung.', en: 'As an amount: €49.90. In the order’s currency unless given.' } },
  date_long: { help: { de: 'Datum mit Wochentag: Montag, 23. November 2026', en: 'Date with weekday: Monday, 23 November 2026' } },
  date_short: { help: { de: 'Kurzes Datum: 23.11.2026', en: 'Short date: 23/11/2026' } },
  time_short: { help: { de: 'Uhrzeit: 14:30 („Uhr“ selbst dahinterschreiben)', en: 'Time: 14:30' } },
  weekday: { help: { de: 'Wochentag: Montag', en: 'Weekday: Monday' } },
  country_name: { help: { de: 'Name eines Landes statt seines Kürzels', en: 'Name of a country instead of its code' } },
  plural: { help: { de: 'Einzahl oder Mehrzahl, je nach Zahl davor', en: 'Singular or plural, by the number before it' }, insert: ': "${1:Paket}", "${2:Pakete}"' },
  newline_to_br: { help: { de: 'Zeilenumbrüche werden zu <br>', en: 'Line breaks become <br>' } },
  default: { help: { de: 'Ersatz, wenn der Wert fehlt', en: 'Substitute when the value is missing' }, insert: ': "$1"' },
  upcase: { help: { de: 'In Großbuchstaben', en: 'In capitals' } },
  downcase: { help: { de: 'In Kleinbuchstaben', en: 'In small letters' } },
  capitalize: { help: { de: 'Erster Buchstabe groß', en: 'First letter large' } },
  append: { help: { de: 'Hängt Text an', en: 'Appends text' }, insert: ': "$1"' },
  prepend: { help: { de: 'Stellt Text voran', en: 'Puts text before' }, insert: ': "$1"' },
  replace: { help: { de: 'Ersetzt Text', en: 'Replaces text' }, insert: ': "$1", "$2"' },
  remove: { help: { de: 'Nimmt Text heraus', en: 'Takes text out' }, insert: ': "$1"' },
  strip: { help: { de: 'Ohne Leerzeichen an den Enden', en: 'Without blanks at the ends' } },
  truncate: { help: { de: 'Höchstens so viele Zeichen', en: 'At most so many characters' }, insert: ': ${1:40}' },
  truncatewords: { help: { de: 'Höchstens so viele Wörter', en: 'At most so many words' }, insert: ': ${1:12}' },
  split: { help: { de: 'Teilt Text zu einer Liste', en: 'Splits text into a list' }, insert: ': "$1"' },
  join: { help: { de: 'Verbindet eine Liste zu Text', en: 'Joins a list into text' }, insert: ': "${1:, }"' },
  first: { help: { de: 'Das Erste einer Liste', en: 'The first of a list' } },
  last: { help: { de: 'Das Letzte einer Liste', en: 'The last of a list' } },
  size: { help: { de: 'Wie viele oder wie lang', en: 'How many or how long' } },
  slice: { help: { de: 'Ein Stück: ab wo, wie lang', en: 'A piece: from where, how long' }, insert: ': ${1:0}, ${2:1}' },
  map: { help: { de: 'Von jedem Eintrag ein Feld', en: 'One field of every item' }, insert: ': "$1"' },
  where: { help: { de: 'Nur Einträge mit diesem Wert', en: 'Only items with this value' }, insert: ': "$1", "$2"' },
  sort: { help: { de: 'Sortiert', en: 'Sorts' } },
  reverse: { help: { de: 'Dreht die Reihenfolge um', en: 'Turns the order around' } },
  uniq: { help: { de: 'Ohne Doppelte', en: 'Without repeats' } },
  compact: { help: { de: 'Ohne Leere', en: 'Without empty ones' } },
  concat: { help: { de: 'Hängt eine Liste an', en: 'Appends a list' }, insert: ': $1' },
  plus: { help: { de: 'Zählt dazu', en: 'Adds' }, insert: ': ${1:1}' },
  minus: { help: { de: 'Zieht ab', en: 'Subtracts' }, insert: ': ${1:1}' },
  times: { help: { de: 'Nimmt mal', en: 'Multiplies' }, insert: ': ${1:line.quantity}' },
  divided_by: { help: { de: 'Teilt durch', en: 'Divides' }, insert: ': ${1:2}' },
  modulo: { help: { de: 'Rest der Teilung', en: 'Remainder' }, insert: ': ${1:2}' },
  round: { help: { de: 'Rundet', en: 'Rounds' }, insert: ': ${1:0}' },
  floor: { help: { de: 'Rundet ab', en: 'Rounds down' } },
  ceil: { help: { de: 'Rundet auf', en: 'Rounds up' } },
  abs: { help: { de: 'Ohne Vorzeichen', en: 'Without its sign' } },
  at_least: { help: { de: 'Mindestens so viel', en: 'At least so much' }, insert: ': ${1:0}' },
  at_most: { help: { de: 'Höchstens so viel', en: 'At most so much' }, insert: ': ${1:10}' },
  url_encode: { help: { de: 'Für Adressen: ersetzt Zeichen, die dort nicht stehen dürfen', en: 'For addresses: replaces characters that may not stand there' } },
};

/** `insert` goes between `{% ` and ` %}` and what follows. */
export const TAG_WORDS: Readonly<Record<string, LiquidWord>> = {
  if: { help: { de: 'Nur wenn etwas gilt', en: 'Only if something holds' }, insert: 'if ${1:parcel.expectedAt} %}$0{% endif' },
  unless: { help: { de: 'Nur wenn etwas nicht gilt', en: 'Only if something does not hold' }, insert: 'unless ${1:order.paidAt} %}$0{% endunless' },
  case: { help: { de: 'Je nach Wert', en: 'Depending on a value' }, insert: 'case ${1:parcel.status} %}{% when "${2:delivered}" %}$0{% endcase' },
  for: { help: { de: 'Für jeden Eintrag einer Liste', en: 'For every item of a list' }, insert: 'for ${1:line} in ${2:order.lines} %}$0{% endfor' },
  break: { help: { de: 'Beendet die Schleife', en: 'Ends the loop' } },
  continue: { help: { de: 'Weiter mit dem nächsten Eintrag', en: 'On to the next item' } },
  assign: { help: { de: 'Gibt einem Wert einen Namen', en: 'Gives a value a name' }, insert: 'assign ${1:name} = ${2:"…"}' },
  capture: { help: { de: 'Gibt einem Stück Text einen Namen', en: 'Gives a piece of text a name' }, insert: 'capture ${1:name} %}$0{% endcapture' },
  cycle: { help: { de: 'Reihum einer der Werte', en: 'One of the values after the other' }, insert: 'cycle "${1:a}", "${2:b}"' },
  comment: { help: { de: 'Eine Bemerkung, die niemand bekommt', en: 'A remark nobody gets' }, insert: 'comment %}$0{% endcomment' },
  raw: { help: { de: 'Text, in dem Liquid nichts bedeutet', en: 'Text in which Liquid means nothing' }, insert: 'raw %}$0{% endraw' },
  elsif: { help: { de: 'Sonst, wenn', en: 'Else if' }, insert: 'elsif $1' },
  else: { help: { de: 'Sonst', en: 'Else' } },
  when: { help: { de: 'Bei diesem Wert (in case)', en: 'At this value (in case)' }, insert: 'when "$1"' },
};
