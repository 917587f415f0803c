// How Vite builds the pages. Plain data, so that nothing here needs a package of its own.
export default {
  root: 'src/pages',
  // The server serves the pages below /tab/, whatever the address in front of it.
  base: '/tab/',
  build: { outDir: '../../dist/pages', emptyOutDir: true, target: 'es2022', sourcemap: false, assetsInlineLimit: 0 },
};
