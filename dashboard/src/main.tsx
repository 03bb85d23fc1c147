import '@fontsource-variable/inter/wght.css';
import './look/mantine.css';
import './look/page.css';
import './look/i18n';
import { MantineProvider } from '@mantine/core';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { router } from './app/router';
import { cssVariablesResolver, theme } from './look/theme';
import { RestFailure } from './wire/rest';
import { signInStore } from './wire/signInStore';

const queries = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 2_000,
      retry: (count, failure) =>
        count < 2 && !(failure instanceof RestFailure && failure.code !== 'UNREACHABLE'),
    },
  },
});

// What one person has seen must not be there for the next.
signInStore.subscribe((now, before) => {
  if (before.me !== null && now.me?.accountId !== before.me.accountId) {
    queries.clear();
    void router.invalidate();
  }
});

const root = document.getElementById('root');
if (root) {
  createRoot(root).render(
    <StrictMode>
      <MantineProvider theme={theme} cssVariablesResolver={cssVariablesResolver} defaultColorScheme="auto">
        <QueryClientProvider client={queries}>
          <RouterProvider router={router} />
        </QueryClientProvider>
      </MantineProvider>
    </StrictMode>,
  );
}
