import { defineConfig } from 'vitest/config'

const CREDITS = '/*! The report of storyglass, Apache-2.0. With Preact and @preact/signals (MIT) and d3-force (ISC), see viewer/THIRD_PARTY.md. */'

// One script and one stylesheet with names that stay: Python inlines them into every report.
export default defineConfig({
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  define: { 'process.env.NODE_ENV': '"production"' },
  build: {
    target: 'es2022',
    outDir: '../src/storyglass/outputs/viewer',
    emptyOutDir: true,
    copyPublicDir: false,
    lib: { entry: 'src/main.tsx', formats: ['iife'], name: 'storyglass', fileName: () => 'viewer.js', cssFileName: 'viewer' },
    rollupOptions: { output: { postBanner: CREDITS } },
  },
  test: { include: ['tests/**/*.test.ts'], environment: 'node' },
})
