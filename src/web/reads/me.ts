// Who is signed in, and which pages they have.
import { z } from 'zod';
import type { Scene } from '../../desk/scene/scene.ts';
import { may } from '../../domain/people/roles.ts';
import { given } from '../../domain/kernel/given.ts';
import { buttonShape } from '../tab/api.ts';
import { buttonFor } from './button.ts';
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
      /** Break glass, for those who may: offered of every reference that opens no case to them (docs/process.md P26.5). */
      glass: buttonShape.optional(),
      /** The council's words to avoid: a page says so when a field is left. */
      words: z.array(z.object({ avoid: z.string(), say: z.string(), why: z.string(), forms: z.array(z.string()) })),
    }),
    read: (scene) =>
      Promise.resolve({
        name: scene.person.name,
        panelName: scene.directory.settings.panelName,
        fictional: scene.fictional,
        pages: Object.entries(pages).flatMap(([name, page]) => (page.has(scene) ? [name] : [])),
        ...given({ glass: glassFor(scene) }),
        words: scene.directory.settings.guidance.language,
      }),
  });

const glassFor = ({ person }: Pick<Scene, 'person'>) =>
  may(person, 'breakGlass') ? buttonFor({ title: 'Break glass', verb: 'glass.open' }) : undefined;
