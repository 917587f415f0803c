// How Vite builds the pages. Plain data, so that nothing here needs a package of its own.
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress } from 'node:zlib';

/** The first script asks for the code of the pages: it is fetched beside it and not after it. */
const codeBeside = {
  name: 'code-beside',
  transformIndexHtml: {
    order: 'post',
    handler: (_html, { bundle = {}, filename }) => {
      const loadedWith = (name, seen = new Set()) => {
        if (seen.has(name)) return seen;
        seen.add(name);
        for (const one of bundle[name].imports) loadedWith(one, seen);
        return seen;
      };
      const code = Object.values(bundle).find((file) => file.facadeModuleId?.endsWith('/src/pages/root.tsx'));
      if (code === undefined || !filename.endsWith('index.html')) return [];
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

/** Beside each file the same as small as it becomes: that takes seconds, for which the build waits and no reader. */
const compressed = {
  name: 'compressed',
  writeBundle: async ({ dir }, bundle) => {
    const texts = Object.values(bundle).filter(({ fileName }) => /\.(?:js|css)$/.test(fileName));
    await Promise.all(
      texts.map(async ({ fileName, code, source }) =>
        writeFile(path.join(dir, `${fileName}.br`), await promisify(brotliCompress)(code ?? source)),
      ),
    );
  },
};

/** By its path from this folder: the folders above may have any name, and what is built must not hang on it. */
const isCommon = (id) => {
  const from = id.startsWith('\0') ? id : path.relative(import.meta.dirname, id).replaceAll('\\', '/');
  return /^\0rolldown|(?:^|\/)node_modules\/|^frame\/|^data\/(?:use|live)|^\.\.\/domain\/kernel\/given\.ts$/.test(from);
};
/** One file of what many pages have in common: a small file costs as long a way as a large one. */
const shared = { name: 'shared', test: isCommon, minShareCount: 7 };

export default {
  root: 'src/pages',
  // The server serves the pages below /tab/, whatever the address in front of it.
  base: '/tab/',
  plugins: [codeBeside, compressed],
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
