/** What the gallery says of a template at a glance. */
import { DEFINITIONS } from '@nachklang/nodes/definitions';
import { Localized, type JourneyDocument, type MessageClass } from '@nachklang/nodes/sdk';
import { Type } from 'typebox';
import { Value } from 'typebox/value';

export const templateFields = {
  template: Type.String(),
  name: Localized,
  description: Type.Optional(Localized),
  classes: Type.Array(Type.Enum(['transactional', 'marketing']), { description: 'Of the mails it sends' }),
  goal: Type.Optional(Localized),
};

const BUILT_IN = new Map(DEFINITIONS.map((definition) => [definition.id, definition]));

/** Transactional first. */
export function classesOfTemplate({ nodes }: JourneyDocument): MessageClass[] {
  const classes = nodes.flatMap(({ type, settings }) => {
    const definition = BUILT_IN.get(type);
    if (definition?.sendsMessage === undefined || !Value.Check(definition.settings, settings)) return [];
    const plan = definition.sendsMessage(settings);
    return plan === undefined ? [] : [plan.class];
  });
  return (['transactional', 'marketing'] as const).filter((known) => classes.includes(known));
}
