import '../look/i18n';
import { cleanup } from '@testing-library/react';
import { afterEach } from 'vitest';

afterEach(cleanup);

// What jsdom lacks of a browser's layout.
globalThis.matchMedia ??= (media: string) =>
  ({
    matches: false,
    media,
    addEventListener: () => {},
    removeEventListener: () => {},
  }) as unknown as MediaQueryList;
globalThis.ResizeObserver ??= class {
  observe(): void {}
  unobserve(): void {}
  disconnect(): void {}
};
if (typeof HTMLCanvasElement !== 'undefined') {
  // Nothing is painted here; what is painted is looked at in a real browser.
  HTMLCanvasElement.prototype.getContext = () => null;
  window.scrollTo = () => {};
}
