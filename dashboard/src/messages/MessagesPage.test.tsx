// @vitest-environment jsdom
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { ReactNode } from 'react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { startFixture } from '../../fixture/server.mjs';
import type { Me } from '../generated/protocol';
import { expectAccessible, show } from '../test/page';
import { signedOut, signInStore } from '../wire/signInStore';
import { MessagesPage } from './MessagesPage';

const THERAPIST: Me = { accountId: 'therapist-1', role: 'therapist', displayName: 'Dr. Nora Feld' };
const PATIENT: Me = {
  accountId: 'patient-account',
  role: 'patient',
  displayName: 'John Doe',
  patientId: 'patient-1',
};
const SLOW = { timeout: 10_000 };

vi.mock('@tanstack/react-router', async (original) => ({
  ...(await original<object>()),
  useParams: () => ({}),
  Link: ({
    children,
    to: _to,
    params: _params,
    ...rest
  }: {
    children: ReactNode;
    to: string;
    params: object;
  }) => (
    <a href="/messages" {...rest}>
      {children}
    </a>
  ),
}));

describe('messages', () => {
  const fetchThere = globalThis.fetch;
  const sent: { type: string; upToNr?: number }[] = [];
  let server: Awaited<ReturnType<typeof startFixture>>;
  afterEach(async () => {
    signedOut();
    vi.unstubAllGlobals();
    sent.length = 0;
    await server.close();
  });

  async function page(me: Me) {
    server = await startFixture(0);
    server.state.asPatient = me.role === 'patient';
    vi.stubGlobal('fetch', (path: string, init?: RequestInit) => {
      if (path.endsWith('/commands')) {
        sent.push(JSON.parse(String(init?.body)));
      }
      return fetchThere(`http://127.0.0.1:${server.port}${path}`, { ...init, signal: null });
    });
    signInStore.setState({ token: 'held', me });
    return show(
      <main>
        <MessagesPage />
      </main>,
    );
  }

  const list = () => screen.findByRole('list', { name: 'Messages, the latest last' }, SLOW);
  const arrived = async (text: RegExp) => within(await list()).findByText(text, {}, SLOW);

  it('shows a therapist what was written, with what is new and the signs in it, and marks it read', async () => {
    const { container } = await page(THERAPIST);
    expect(await screen.findByRole('heading', { name: 'Messages with John Doe' }, SLOW)).toBeTruthy();
    await arrived(/I gave the talk at work/);
    const written = within(await list()).getAllByRole('listitem');
    expect(written.map((one) => one.querySelector('strong')?.textContent)).toEqual([
      'Patient',
      'You',
      'Patient',
    ]);
    const latest = within(written[2] as HTMLElement);
    expect(latest.getByText('new')).toBeTruthy();
    expect(latest.getByText(/Moderate sign of danger in words: no way out, or being a burden/)).toBeTruthy();
    expect(within(written[1] as HTMLElement).getByText(/^read /)).toBeTruthy();
    await vi.waitFor(() => expect(sent).toMatchObject([{ type: 'mark-messages-read', upToNr: 3 }]), SLOW);
    await expectAccessible(container);
  });

  it('sends what is written, once, and shows it', async () => {
    await page(THERAPIST);
    await arrived(/I gave the talk at work/);
    const send = screen.getByRole<HTMLButtonElement>('button', { name: 'Send' });
    expect(send.disabled).toBe(true);
    const field = screen.getByRole<HTMLTextAreaElement>('textbox', { name: 'Your message' });
    await userEvent.type(field, 'I will call you today.');
    await userEvent.click(send);
    expect(await arrived(/I will call you today/)).toBeTruthy();
    expect(field.value).toBe('');
    expect(sent.filter(({ type }) => type === 'send-message')).toHaveLength(1);
    expect(screen.getByText('not read yet')).toBeTruthy();
  });

  it('keeps what was written where it could not be sent, and sends it again under the same id', async () => {
    await page(THERAPIST);
    await arrived(/I gave the talk at work/);
    const stubbed = globalThis.fetch;
    const ids: string[] = [];
    let fails = true;
    vi.stubGlobal('fetch', (path: string, init?: RequestInit) => {
      if (path.endsWith('/commands') && String(init?.body).includes('send-message')) {
        ids.push(JSON.parse(String(init?.body)).commandId);
        if (fails) {
          return Promise.reject(new TypeError('gone'));
        }
      }
      return stubbed(path, init);
    });
    await userEvent.type(screen.getByRole('textbox', { name: 'Your message' }), 'Come on Thursday.');
    await userEvent.click(screen.getByRole('button', { name: 'Send' }));
    expect((await screen.findByRole('alert', {}, SLOW)).textContent).toBe('The server does not answer');
    fails = false;
    await userEvent.click(screen.getByRole('button', { name: 'Send' }));
    expect(await arrived(/Come on Thursday/)).toBeTruthy();
    expect(new Set(ids).size).toBe(1);
    expect(ids).toHaveLength(2);
  });

  it('shows patients their own, without readings of their words, and says what it is not for', async () => {
    const { container } = await page(PATIENT);
    expect(await screen.findByRole('heading', { name: 'Messages with your care team' }, SLOW)).toBeTruthy();
    await arrived(/Could we move Tuesday/);
    expect(screen.queryByText(/sign of danger/)).toBeNull();
    expect(screen.queryByRole('navigation')).toBeNull();
    expect(screen.getByText(/not read around the clock/)).toBeTruthy();
    await expectAccessible(container);
  });

  it('tells a patient whom to reach where the words could not be stored', async () => {
    await page(PATIENT);
    await arrived(/Could we move Tuesday/);
    const stubbed = globalThis.fetch;
    vi.stubGlobal('fetch', (path: string, init?: RequestInit) =>
      String(init?.body).includes('send-message')
        ? Promise.resolve(
            Response.json(
              {
                status: 'error',
                data: {
                  commandId: JSON.parse(String(init?.body)).commandId,
                  result: 'unknown',
                  sequenceNr: null,
                  crisisResources: [{ name: 'Emergency services', call: '112', hours: 'always' }],
                },
                error: {
                  code: 'STORE_UNAVAILABLE',
                  message: 'the store does not answer',
                  retryAfterMs: 1000,
                },
                timestamp: '2026-03-02T09:00:00Z',
              },
              { status: 503 },
            ),
          )
        : stubbed(path, init),
    );
    await userEvent.type(screen.getByRole('textbox', { name: 'Your message' }), 'I want to die.');
    await userEvent.click(screen.getByRole('button', { name: 'Send' }));
    expect((await screen.findByRole('link', { name: 'Call 112' }, SLOW)).getAttribute('href')).toBe(
      'tel:112',
    );
    expect(screen.getByText('the store does not answer')).toBeTruthy();
  });

  it('tells a patient at once whom to reach where the words have signs of danger', async () => {
    const { container } = await page(PATIENT);
    await arrived(/Could we move Tuesday/);
    await userEvent.type(screen.getByRole('textbox', { name: 'Your message' }), 'I want to die.');
    await userEvent.click(screen.getByRole('button', { name: 'Send' }));
    const alert = await screen.findByRole('alert', {}, SLOW);
    expect(within(alert).getByText('Emergency services')).toBeTruthy();
    expect(within(alert).getByRole('link', { name: 'Call 112' }).getAttribute('href')).toBe('tel:112');
    await expectAccessible(container);
  });
});
