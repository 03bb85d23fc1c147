import { MantineProvider } from '@mantine/core';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { render } from '@testing-library/react';
import axe from 'axe-core';
import type { ReactNode } from 'react';
import { expect } from 'vitest';
import { Session } from '../../fixture/session.mjs';
import type { Recorded, SessionRequestUnion, SessionView, ToServerUnion } from '../generated/protocol';
import { LiveSession, LiveSessionContext } from '../live/LiveSession';
import { cssVariablesResolver, theme } from '../look/theme';

/** Draws a part of a page with what is around every page. */
export function show(part: ReactNode) {
  return render(
    <MantineProvider theme={theme} cssVariablesResolver={cssVariablesResolver} env="test">
      <QueryClientProvider client={new QueryClient()}>{part}</QueryClientProvider>
    </MantineProvider>,
  );
}

/** A session that this page holds without a socket; what it sends is kept in `sent`. */
export function heldSession(seconds = 200): {
  session: LiveSession;
  sent: SessionRequestUnion[];
  server: Session;
} {
  const server = new Session({ seconds });
  const session = new LiveSession('demo', 'watch');
  const sent: SessionRequestUnion[] = [];
  session.socket.send = (message: ToServerUnion) => {
    sent.push(message as SessionRequestUnion);
    return true;
  };
  session.model.message({
    type: 'welcome',
    purpose: 'watch',
    accountId: 'therapist-1',
    session: server.view() as SessionView,
    cursor: 0,
    epoch: 1,
    liveHz: 10,
    serverMs: Date.now(),
  });
  for (const entry of server.recorded) {
    session.model.message(entry as Recorded);
  }
  return { session, sent, server };
}

export function Held({ session, children }: { readonly session: LiveSession; readonly children: ReactNode }) {
  return <LiveSessionContext value={session}>{children}</LiveSessionContext>;
}

/** Fails with the rule and the element where a part breaks WCAG 2.2 AA; colours need a real browser. */
export async function expectAccessible(container: Element): Promise<void> {
  const { violations } = await axe.run(container, {
    runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'],
    rules: { 'color-contrast': { enabled: false } },
  });
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' ')}`)).toEqual([]);
}
