/** Builds the UI into `dist/`, which the runtime serves; in development, passes everything that is not the UI on to the runtime. */
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { CHUNK_GROUPS } from './vite-plugins/chunk-groups.ts';
import { compressed } from './vite-plugins/compressed.ts';
import { editorPage } from './vite-plugins/editor-page.ts';
import { schemaWordsApart } from './vite-plugins/schema-words-apart.ts';

const runtime = `http://127.0.0.1:${process.env.PORT ?? '3000'}`;

export default defineConfig({
  plugins: [react(), schemaWordsApart(), editorPage(), compressed()],
  build: {
    target: ['es2023', 'chrome123', 'firefox121', 'safari17.5'],
    sourcemap: true,
    chunkSizeWarningLimit: 700,
    // All of these browsers know `modulepreload`.
    modulePreload: { polyfill: false },
    rolldownOptions: { output: { codeSplitting: { groups: CHUNK_GROUPS } } },
  },
  server: {
    port: 5173,
    proxy: Object.fromEntries(['/api', '/hooks', '/p/', '/healthz', '/readyz', '/metrics'].map((path) => [path, { target: runtime }])),
  },
});
