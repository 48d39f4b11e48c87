/** Every page and its address. Pages are loaded when they are opened; all but sign-in ask for a session. */
import type { QueryClient } from '@tanstack/react-query';
import { createRootRouteWithContext, createRoute, createRouter, lazyRouteComponent, Outlet, redirect } from '@tanstack/react-router';
import { meQuery } from './api/session.ts';
import { readEditorSearch } from './canvas/editor-search.ts';
import { DemoFrame } from './start/DemoFrame.tsx';
import { FailedPage } from './ui/FailedPage.tsx';
import { withAll } from './ui/with-all.ts';
import { readEventSearch, readJourneySearch, readMailSearch, readMessageSearch, readPeopleSearch, readSection, readTaskSearch, readReturnPath, readToken } from './searches.ts';

const root = createRootRouteWithContext<{ queries: QueryClient }>()({ component: Outlet, notFoundComponent: lazyRouteComponent(withAll(() => import('./ui/MissingPage.tsx')), 'MissingPage'), errorComponent: FailedPage });

const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  validateSearch: readReturnPath,
  beforeLoad: async ({ context }) => {
    if ((await context.queries.ensureQueryData(meQuery)) !== null) redirect({ to: '/', throw: true });
  },
  component: lazyRouteComponent(withAll(() => import('./sign-in/SignInPage.tsx')), 'SignInPage'),
});

const setup = createRoute({ getParentRoute: () => root, path: '/setup', validateSearch: readToken, component: lazyRouteComponent(withAll(() => import('./start/SetupPage.tsx')), 'SetupPage') });
const join = createRoute({ getParentRoute: () => root, path: '/join', validateSearch: readToken, component: lazyRouteComponent(withAll(() => import('./sign-in/JoinPage.tsx')), 'JoinPage') });

const inside = createRoute({
  getParentRoute: () => root,
  id: 'inside',
  beforeLoad: async ({ context, location }) => {
    if ((await context.queries.ensureQueryData(meQuery)) === null) redirect({ to: '/sign-in', search: location.href === '/' ? {} : { to: location.href }, throw: true });
  },
  component: lazyRouteComponent(withAll(() => import('./ui/Shell.tsx')), 'Shell'),
});

/** The editor has the whole window to itself. */
const alone = createRoute({
  getParentRoute: () => root,
  id: 'editor',
  beforeLoad: async ({ context, location }) => {
    if ((await context.queries.ensureQueryData(meQuery)) === null) redirect({ to: '/sign-in', search: { to: location.href }, throw: true });
  },
  component: DemoFrame,
});

const start = createRoute({ getParentRoute: () => inside, path: '/', component: lazyRouteComponent(() => import('./start/StartPage.tsx'), 'StartPage') });

const welcome = createRoute({ getParentRoute: () => inside, path: '/welcome', component: lazyRouteComponent(() => import('./start/WelcomePage.tsx'), 'WelcomePage') });

const mailbox = createRoute({ getParentRoute: () => inside, path: '/mailbox', validateSearch: readMailSearch, component: lazyRouteComponent(() => import('./mailbox/MailboxPage.tsx'), 'MailboxPage') });
const noMail = createRoute({ getParentRoute: () => mailbox, path: '/', component: lazyRouteComponent(() => import('./mailbox/NoMail.tsx'), 'NoMail') });
const mail = createRoute({ getParentRoute: () => mailbox, path: '$mailId', component: lazyRouteComponent(() => import('./mailbox/MailView.tsx'), 'MailView') });

const journeys = createRoute({ getParentRoute: () => inside, path: '/journeys', validateSearch: readJourneySearch, component: lazyRouteComponent(() => import('./journeys/JourneysPage.tsx'), 'JourneysPage') });

const gallery = createRoute({ getParentRoute: () => inside, path: '/journeys/templates', component: lazyRouteComponent(() => import('./journeys/GalleryPage.tsx'), 'GalleryPage') });
const template = createRoute({ getParentRoute: () => inside, path: '/journeys/templates/$template', component: lazyRouteComponent(() => import('./journeys/TemplatePage.tsx'), 'TemplatePage') });
const editor = createRoute({ getParentRoute: () => alone, path: '/journeys/$journeyId', validateSearch: readEditorSearch, component: lazyRouteComponent(() => import('./canvas/EditorPage.tsx'), 'EditorPage') });

const people = createRoute({ getParentRoute: () => inside, path: '/people', validateSearch: readPeopleSearch, component: lazyRouteComponent(() => import('./people/PeoplePage.tsx'), 'PeoplePage') });
const person = createRoute({ getParentRoute: () => inside, path: '/people/$contactId', component: lazyRouteComponent(() => import('./people/PersonPage.tsx'), 'PersonPage') });

const tasks = createRoute({ getParentRoute: () => inside, path: '/tasks', validateSearch: readTaskSearch, component: lazyRouteComponent(() => import('./tasks/TasksPage.tsx'), 'TasksPage') });

const messages = createRoute({ getParentRoute: () => inside, path: '/messages', validateSearch: readMessageSearch, component: lazyRouteComponent(() => import('./mailbox/MessagesPage.tsx'), 'MessagesPage') });
const message = createRoute({ getParentRoute: () => inside, path: '/messages/$messageId', component: lazyRouteComponent(() => import('./mailbox/MessagePage.tsx'), 'MessagePage') });
const events = createRoute({ getParentRoute: () => inside, path: '/events', validateSearch: readEventSearch, component: lazyRouteComponent(() => import('./mailbox/HeldEventsPage.tsx'), 'HeldEventsPage') });

const settings = createRoute({ getParentRoute: () => inside, path: '/settings', validateSearch: readSection, component: lazyRouteComponent(() => import('./settings/SettingsPage.tsx'), 'SettingsPage') });

const tree = root.addChildren([signIn, setup, join, alone.addChildren([editor]), inside.addChildren([start, welcome, mailbox.addChildren([noMail, mail]), journeys, gallery, template, people, person, tasks, messages, message, events, settings])]);

export function createAppRouter(queries: QueryClient) {
  return createRouter({ routeTree: tree, context: { queries }, defaultPreload: 'intent', defaultPreloadStaleTime: 0, scrollRestoration: true });
}

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof createAppRouter>;
  }
}
