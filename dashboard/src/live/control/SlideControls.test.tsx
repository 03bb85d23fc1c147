// @vitest-environment jsdom
import { act, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Recorded, SessionUpdateUnion } from '../../generated/protocol';
import { expectAccessible, Held, heldSession, show } from '../../test/page';
import { SlideControls } from './SlideControls';

const PICTURE = 'deck-1/2';

function slides() {
  const held = heldSession();
  const shown = show(
    <Held session={held.session}>
      <SlideControls disabled={false} />
    </Held>,
  );
  const last = held.server.recorded.at(-1) as Recorded;
  let sequenceNr = last.sequenceNr;
  const records = (update: SessionUpdateUnion) =>
    act(async () => {
      sequenceNr += 1;
      held.session.model.message({ ...last, commandId: null, sequenceNr, update });
      await new Promise((resolve) => setTimeout(resolve, 40));
    });
  return { ...held, ...shown, records };
}

/** Answers as the server does; what was asked is kept. */
function answering(answer: (path: string) => Response) {
  const asked: { path: string; request: RequestInit }[] = [];
  vi.stubGlobal('fetch', (path: string, request: RequestInit) => {
    asked.push({ path, request });
    return Promise.resolve(answer(path));
  });
  return asked;
}

const envelope = (status: number, body: object) => new Response(JSON.stringify(body), { status });

afterEach(() => vi.unstubAllGlobals());

describe('slides', () => {
  it('are turned, paced and taken away, with the counter as it was recorded', async () => {
    URL.createObjectURL = () => 'blob:page';
    URL.revokeObjectURL = () => {};
    const asked = answering(() => new Response(new Uint8Array([1]), { status: 200 }));
    const { sent, records, container } = slides();
    expect(screen.getByText(/^No slides yet/)).toBeTruthy();
    await records({ type: 'slides-added', added: 3, pages: 3 });
    await records({ type: 'slide-shown', page: 2, pages: 3, picture: PICTURE, shownAtActiveMs: 5_000 });
    expect(screen.getByText('Page 2 of 3')).toBeTruthy();
    await waitFor(() => expect(screen.getByRole('img', { name: /^Page 2/ })).toBeTruthy());
    expect(asked.map(({ path }) => path)).toEqual(['/api/v1/sessions/demo/slides/deck-1/2']);
    await userEvent.click(screen.getByRole('button', { name: 'Next page' }));
    await userEvent.click(screen.getByRole('button', { name: 'Page before' }));
    await userEvent.selectOptions(screen.getByLabelText('Turn pages'), '30');
    expect(sent).toMatchObject([
      { type: 'show-slide', page: 3 },
      { type: 'show-slide', page: 1 },
      { type: 'pace-slides', everyS: 30 },
    ]);
    await records({ type: 'slides-paced', everyS: 45 });
    expect(screen.getByLabelText<HTMLSelectElement>('Turn pages').value).toBe('45');
    await expectAccessible(container);
    await records({ type: 'slides-removed' });
    expect(screen.getByText(/^No slides yet/)).toBeTruthy();
    expect(screen.queryByRole('img')).toBeNull();
  });

  it('are uploaded as they are, and what is wrong with them is said', async () => {
    const message = 'slides is a broken PDF (IOException)';
    const asked = answering(() =>
      envelope(400, {
        status: 'error',
        data: null,
        error: { code: 'INVALID_FIELD', message, field: 'slides', retryAfterMs: null },
        timestamp: '',
      }),
    );
    const { container } = slides();
    const input = container.parentElement?.querySelector<HTMLInputElement>('input[type="file"]');
    if (!input) {
      throw new Error('there is nothing to choose a file with');
    }
    const file = new File(['%PDF-1.7'], 'talk.pdf', { type: 'application/pdf' });
    await userEvent.upload(input, file);
    expect((await screen.findByRole('alert')).textContent).toBe(message);
    expect(asked[0]?.path).toMatch(/^\/api\/v1\/sessions\/demo\/slides\?commandId=ui-[0-9a-f]{32}$/);
    expect(asked[0]?.request.method).toBe('POST');
    expect(asked[0]?.request.body).toBe(file);
    expect(asked[0]?.request.headers).toMatchObject({ 'Content-Type': 'application/pdf' });
  });
});
