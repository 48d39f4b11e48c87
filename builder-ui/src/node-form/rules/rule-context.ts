/** What the cards of a rule builder know beyond their own rule. */
import { pointer } from '@nachklang/nodes/sdk';
import { createContext, use } from 'react';

interface RuleContextValue {
  /** Name of the setting the rules are. */
  label: string;
  /** JSON Pointer of the outermost group in the settings. */
  path: string;
}

export const RuleContext = createContext<RuleContextValue>({ label: '', path: '' });

export function useRules(): RuleContextValue {
  return use(RuleContext);
}

/** JSON Pointer of a rule, from its place in the tree. */
export function pointerOf(base: string, place: readonly number[]): string {
  return place.reduce((path, index) => pointer(path, 'rules', index), base);
}
