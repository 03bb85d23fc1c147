import { useStore } from 'zustand';
import { signInStore } from '../../wire/signInStore';
import { useSnapshot } from '../LiveSession';

/** Whether this person holds the session's control. The server decides; this only spares a refusal. */
export function useMayControl(): boolean {
  const controllerId = useSnapshot(({ view }) => view?.controllerId ?? null);
  const socketAccountId = useSnapshot(({ accountId }) => accountId);
  const accountId = useStore(signInStore, ({ me }) => me?.accountId ?? null);
  return controllerId !== null && (controllerId === accountId || controllerId === socketAccountId);
}
