/** What the first page of the editor says, in English; the same keys as in German. */
import { canvas } from '../canvas/words.en.ts';
import { journeyStates } from '../journeys/state-words.en.ts';
import { demo } from '../start/demo-words.en.ts';
import type { first as german } from './first.de.ts';

export const first: typeof german = {
  app: { skip: 'Skip to content', menu: 'Menu', navigation: 'Main menu', account: 'Account', language: 'Language', appearance: 'Appearance', light: 'Light', dark: 'Dark', system: 'Like the device', signOut: 'Sign out', goTo: 'Go to …', goToHint: 'Page, journey or person', goToNothing: 'Nothing found. People are found by address, name or order number.', shop: 'Shop', shops: 'Shops', demo: 'Demo' },
  common: {
    again: 'Try again', more: 'Load more', cancel: 'Cancel', close: 'Close', save: 'Save', saved: 'Saved', back: 'Back', copy: 'Copy', copied: 'Copied', copyThis: 'Copy: {{what}}',
    all: 'All', none: 'none', loading: 'Loading …', transactional: 'Transactional', marketing: 'Marketing', today: 'Today', yesterday: 'Yesterday', unknownJourney: 'deleted journey', optional: 'optional',
  },
  problem: {
    title: 'That did not work',
    unreachable: 'The server does not answer. Check that Nachklang is running and that you are connected.',
    forbidden: 'You lack the permission for this. Ask the owner of the shop.',
    internal_error: 'Something went wrong on the server. Try again; if it stays, look into the log.',
    too_many_requests: 'Those were too many tries. Wait a minute and try again.',
    invalid_email_or_password: 'E-mail address and password do not match. Check both and try again.',
    stale_revision: 'Somebody changed this journey in the meantime. Reload the page and try again.',
    invalid_request: 'Something you entered does not fit. Check it, or reload the page.',
    not_found: 'That is not here (any more).',
    other: 'The server refused ({{code}}).',
  },
  notFound: { title: 'Nothing here', text: 'There is no such page. Perhaps the link is old.', action: 'Go to the start page' },
  canvas,
  journeys: { states: journeyStates },
  start: { demo },
};
