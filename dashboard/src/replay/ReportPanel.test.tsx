// @vitest-environment jsdom
import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { expectAccessible, show } from '../test/page';
import { signedOut, signInStore } from '../wire/signInStore';
import { ReportPanel } from './ReportPanel';

const asked = vi.fn<(path: string, init?: RequestInit) => Promise<Response>>();
const saved: string[] = [];

const as = (role: 'therapist' | 'patient') =>
  signInStore.setState({
    token: 'held',
    me: { accountId: 'demo~a', displayName: 'A', role, patientId: null } as never,
  });

beforeEach(() => {
  vi.stubGlobal('fetch', asked);
  URL.createObjectURL = vi.fn(() => 'blob:report');
  URL.revokeObjectURL = vi.fn();
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (this: HTMLAnchorElement) {
    saved.push(this.download);
  });
});

afterEach(() => {
  signedOut();
  saved.length = 0;
  asked.mockReset();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

describe('reports of a session', () => {
  it('offers a therapist both, and saves the file under the name that the server gives it', async () => {
    as('therapist');
    asked.mockResolvedValue(
      new Response('%PDF', {
        headers: { 'Content-Disposition': 'attachment; filename="session-report-clinical-2026-03-01.pdf"' },
      }),
    );
    const { container } = show(<ReportPanel sessionId="demo~1" />);
    expect(screen.getAllByRole('button')).toHaveLength(4);
    await expectAccessible(container);
    await userEvent.click(screen.getByRole('button', { name: 'PDF: Clinical, with notes' }));
    await waitFor(() => expect(saved).toEqual(['session-report-clinical-2026-03-01.pdf']));
    expect(asked.mock.calls[0]?.[0]).toBe('/api/v1/sessions/demo~1/report?audience=therapist&format=pdf');
  });

  it('offers a patient their own alone', () => {
    as('patient');
    show(<ReportPanel sessionId="demo~1" />);
    expect(screen.getAllByRole('button')).toHaveLength(2);
    expect(screen.queryByText(/Clinical/)).toBeNull();
  });

  it('says why there is none', async () => {
    as('therapist');
    const problem = {
      code: 'BUSY',
      message: 'other reports are being written; ask again',
      field: null,
      retryAfterMs: 2000,
    };
    asked.mockResolvedValue(
      new Response(JSON.stringify({ status: 'error', data: null, error: problem, timestamp: '' }), {
        status: 503,
      }),
    );
    show(<ReportPanel sessionId="demo~1" />);
    await userEvent.click(screen.getByRole('button', { name: 'Page: For the patient, without notes' }));
    expect((await screen.findByRole('alert')).textContent).toContain('ask again');
    expect(saved).toEqual([]);
  });
});
