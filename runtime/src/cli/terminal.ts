/** Where a command writes: results on stdout, so that they can be piped; notes and progress on stderr. */
import type { Locale } from '@nachklang/nodes/sdk';

export interface Terminal {
  /** One line of the result. */
  print(line: string): void;
  /** One line beside the result: what happens now, what went wrong. */
  note(line: string): void;
  /** Progress of long work: replaces itself on a screen, and stays silent where nobody watches. */
  progress(line: string): void;
  /** Asks a yes-or-no question; undefined when there is nobody to ask. */
  confirm(question: string): Promise<boolean | undefined>;
  readonly language: Locale;
}
