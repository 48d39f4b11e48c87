/** What the inputs of a form know about where they stand: the journey around the node, its problems, the language. */
import type { Locale, PlacedProblem, RuleScope } from '@nachklang/nodes/sdk';
import { createContext, use, type ComponentType } from 'react';
import type { InputProps } from './form-field.ts';
import type { Settings } from './settings-at.ts';

/** The e-mails of the journey, and what can be done with them here. */
export interface EmailActions {
  /** With the subject in the language of the page. */
  emails: readonly { key: string; subject: string }[];
  open(key: string): void;
  /** Adds one and chooses it. */
  create(): void;
  rename(from: string, to: string): void;
}

export interface FormContextValue {
  locale: Locale;
  scope: RuleScope;
  problems: readonly PlacedProblem[];
  /** All settings of the form: some inputs depend on others. */
  settings: Settings;
  readOnly: boolean;
  /** Absent where a form stands without a journey. */
  emailActions?: EmailActions | undefined;
  /** The input of one setting, for settings that hold others. */
  Input: ComponentType<InputProps>;
  /** Nodes whose exits rules may ask for. */
  nodes: readonly NodeWithExits[];
}

export interface NodeWithExits {
  id: string;
  name: string;
  exits: readonly { id: string; label: string }[];
}

export const FormContext = createContext<FormContextValue | undefined>(undefined);

export function useForm(): FormContextValue {
  const form = use(FormContext);
  if (form === undefined) throw new Error('An input of a form stands outside of SettingsForm.');
  return form;
}

/** The problems of one place, as one text; with `below` also those of everything inside it. */
export function useProblemsAt(path: string, below = false): string | undefined {
  const { problems, locale } = useForm();
  const here = problems.filter((problem) => problem.path === path || (below && problem.path.startsWith(`${path}/`)));
  if (here.length === 0) return undefined;
  return [...new Set(here.map(({ message, mend }) => (mend === undefined ? message[locale] : `${message[locale]} ${mend[locale]}`)))].join(' ');
}
