/**
 * How the three parts of the app are bundled. Everything is bundled, so that the package needs no
 * node_modules; the output is CommonJS for main and preload and holds no inline script, as the
 * renderer's content security policy demands.
 */
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';
import type { Plugin } from 'vite';
import { inRepository } from './repository.ts';

/** The oldest runtime the app must run on; electron-vite reads it for its own defaults. */
process.env['ELECTRON_MAJOR_VER'] = '25';
const nodeFloor = 'node18.15';
const chromiumFloor = 'chrome114';

export default defineConfig({
  main: {
    build: {
      outDir: inRepository('out', 'main'),
      target: nodeFloor,
      externalizeDeps: false,
      rolldownOptions: {
        input: { main: inRepository('electron', 'main.ts') },
        output: {
          format: 'cjs',
          entryFileNames: '[name].cjs',
          chunkFileNames: '[name]-[hash].cjs',
        },
      },
    },
  },
  preload: {
    build: {
      outDir: inRepository('out', 'preload'),
      target: nodeFloor,
      externalizeDeps: false,
      rolldownOptions: {
        input: { preload: inRepository('electron', 'preload.ts') },
        output: { format: 'cjs', entryFileNames: '[name].cjs', codeSplitting: false },
      },
    },
  },
  renderer: {
    root: inRepository('renderer'),
    plugins: [react(), rootedAddresses()],
    define: { global: 'globalThis' },
    worker: { format: 'es' },
    build: {
      outDir: inRepository('out', 'renderer'),
      target: chromiumFloor,
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      minify: true,
      sourcemap: true,
      // The app reads its one script from its own disk.
      chunkSizeWarningLimit: 2_000,
      rolldownOptions: { input: inRepository('renderer', 'index.html') },
    },
  },
});

/** electron-vite asks for addresses relative to a file; ours are relative to the app's own origin. */
function rootedAddresses(): Plugin {
  return { name: 'rooted-addresses', config: () => ({ base: '/' }) };
}
