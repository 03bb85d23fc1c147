// @vitest-environment jsdom
import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import i18next from 'i18next';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { startFixture } from '../../fixture/server.mjs';
import type { Live, Me } from '../generated/protocol';
import { expectAccessible, Held, heldSession, show } from '../test/page';
import { signedOut, signInStore } from '../wire/signInStore';
import { GazePanel } from './GazePanel';
import { cells, directionInWords, isDrawn, windowTo } from './gazeMap';

const THERAPIST: Me = { accountId: 'therapist-1', role: 'therapist', displayName: 'Dr. Nora Feld' };

describe('where the patient looked', () => {
  const fetchThere = globalThis.fetch;
  const asked: string[] = [];
  let server: Awaited<ReturnType<typeof startFixture>>;
  afterEach(async () => {
    signedOut();
    vi.unstubAllGlobals();
    asked.length = 0;
    await server.close();
  });

  async function panel(me: Me) {
    server = await startFixture(0);
    vi.stubGlobal('fetch', (path: string, init?: RequestInit) => {
      asked.push(path);
      return fetchThere(`http://127.0.0.1:${server.port}${path}`, { ...init, signal: null });
    });
    signInStore.setState({ token: 'held', me });
    const held = heldSession();
    held.session.model.message(held.server.live(200_000, 180) as Live);
    return show(
      <Held session={held.session}>
        <main>
          <h1>Session</h1>
          <GazePanel />
        </main>
      </Held>,
    );
  }

  it('tells shares, faces and the direction that was looked at most, in words too', async () => {
    const { container } = await panel(THERAPIST);
    const map = await screen.findByRole('img', {}, { timeout: 10_000 });
    expect(map.getAttribute('aria-label')).toContain('Most often straight ahead');
    expect(screen.getByText('Faces').nextElementSibling?.textContent).toBe('52 %');
    expect(screen.getByText('Slides').nextElementSibling?.textContent).toBe('8 %');
    expect(screen.getByText('Most looked at: person 3 (30 %), person 12 (22 %)')).toBeTruthy();
    expect(map.querySelectorAll('rect')).toHaveLength(4);
    await expectAccessible(container);
  });

  it('asks for the last minute alone where that is chosen', async () => {
    await panel(THERAPIST);
    await screen.findByRole('img', {}, { timeout: 10_000 });
    expect(asked.some((path) => path.endsWith('/gaze?fromMs=0&toMs=195000'))).toBe(true);
    await userEvent.click(screen.getByRole('radio', { name: 'Last minute' }));
    await vi.waitFor(
      () => expect(asked.some((path) => path.endsWith('/gaze?fromMs=135000&toMs=195000'))).toBe(true),
      { timeout: 10_000 },
    );
  });

  it('is not for the patient', async () => {
    await panel({ ...THERAPIST, role: 'patient' });
    expect(screen.queryByRole('region')).toBeNull();
    expect(asked.filter((path) => path.includes('/gaze'))).toEqual([]);
  });

  it('puts each count where it was looked, and says so', () => {
    const counts = Array.from({ length: 18 }, () => new Array<number>(36).fill(0));
    (counts[9] as number[])[20] = 8;
    (counts[4] as number[])[13] = 2;
    (counts[9] as number[])[35] = 1;
    const found = cells({ cellDeg: 10, counts });
    expect(found.map(({ yawDeg, pitchDeg, share }) => [yawDeg, pitchDeg, share])).toEqual([
      [25, 5, 1],
      [-45, -45, 0.25],
      [175, 5, 0.125],
    ]);
    expect(found.map(isDrawn)).toEqual([true, true, false]);
    const words = found.map((cell) => directionInWords(i18next.t, cell, 10));
    expect(words).toEqual(['25° to the right', '45° to the left and 45° down', '175° to the right']);
    expect(cells({ cellDeg: 10, counts: [] })).toEqual([]);
  });

  it('shows no window that ends before it begins', () => {
    expect(windowTo(0, true)).toEqual({ fromMs: 0, toMs: 1 });
    expect(windowTo(30_000, true)).toEqual({ fromMs: 0, toMs: 30_000 });
    expect(windowTo(90_000, true)).toEqual({ fromMs: 30_000, toMs: 90_000 });
    expect(windowTo(90_000, false)).toEqual({ fromMs: 0, toMs: 90_000 });
  });
});
