import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
  redirect,
} from '@tanstack/react-router';
import { SessionsPage } from '../sessions/SessionsPage';
import { SignInPage } from '../signin/SignInPage';
import { refresh, rest } from '../wire/rest';
import { refreshToken, signInStore } from '../wire/signInStore';
import { Shell } from './Shell';
import { NotFound, PageFailed } from './Trouble';

/** Lets nobody past who is not signed in; a tab that was reloaded is signed in again by its refresh token. */
async function mustBeSignedIn({ location }: { location: { href: string } }): Promise<void> {
  if (signInStore.getState().token === null && !(refreshToken() && (await refresh()))) {
    throw redirect({ to: '/sign-in', search: { to: location.href } });
  }
  if (signInStore.getState().me === null) {
    signInStore.setState({ me: await rest.me() });
  }
}

const root = createRootRoute({ component: Outlet, notFoundComponent: NotFound, errorComponent: PageFailed });

const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  component: SignInPage,
  validateSearch: (search: Record<string, unknown>): { to?: string } =>
    // Only paths of these pages: no address elsewhere may be smuggled in.
    typeof search.to === 'string' && /^\/(?!\/)/.test(search.to) ? { to: search.to } : {},
});

const inside = createRoute({
  getParentRoute: () => root,
  id: 'inside',
  component: Shell,
  beforeLoad: mustBeSignedIn,
  errorComponent: PageFailed,
});

const live = createRoute({
  getParentRoute: () => inside,
  path: '/',
  component: () => <SessionsPage phase="live" />,
});

const ended = createRoute({
  getParentRoute: () => inside,
  path: '/ended',
  component: () => <SessionsPage phase="ended" />,
});

const watch = createRoute({
  getParentRoute: () => inside,
  path: '/live/$sessionId',
  component: lazyRouteComponent(() => import('../live/LivePage'), 'LivePage'),
});

const replay = createRoute({
  getParentRoute: () => inside,
  path: '/replay/$sessionId',
  component: lazyRouteComponent(() => import('../replay/ReplayPage'), 'ReplayPage'),
});

const messages = createRoute({
  getParentRoute: () => inside,
  path: '/messages',
  component: lazyRouteComponent(() => import('../messages/MessagesPage'), 'MessagesPage'),
});

const messagesOf = createRoute({
  getParentRoute: () => inside,
  path: '/messages/$patientId',
  component: lazyRouteComponent(() => import('../messages/MessagesPage'), 'MessagesPage'),
});

const camera = createRoute({
  getParentRoute: () => inside,
  path: '/camera',
  component: lazyRouteComponent(() => import('../faces/CameraPage'), 'CameraPage'),
});

export const router = createRouter({
  routeTree: root.addChildren([
    signIn,
    inside.addChildren([live, ended, watch, replay, messages, messagesOf, camera]),
  ]),
  defaultPreload: 'intent',
  scrollRestoration: true,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
