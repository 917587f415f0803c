// The page of a risk assessment in every theme and width, as axe sees it and as a person sees it.
import type { Page } from 'playwright-core';
import type { RiskPage } from '../../../src/web/reads/risk.ts';
import { caseOf, reference } from '../case/case-fixtures.ts';
import { looksRight } from '../looks.ts';
import { openWorld, type World } from '../world.ts';
import { draftOf, readRisk, riskOf, risksAt, secondDraft, versions } from './risk-fixtures.ts';

const atCase = `cases/${reference}`;
const assessed = caseOf({ risk: [...versions] });
const pages: readonly (readonly [name: string, answer: RiskPage])[] = [
  ['risk-first', riskOf({ draft: draftOf() })],
  ['risk-again', riskOf({ draft: secondDraft, versions: versions.slice(0, 1) })],
  ['risk-read', readRisk],
  ['risk-none', riskOf()],
];

describe('A risk assessment in the tab', () => {
  let world: World;
  before(async () => {
    world = await openWorld();
  });

  for (const [name, answer] of pages) {
    const opens = async (width: number): Promise<Page> => {
      await world.begins({ [risksAt]: answer });
      const page = await world.opens({ link: `risk/${reference}`, width });
      await page.getByRole('heading', { level: 1, name: `Risk assessment: ${reference}` }).waitFor();
      await page.locator('[aria-label=Loading]').waitFor({ state: 'detached' });
      return page;
    };
    looksRight({ name, shot: name, world: () => world, widths: [1280, 450, 320], opens });
  }

  const opensCase = async (width: number): Promise<Page> => {
    await world.begins({ [atCase]: assessed });
    const page = await world.opens({ link: `case/${reference}`, width });
    await page.getByRole('region', { name: 'Risk', exact: true }).waitFor();
    return page;
  };
  looksRight({ name: 'risk-case', shot: 'risk-case', world: () => world, widths: [1280, 450, 320], opens: opensCase });
});
