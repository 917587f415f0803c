// How Vite builds the pages. Plain data, so that nothing here needs a package of its own.
export default {
  root: 'src/pages',
  // The server serves the pages below /tab/, whatever the address in front of it.
  base: '/tab/',
  build: {
    outDir: '../../dist/pages',
    emptyOutDir: true,
    target: 'es2022',
    // The content security policy lets no file stand inside another.
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 700,
    modulePreload: { polyfill: false },
    // The tab, and the document into which the server puts what anyone may print.
    // Fluent marks its files for servers that render React; nothing here does.
    rolldownOptions: {
      input: ['src/pages/index.html', 'src/pages/paper.html'],
      checks: { moduleLevelDirective: false },
    },
  },
};
