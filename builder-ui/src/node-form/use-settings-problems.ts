/** The problems of the settings as they are typed; what only the whole journey knows is added as soon as it was checked. */
import { checkSettings, type JourneyNode, type NodeDefinition, type PlacedProblem, type Problem, type RuleScope } from '@nachklang/nodes/sdk';
import { useMemo } from 'react';
import { useNodeProblems } from '../journey-store/use-problems.ts';

export function useSettingsProblems(node: JourneyNode, settings: Record<string, unknown>, scope: RuleScope, definition: NodeDefinition): readonly PlacedProblem[] {
  const ofJourney = useNodeProblems(node.id);
  return useMemo(() => {
    const own = checkSafely(definition, settings, scope);
    // The list of the journey lags behind what is being typed: only codes that the node alone cannot have are taken from it.
    const others = ofJourney.flatMap(fromSettings).filter(({ code }) => JOURNEYS_OWN.has(code) || (own === undefined));
    return [...(own ?? []), ...others];
  }, [definition, settings, scope, ofJourney]);
}

const JOURNEYS_OWN = new Set(['email_missing']);
/** Where a problem that names the settings as a whole belongs. */
const PLACE: Record<string, string> = { email_missing: '/email' };

/** Undefined when the code of a node from outside trips over what is being typed. */
function checkSafely(definition: NodeDefinition, settings: Record<string, unknown>, scope: RuleScope): PlacedProblem[] | undefined {
  try {
    return checkSettings(definition, settings, scope);
  } catch {
    return undefined;
  }
}

function fromSettings({ path, code, severity, message, mend }: Problem): PlacedProblem[] {
  const inside = /^\/nodes\/\d+\/settings(\/.*)?$/.exec(path);
  return inside === null ? [] : [{ path: PLACE[code] ?? inside[1] ?? '', code, severity, message, mend }];
}
