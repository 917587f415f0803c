// Who is signed in, and which pages they have.
import { z } from 'zod';
import { nothing, readAt, type PageRead } from './read.ts';

/** `pages`: those of the navigation, in its order. */
export const meWith = (pages: Readonly<Record<string, PageRead>>) =>
  readAt({
    path: '/me',
    says: 'Who is signed in, and which pages there are',
    asks: nothing,
    answer: z.object({
      name: z.string(),
      panelName: z.string(),
      /** A local run: said on every page. */
      fictional: z.boolean(),
      /** Pages this person has, in the order of the navigation. */
      pages: z.array(z.enum(Object.keys(pages))),
      /** The council's words to avoid: a page says so when a field is left. */
      words: z.array(z.object({ avoid: z.string(), say: z.string(), why: z.string(), forms: z.array(z.string()) })),
    }),
    read: (scene) =>
      Promise.resolve({
        name: scene.person.name,
        panelName: scene.directory.settings.panelName,
        fictional: scene.fictional,
        pages: Object.entries(pages).flatMap(([name, page]) => (page.has(scene) ? [name] : [])),
        words: scene.directory.settings.guidance.language,
      }),
  });
