/** Changes what one run of the journey is about. */
import type { JourneyDocument } from '@nachklang/nodes/sdk';
import type { Command } from '../command.ts';

export function changeSubject(subject: JourneyDocument['subject']): Command {
  return { name: 'changeSubject', apply: (document) => (document.subject === subject ? document : { ...document, subject }) };
}
