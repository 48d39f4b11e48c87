/** Builds the UI into `dist/`, which the runtime serves; in development, passes everything that is not the UI on to the runtime. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

const runtime = `http://127.0.0.1:${process.env.PORT ?? '3000'}`;

export default defineConfig({
  plugins: [react(), compressed()],
  build: { target: ['es2023', 'chrome123', 'firefox121', 'safari17.5'], sourcemap: true, chunkSizeWarningLimit: 700 },
  server: {
    port: 5173,
    proxy: Object.fromEntries(['/api', '/hooks', '/p/', '/healthz', '/readyz', '/metrics'].map((path) => [path, { target: runtime }])),
  },
});

/** Puts a `.br` and a `.gz` beside every text file, so that the runtime sends a quarter of the bytes without any work of its own. */
function compressed(): Plugin {
  return {
    name: 'nachklang:compressed',
    apply: 'build',
    writeBundle({ dir = 'dist' }) {
      for (const name of readdirSync(dir, { recursive: true, encoding: 'utf8' })) {
        if (!/\.(js|css|html|svg)$/.test(name)) continue;
        const path = join(dir, name);
        const content = readFileSync(path);
        if (content.length < 1024) continue;
        writeFileSync(`${path}.br`, brotliCompressSync(content));
        writeFileSync(`${path}.gz`, gzipSync(content, { level: 9 }));
      }
    },
  };
}
