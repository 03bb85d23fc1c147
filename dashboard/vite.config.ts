import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

// Where the pages find a server while they are developed with `npm run dev`.
const server = process.env.INHABIT_URL ?? 'http://127.0.0.1:8080';

export default defineConfig({
  plugins: [react()],
  build: {
    target: 'es2022',
    sourcemap: true,
    // The content security policy allows no fonts or scripts from data: addresses.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
  // The pages read faces by the very files that the server ships.
  resolve: {
    alias: { '@models': fileURLToPath(new URL('../affect/src/main/resources/models', import.meta.url)) },
  },
  assetsInclude: ['**/*.onnx'],
  worker: { format: 'es' },
  server: {
    fs: { allow: ['.', '../affect/src/main/resources/models'] },
    proxy: { '/api': server, '/ws': { target: server, ws: true } },
  },
  test: {
    setupFiles: ['src/test/setup.ts'],
    include: ['src/**/*.test.{ts,tsx}'],
    restoreMocks: true,
    testTimeout: 20_000,
    // Nothing else runs beside these tests; by itself it would leave one core idle.
    maxWorkers: '100%',
  },
});
