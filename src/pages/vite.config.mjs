// How Vite builds the pages. Plain data, so that nothing here needs a package of its own.

/** The first script asks for the code of the pages: it is fetched beside it and not after it. */
const codeBeside = {
  name: 'code-beside',
  transformIndexHtml: {
    order: 'post',
    handler: (_html, { bundle = {}, path }) => {
      const loadedWith = (name, seen = new Set()) => {
        if (!seen.has(name)) for (const one of bundle[seen.add(name) && name].imports) loadedWith(one, seen);
        return seen;
      };
      const code = Object.values(bundle).find((file) => file.facadeModuleId?.endsWith('/src/pages/root.tsx'));
      if (code === undefined || !path.endsWith('index.html')) return [];
      return [...loadedWith(code.fileName)]
        .filter((name) => !bundle[name].isEntry)
        .map((name) => ({
          tag: 'link',
          attrs: { rel: 'modulepreload', crossorigin: true, href: `/tab/${name}` },
          injectTo: 'head',
        }));
    },
  },
};

/** One file of what many pages have in common: a small file costs as long a way as a large one. */
const shared = {
  name: 'shared',
  test: /rolldown|node_modules|pages.(?:frame|data.(?:use|live))|given/,
  minShareCount: 7,
};

export default {
  root: 'src/pages',
  // The server serves the pages below /tab/, whatever the address in front of it.
  base: '/tab/',
  plugins: [codeBeside],
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
      output: { codeSplitting: { groups: [shared], includeDependenciesRecursively: false } },
      checks: { moduleLevelDirective: false },
    },
  },
};
