// @vitest-environment jsdom
import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { startFixture } from '../../fixture/server.mjs';
import { expectAccessible, show } from '../test/page';
import { signedOut, signInStore } from '../wire/signInStore';
import { StartSession } from './StartSession';

const went = vi.fn();
// A real server answers.
const button = (name: string) => screen.findByRole('button', { name }, { timeout: 10_000 });
vi.mock('@tanstack/react-router', async (original) => ({
  ...(await original<object>()),
  useNavigate: () => went,
}));

describe('starting a session', () => {
  const fetchThere = globalThis.fetch;
  let server: Awaited<ReturnType<typeof startFixture>>;
  afterEach(async () => {
    signedOut();
    vi.unstubAllGlobals();
    await server.close();
  });

  async function form() {
    server = await startFixture(0);
    vi.stubGlobal('fetch', (path: string, init?: RequestInit) =>
      fetchThere(`http://127.0.0.1:${server.port}${path}`, { ...init, signal: null }),
    );
    signInStore.setState({ token: 'held' });
    return show(<StartSession />);
  }

  it('offers what the patient would go on with: the first that is open and not passed', async () => {
    const { container } = await form();
    expect(await button('Create session 1B')).toBeTruthy();
    expect(screen.getAllByRole('img', { name: 'locked' })).toHaveLength(4);
    await expectAccessible(container);
    await userEvent.click(screen.getByRole('button', { name: 'Create session 1B' }));
    await waitFor(() =>
      expect(went).toHaveBeenCalledWith(expect.objectContaining({ to: '/live/$sessionId' })),
    );
  });

  it('says what a locked level waits for, and opens it for a reason', async () => {
    await form();
    await button('Create session 1B');
    expect(screen.queryByText(/heard to speak/)).toBeNull();
    await userEvent.click(screen.getByRole('radio', { name: /^3/ }));
    expect(screen.getByText(/Passed only where the patient is heard to speak/)).toBeTruthy();
    expect(screen.getByText(/0 of 5 sub-levels of level 2 are passed, 4 are needed/)).toBeTruthy();
    expect(screen.queryByRole('button', { name: /Create session/ })).toBeNull();
    const open = screen.getByRole<HTMLButtonElement>('button', { name: 'Open 3B for this patient' });
    expect(open.disabled).toBe(true);
    await userEvent.type(screen.getByLabelText(/Why open it all the same/), 'Has given talks before.');
    await userEvent.click(open);
    expect(await button('Create session 3B')).toBeTruthy();
  });
});
