import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['{nodes,runtime,templates,examples}/**/*.test.ts', 'builder-ui/src/**/*.test.{ts,tsx}'],
    testTimeout: 20_000,
    hookTimeout: 30_000,
  },
});
