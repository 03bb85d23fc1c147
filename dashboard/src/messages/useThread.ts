import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import type { Message, Messages } from '../generated/protocol';
import { newCommandId } from '../wire/commandId';
import { rest } from '../wire/rest';

const LOOK_EVERY_MS = 10_000;

export interface ThreadState {
  /** The earliest first. */
  readonly messages: readonly Message[];
  readonly isPending: boolean;
  readonly problem: Error | null;
  readonly hasEarlier: boolean;
  earlier(): void;
  /** Resolves when it is recorded; rejects with why it was not. */
  send(text: string): Promise<void>;
}

/** What was written to and by a patient, looked at again and again; what is shown counts as read by who looks. */
export function useThread(patientId: string, byPatient: boolean): ThreadState {
  const queries = useQueryClient();
  const query = useInfiniteQuery({
    queryKey: ['messages', patientId, 'all'],
    queryFn: ({ pageParam }): Promise<Messages> => rest.messages(patientId, pageParam),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor ?? null,
    refetchInterval: LOOK_EVERY_MS,
  });
  const messages = (query.data?.pages ?? []).flatMap((page) => page.items).reverse();
  const news = messages.filter((one) => one.fromPatient !== byPatient && one.readAtMs == null).at(-1);
  const newsNr = news?.messageNr ?? null;
  useEffect(() => {
    if (newsNr !== null) {
      void rest
        .treat(patientId, { type: 'mark-messages-read', commandId: newCommandId(), upToNr: newsNr })
        .then(() => queries.invalidateQueries({ queryKey: ['messages', patientId] }))
        // Said again when they are looked at again.
        .catch(() => undefined);
    }
  }, [patientId, newsNr, queries]);
  // Kept over retries of the same words, so that a lost answer does not write them twice.
  const command = useRef<{ for: string; id: string } | null>(null);
  const send = async (text: string) => {
    if (command.current?.for !== text) {
      command.current = { for: text, id: newCommandId() };
    }
    await rest.treat(patientId, { type: 'send-message', commandId: command.current.id, text });
    command.current = null;
    await queries.invalidateQueries({ queryKey: ['messages', patientId] });
  };
  return {
    messages,
    isPending: query.isPending,
    problem: query.error,
    hasEarlier: query.hasNextPage,
    earlier: () => void query.fetchNextPage(),
    send,
  };
}

/** Numbers of the messages that were unread when they first came: they stay marked as new while the page is open. */
export function useNewOnArrival(messages: readonly Message[], byPatient: boolean): ReadonlySet<number> {
  const [fresh] = useState(() => new Set<number>());
  const known = useRef(new Set<number>());
  for (const one of messages) {
    if (!known.current.has(one.messageNr)) {
      known.current.add(one.messageNr);
      if (one.fromPatient !== byPatient && one.readAtMs == null) {
        fresh.add(one.messageNr);
      }
    }
  }
  return fresh;
}
