/** await-points: the run rests until the contact has collected enough loyalty points, or until time is up. */
import { checkDuration, defineNode, Duration, durationInWords, field } from '@nachklang/nodes/sdk';
import { Type } from 'typebox';

export const awaitPoints = defineNode({
  id: 'await-points',
  version: 1,
  kind: 'wait',
  label: { de: 'Auf Treuepunkte warten', en: 'Wait for points' },
  description: { de: 'Wartet, bis genug Treuepunkte gesammelt sind oder die Zeit um ist', en: 'Waits until enough loyalty points are collected or time is up' },
  icon: 'star',
  settings: Type.Object(
    {
      points: Type.Integer({ minimum: 1, maximum: 1_000_000, ...field({ label: { de: 'Punkte', en: 'Points' } }) }),
      within: Type.With(Duration, field({ label: { de: 'Höchstens warten', en: 'Wait no longer than' }, widget: 'duration' })),
    },
    { additionalProperties: false },
  ),
  defaults: { points: 100, within: 'P90D' },
  ports: [
    { id: 'reached', label: { de: 'genug Punkte', en: 'enough points' } },
    { id: 'too-few', label: { de: 'Zeit um', en: 'time is up' } },
  ],
  // Time passes here: a loop through this node cannot spin.
  pauses: true,
  summary: ({ points, within }, locale) =>
    ({ de: `Auf ${points} Punkte warten, höchstens ${durationInWords(within, 'de')}`, en: `Wait for ${points} points, ${durationInWords(within, 'en')} at most` })[locale],
  check: ({ within }) => checkDuration('/within', within),
});
