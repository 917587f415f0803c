// Posters, leaflets and the policy for a page of the tab. Nothing here is of a case.
import type { RefusedPaper } from '../../casework/ports/paper-ports.ts';
import { policyReadButton } from '../../cards/papers.ts';
import type { Policy } from '../../domain/papers/policy-file.ts';
import { readingFigures } from '../../domain/papers/reading.ts';
import { standingOf } from '../../domain/papers/standing.ts';
import { given } from '../../domain/given.ts';
import { may } from '../../domain/people/roles.ts';
import type { Scene } from '../../desk/scene.ts';
import { readingsIn, sayReading } from '../../reading/papers/readings.ts';
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
import type { Paper } from '../tab/api.ts';
import type { Read } from './read.ts';

export const papers: Read<'papers'> = async ({ ports, person, directory: { settings } }) => {
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
};

const sayRefused = ({ file, line, what, next }: RefusedPaper): string => `${file}, line ${line}: ${what}. ${next}`;

export const paper: Read<'paper'> = async (scene, { paper: name = '' }) => {
  const { ports, directory } = scene;
  const files = await ports.papers?.current();
  if (files === undefined) return undefined;
  if (name === policyName) return policyPage(scene, files.policy);
  const sheet = sheetNamed(name, files.languages);
  return sheet && { kind: 'sheet', title: titleOfSheet(sheet), html: sheetHtml(sheet, directory.settings) };
};

async function policyPage(scene: Scene, policy: Policy): Promise<Paper> {
  const { directory, person } = scene;
  const page: Paper = { kind: 'policy', title: policy.title, html: policyHtml(policy, directory.settings) };
  if (!directory.settings.papers.policyReadBy) return page;
  const readings = await readingsIn(scene.ports.looks, policy);
  const said = sayReading(readings, policy, scene);
  const press =
    said === undefined ? { ...policyReadButton(policy.version), data: { version: policy.version } } : undefined;
  const readBy = new Set(readings.map(({ person }) => person));
  const figures = may(person, 'keepPapers') ? [...readingFigures(directory, readBy)] : [];
  return { ...page, reading: { figures, ...given({ said, press }) } };
}
