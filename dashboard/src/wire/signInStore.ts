import { createStore } from 'zustand/vanilla';
import type { Me } from '../generated/protocol';

/** Who is signed in. The access token lives in memory only; the refresh token lasts as long as the tab. */
export interface SignIn {
  readonly token: string | null;
  readonly me: Me | null;
}

const REFRESH_KEY = 'inhabit.refresh';

export const signInStore = createStore<SignIn>(() => ({ token: null, me: null }));

export function refreshToken(): string | null {
  return sessionStorage.getItem(REFRESH_KEY);
}

export function signedIn(token: string, refresh: string | null | undefined, me?: Me | null): void {
  if (refresh) {
    sessionStorage.setItem(REFRESH_KEY, refresh);
  }
  signInStore.setState((now) => ({ token, me: me ?? now.me }));
}

export function signedOut(): void {
  sessionStorage.removeItem(REFRESH_KEY);
  signInStore.setState({ token: null, me: null });
}
