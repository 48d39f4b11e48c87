/** Starts the UI: words first, so that no page is ever shown without them. */
import './ui/styles.ts';
import { localStorageColorSchemeManager, MantineProvider } from '@mantine/core';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { createQueryClient } from './api/query-client.ts';
import { beginLoading } from './begin-loading.ts';
import { createAppRouter } from './router.tsx';
import { cssVariables, theme } from './ui/theme.ts';
import { startWords } from './words/words.ts';

const colorScheme = localStorageColorSchemeManager({ key: 'nachklang.color-scheme' });

const queries = createQueryClient(() => {
  queries.setQueryData(['me'], null);
  void router.invalidate();
});
const router = createAppRouter(queries);

beginLoading(queries, window.location.pathname);
await startWords();
document.documentElement.style.removeProperty('background');
const root = document.getElementById('root');
if (root === null) throw new Error('The page has no element with the id "root".');
createRoot(root).render(
  <StrictMode>
    {/* All of Mantine's variables are made here, where ours are: as a file of their own they would come twice. */}
    <MantineProvider deduplicateCssVariables={false} theme={theme} cssVariablesResolver={cssVariables} colorSchemeManager={colorScheme} defaultColorScheme="auto">
      <QueryClientProvider client={queries}>
        <RouterProvider router={router} />
      </QueryClientProvider>
    </MantineProvider>
  </StrictMode>,
);
