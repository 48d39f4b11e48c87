/** Builds the UI into `dist/`, which the runtime serves; in development, passes everything that is not the UI on to the runtime. */
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const runtime = `http://127.0.0.1:${process.env.PORT ?? '3000'}`;

export default defineConfig({
  plugins: [react()],
  build: { target: 'es2023', sourcemap: true, chunkSizeWarningLimit: 700 },
  server: {
    port: 5173,
    proxy: Object.fromEntries(['/api', '/hooks', '/p/', '/healthz', '/readyz', '/metrics'].map((path) => [path, { target: runtime, ws: true }])),
  },
});
