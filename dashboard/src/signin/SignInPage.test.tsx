// @vitest-environment jsdom
import {
  createMemoryHistory,
  createRootRoute,
  createRoute,
  createRouter,
  RouterProvider,
} from '@tanstack/react-router';
import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { startFixture } from '../../fixture/server.mjs';
import { expectAccessible, show } from '../test/page';
import { refreshToken, signedOut, signInStore } from '../wire/signInStore';
import { SignInPage } from './SignInPage';

describe('signing in', () => {
  let server: Awaited<ReturnType<typeof startFixture>>;
  const fetchThere = globalThis.fetch;

  beforeAll(async () => {
    server = await startFixture(0);
    vi.stubGlobal('fetch', (path: string, init?: RequestInit) =>
      fetchThere(`http://127.0.0.1:${server.port}${path}`, { ...init, signal: null }),
    );
  });
  afterAll(() => server.close());
  afterEach(signedOut);

  function page(at = '/sign-in') {
    const root = createRootRoute();
    const signIn = createRoute({ getParentRoute: () => root, path: '/sign-in', component: SignInPage });
    const home = createRoute({ getParentRoute: () => root, path: '/', component: () => <h1>Home</h1> });
    const router = createRouter({
      routeTree: root.addChildren([signIn, home]),
      history: createMemoryHistory({ initialEntries: [at] }),
    });
    // biome-ignore lint/suspicious/noExplicitAny: a smaller router than the one that the pages register
    return show(<RouterProvider router={router as any} />);
  }

  async function submit(password: string) {
    const user = userEvent.setup({ delay: null });
    await user.type(await screen.findByLabelText('E-mail'), 'a@b.c');
    await user.type(screen.getByLabelText('Password'), password);
    await user.click(screen.getByRole('button', { name: 'Sign in' }));
    return user;
  }

  it('goes on with a token in memory and the refresh token in the tab', async () => {
    const { container } = page();
    await screen.findByLabelText('E-mail');
    await expectAccessible(container);
    await submit('right');
    expect(await screen.findByText('Home')).toBeTruthy();
    expect(signInStore.getState()).toMatchObject({ token: 'token', me: { role: 'therapist' } });
    expect(refreshToken()).toBe('refresh');
    expect(localStorage.length).toBe(0);
  });

  it('says that e-mail or password is wrong, never which', async () => {
    page();
    await submit('wrong');
    expect((await screen.findByRole('alert')).textContent).toBe('E-mail or password is wrong.');
    expect(signInStore.getState().token).toBeNull();
  });

  it('asks for a code where the account has a second factor', async () => {
    const { container } = page();
    const user = await submit('mfa');
    const code = await screen.findByLabelText('Six-digit code');
    expect(document.activeElement).toBe(code);
    await expectAccessible(container);
    await user.type(code, '111111{Enter}');
    expect((await screen.findByRole('alert')).textContent).toMatch(/^That code is wrong/);
    await user.type(code, '123456{Enter}');
    expect(await screen.findByText('Home')).toBeTruthy();
  });

  it('asks for a password of one’s own where the one given is good once', async () => {
    const { container } = page();
    const user = await submit('once');
    const field = await screen.findByLabelText('New password');
    expect(document.activeElement).toBe(field);
    await expectAccessible(container);
    await user.type(field, 'too short{Enter}');
    expect((await screen.findByRole('alert')).textContent).toBe(
      'newPassword must have at least 15 characters',
    );
    await user.type(field, ' no longer{Enter}');
    expect(await screen.findByText('Home')).toBeTruthy();
  });
});
