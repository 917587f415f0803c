// Posters, leaflets and the policy for a page of the tab. Nothing here is of a case.
import { z } from 'zod';
import type { RefusedPaper } from '../../casework/ports/paper-ports.ts';
import type { Policy } from '../../domain/papers/policy-file.ts';
import { readingFigures } from '../../domain/papers/reading.ts';
import { standingOf } from '../../domain/papers/standing.ts';
import { given } from '../../domain/kernel/given.ts';
import { may } from '../../domain/people/roles.ts';
import { policyPress } from '../../desk/papers/papers.ts';
import type { Scene } from '../../desk/scene/scene.ts';
import { linkShape } from '../../reading/lines.ts';
import { readingsIn, sayReading } from '../../reading/papers/readings.ts';
import type { Told } from '../../reading/told.ts';
import {
  kindLabels,
  nameOfSheet,
  policyName,
  readerLabels,
  sayLanguage,
  sheetNamed,
  sheetsIn,
  titleOfSheet,
} from '../papers/names.ts';
import { policyHtml } from '../papers/policy.ts';
import { sheetHtml } from '../papers/sheet.ts';
import { buttonShape } from '../tab/api.ts';
import { buttonFor } from './button.ts';
import { nothing, readAt } from './read.ts';

/** What there is, and where. */
const papersShape = z.object({
  sheets: z.array(
    z.object({
      reader: z.string(),
      language: z.string(),
      /** Of the language's own name. */
      lang: z.string(),
      /** No one has checked the translation yet. */
      unchecked: z.boolean(),
      papers: z.array(z.object({ title: z.string(), link: linkShape })),
    }),
  ),
  policy: z.object({ title: z.string(), standing: z.string(), link: linkShape }),
  /** Where anyone may print or read them without signing in; undefined where a setting does not let them. */
  open: z.string().optional(),
  /** Files of the council's that are not taken, for who keeps them. */
  refused: z.array(z.string()),
});
export type Papers = Told<typeof papersShape>;
/** One of them, as HTML that the server made: all that others wrote in it is text. */
const paperShape = z.object({
  kind: z.enum(['sheet', 'policy']),
  title: z.string(),
  html: z.string(),
  /** Of the policy, where people are asked to have read it. */
  reading: z
    .object({
      /** "You said on … that you have read and understood version 1.0." */
      said: z.string().optional(),
      press: buttonShape.optional(),
      /** For the co-ordinator: how many of each agency. */
      figures: z.array(z.object({ agency: z.string(), read: z.number(), of: z.number() })),
    })
    .optional(),
});
export type Paper = Told<typeof paperShape>;

export const papers = readAt({
  path: '/papers',
  says: 'Posters, leaflets and the policy',
  asks: nothing,
  answer: papersShape,
  read: async ({ ports, person, directory: { settings } }) => {
    const files = await ports.papers?.current();
    if (files === undefined) return undefined;
    const groups = Map.groupBy(sheetsIn(files.languages), ({ reader, file }) => `${reader} ${file.language}`);
    const { publicLeaflets, publicPolicy } = settings.papers;
    return {
      sheets: [...groups.values()].flatMap(([first, ...rest]) => {
        if (first === undefined) return [];
        const { reader, file } = first;
        return {
          reader: readerLabels[reader],
          language: sayLanguage(file),
          lang: file.language,
          unchecked: file.checkedBy === '',
          papers: [first, ...rest].map((sheet) => ({
            title: kindLabels[sheet.kind],
            link: `papers/${nameOfSheet(sheet)}`,
          })),
        };
      }),
      policy: { title: files.policy.title, standing: standingOf(files.policy), link: policyName },
      refused: may(person, 'keepPapers') ? files.refused.map(sayRefused) : [],
      ...given({ open: publicLeaflets || publicPolicy ? ports.openLink : undefined }),
    };
  },
});

const sayRefused = ({ file, line, what, next }: RefusedPaper): string => `${file}, line ${line}: ${what}. ${next}`;

export const paper = readAt({
  path: '/papers/:paper',
  says: 'One of them, to print or read',
  asks: (named) => {
    const paper = named('paper');
    return /^[A-Za-z-]{1,40}$/.test(paper) ? { paper } : undefined;
  },
  answer: paperShape,
  read: async (scene, { paper: name }) => {
    const { ports, directory } = scene;
    const files = await ports.papers?.current();
    if (files === undefined) return undefined;
    if (name === policyName) return policyPage(scene, files.policy);
    const sheet = sheetNamed(name, files.languages);
    return sheet && { kind: 'sheet' as const, title: titleOfSheet(sheet), html: sheetHtml(sheet, directory.settings) };
  },
});

async function policyPage(scene: Scene, policy: Policy): Promise<Paper> {
  const { directory, person } = scene;
  const page: Paper = { kind: 'policy', title: policy.title, html: policyHtml(policy, directory.settings) };
  if (!directory.settings.papers.policyReadBy) return page;
  const readings = await readingsIn(scene.ports.looks, policy);
  const said = sayReading(readings, policy, scene);
  const press = said === undefined ? buttonFor(policyPress(policy)) : undefined;
  const readBy = new Set(readings.map(({ person }) => person));
  const figures = may(person, 'keepPapers') ? readingFigures(directory, readBy) : [];
  return { ...page, reading: { figures, ...given({ said, press }) } };
}
