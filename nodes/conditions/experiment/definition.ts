/** experiment: spreads people over variants; each person keeps hers. */
import { Type } from 'typebox';
import { field } from '../../sdk/form-hints.ts';
import { defineNode, type SettingsProblem } from '../../sdk/node.ts';
import { duplicateIds } from '../../sdk/settings/duplicate-ids.ts';

export const experiment = defineNode({
  id: 'experiment',
  version: 1,
  kind: 'condition',
  label: { de: 'Experiment', en: 'Experiment' },
  description: { de: 'Verteilt die Menschen auf Varianten, um sie zu vergleichen', en: 'Spreads people over variants to compare them' },
  icon: 'flask',
  settings: Type.Object(
    {
      arms: Type.Array(
        Type.Object(
          {
            id: Type.String({ pattern: '^[a-z0-9][a-z0-9-]{0,31}$', ...field({ label: { de: 'Kennung', en: 'Id' }, generated: true }) }),
            name: Type.String({ minLength: 1, maxLength: 80, ...field({ label: { de: 'Name', en: 'Name' } }) }),
            weight: Type.Number({ minimum: 0, maximum: 1000, ...field({ label: { de: 'Anteil', en: 'Share' }, widget: 'weight' }) }),
          },
          { additionalProperties: false },
        ),
        { minItems: 2, maxItems: 6, ...field({ label: { de: 'Varianten', en: 'Variants' } }) },
      ),
      winner: Type.Optional(Type.String({
        ...field({
          label: { de: 'Sieger', en: 'Winner' },
          help: { de: 'Die Variante, die ab jetzt alle bekommen.', en: 'The variant that everyone gets from now on.' },
          widget: 'entry',
          entriesOf: 'arms',
        }),
      })),
    },
    { additionalProperties: false },
  ),
  defaults: { arms: [{ id: 'a', name: 'A', weight: 50 }, { id: 'b', name: 'B', weight: 50 }] },
  ports: ({ arms }) => arms.map(({ id, name }) => ({ id: `arm-${id}`, label: { de: name, en: name } })),
  summary({ arms, winner }, locale) {
    const won = arms.find(({ id }) => id === winner);
    if (won !== undefined) return { de: `Alle bekommen „${won.name}“`, en: `Everyone gets “${won.name}”` }[locale];
    const sum = arms.reduce((total, { weight }) => total + weight, 0);
    const share = (weight: number): number => (sum > 0 ? Math.round((weight / sum) * 100) : 0);
    return arms.map(({ name, weight }) => `${name} ${share(weight)} %`).join(' · ');
  },
  check: ({ arms, winner }) => [...duplicateIds('/arms', arms), ...checkWeights(arms), ...checkWinner(arms, winner)],
});

function checkWeights(arms: readonly { weight: number }[]): SettingsProblem[] {
  if (arms.some(({ weight }) => weight > 0)) return [];
  return [{
    path: '/arms',
    code: 'weights_are_zero',
    message: { de: 'Alle Anteile sind null. Gib mindestens einer Variante einen Anteil.', en: 'All shares are zero. Give at least one variant a share.' },
  }];
}

function checkWinner(arms: readonly { id: string }[], winner: string | undefined): SettingsProblem[] {
  if (winner === undefined || arms.some(({ id }) => id === winner)) return [];
  return [{
    path: '/winner',
    code: 'winner_unknown',
    message: { de: `Es gibt keine Variante „${winner}“. Wähle eine aus der Liste.`, en: `There is no variant “${winner}”. Choose one from the list.` },
  }];
}
