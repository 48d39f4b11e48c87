/** E-mails as the node panel makes and renames them: each in one step, and nothing names what is not there. */
import { DEFINITIONS_BY_ID } from '@nachklang/nodes/definitions';
import { DEFAULT_JOURNEY_SETTINGS, type JourneyDocument } from '@nachklang/nodes/sdk';
import { expect, it } from 'vitest';
import { starterEmail } from '../journey-store/starter-email.ts';
import { addEmailFor, keyForNew } from './new-email.ts';
import { renameEmail } from '../journey-store/commands/rename-email.ts';

const sending = (id: string, email: string) => ({ id, type: 'send-email', version: 1, settings: { email, class: 'transactional', whenBlocked: 'skip', trackClicks: false }, position: { x: 0, y: 0 } });
const journey: JourneyDocument = {
  format: 1, name: { de: 'J', en: 'J' }, subject: 'order', settings: DEFAULT_JOURNEY_SETTINGS, edges: [], notes: [],
  nodes: [sending('n1', 'thanks'), sending('n2', 'thanks'), sending('n3', 'later')], emails: { thanks: starterEmail(), other: starterEmail() },
};

it('a new e-mail takes the key the node names already, else a free one, and the node sends it', () => {
  expect(keyForNew(journey, 'later')).toBe('later');
  expect(keyForNew(journey, 'thanks')).toBe('mail');
  const made = addEmailFor('n1', 'email', 'mail').apply(journey);
  expect(Object.keys(made.emails)).toEqual(['thanks', 'other', 'mail']);
  expect(made.nodes[0]?.settings['email']).toBe('mail');
});

it('a renamed e-mail keeps its place and is followed by every node that sends it', () => {
  const renamed = renameEmail('thanks', 'welcome', DEFINITIONS_BY_ID).apply(journey);
  expect(Object.keys(renamed.emails)).toEqual(['welcome', 'other']);
  expect(renamed.nodes.map(({ settings }) => settings['email'])).toEqual(['welcome', 'welcome', 'later']);
});

it('nothing is renamed over another e-mail, or out of nothing', () => {
  expect(renameEmail('thanks', 'other', DEFINITIONS_BY_ID).apply(journey)).toBe(journey);
  expect(renameEmail('gone', 'new', DEFINITIONS_BY_ID).apply(journey)).toBe(journey);
});
