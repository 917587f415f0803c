// How Vite builds the pages. Plain data, so that nothing here needs a package of its own.

/** Inside Teams, where nearly everyone opens them, its code is needed first: it is fetched beside the pages' and not after. */
const teamsBeside = {
  name: 'teams-beside',
  transformIndexHtml: {
    order: 'post',
    handler: (_html, { bundle = {}, path }) => {
      const teams = Object.values(bundle).find((file) => file.facadeModuleId?.endsWith('/src/pages/teams.ts'));
      if (teams === undefined || !path.endsWith('index.html')) return [];
      const attrs = { rel: 'modulepreload', crossorigin: true, href: `/tab/${teams.fileName}`, fetchpriority: 'low' };
      return [{ tag: 'link', attrs, injectTo: 'head' }];
    },
  },
};

export default {
  root: 'src/pages',
  // The server serves the pages below /tab/, whatever the address in front of it.
  base: '/tab/',
  plugins: [teamsBeside],
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
