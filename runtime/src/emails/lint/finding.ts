/** What is found in an e-mail while it is written: where, what, and how to mend it. */
import type { Localized } from '@nachklang/nodes/sdk';

export const TOPICS = ['content', 'links', 'accessibility', 'spam', 'size'] as const;
export type Topic = (typeof TOPICS)[number];

export interface Finding {
  /** Stable. */
  code: string;
  /** An error stops publishing; a warning costs readers; a hint would make it better. */
  severity: 'error' | 'warning' | 'hint';
  topic: Topic;
  field: 'subject' | 'preheader' | 'mjml';
  /** 1-based line in the field. */
  line?: number;
  message: Localized;
  /** Absent where the message already says it. */
  mend?: Localized;
}
