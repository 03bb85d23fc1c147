// @vitest-environment jsdom
import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { expectAccessible, show } from '../test/page';
import { CameraPage } from './CameraPage';

const withCamera = (getUserMedia: () => Promise<MediaStream>) =>
  vi.stubGlobal('navigator', Object.assign(Object.create(navigator), { mediaDevices: { getUserMedia } }));

describe('the page of the own camera', () => {
  afterEach(() => vi.unstubAllGlobals());

  it('says so where there is none', async () => {
    show(<CameraPage />);
    await userEvent.click(screen.getByRole('button', { name: 'Switch on' }));
    expect((await screen.findByRole('alert')).textContent).toContain('There is no camera that can be used.');
    expect(screen.getByRole('button', { name: 'Switch on' })).toBeTruthy();
  });

  it('says how to allow it where it was refused, and asks again', async () => {
    const asked = vi.fn(() => Promise.reject(new DOMException('', 'NotAllowedError')));
    withCamera(asked);
    show(<CameraPage />);
    await userEvent.click(screen.getByRole('button', { name: 'Switch on' }));
    expect((await screen.findByRole('alert')).textContent).toContain('Allow it for this page');
    await userEvent.click(screen.getByRole('button', { name: 'Switch on' }));
    expect(asked).toHaveBeenCalledTimes(2);
  });

  it('has no face and no shares before it is on', async () => {
    const { container } = show(<CameraPage />);
    expect(screen.getByText('no face')).toBeTruthy();
    expect(screen.getAllByText('\u2013')).toHaveLength(7);
    await expectAccessible(container);
  });
});
