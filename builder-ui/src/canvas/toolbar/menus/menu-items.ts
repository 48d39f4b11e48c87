/** What a button's menu holds, said without loading it. */
import type { Span } from '../../figures/use-figures.ts';

export type MenuItems =
  | { kind: 'journey' | 'undo' | 'layout' }
  /** `span` is absent while no figures are shown; `onChoose` without one hides them. */
  | { kind: 'figures'; span: Span | undefined; onChoose(span: Span | undefined): void };
