// The cards of leaflets and of the policy: as they are, and as the council may let everyone print them and ask who has read it.
import type { PapersInForce } from '../../../src/casework/ports/paper-ports.ts';
import type { Directory } from '../../../src/domain/people/directory.ts';
import { directory, priya } from '../../people/builders.ts';
import { papersOf } from '../../pages/papers/public-site.ts';
import { deskOver } from '../../worlds/desk-in-memory.ts';
import { fill, onOneLine, type Worst } from '../worst.ts';
import type { Shown } from './gallery.ts';

const councilOf = (papers: Partial<Directory['settings']['papers']>): Directory => ({
  ...directory,
  settings: { ...directory.settings, papers: { ...directory.settings.papers, ...papers } },
});

/** Thirty languages, and a title as long as it may be. */
function full(papers: PapersInForce, worst?: Worst): PapersInForce {
  if (worst === undefined) return papers;
  const [said, [file]] = [(most: number) => onOneLine(fill(most, worst)), papers.languages];
  const languages = Array.from({ length: 30 }, () => ({
    ...file,
    englishName: said(30),
  })) as PapersInForce['languages'];
  return { ...papers, languages, policy: { ...papers.policy, title: said(120) } };
}

const tabLink = (page: string): string => `https://mset.example.org/tab/#/${page}`;

export async function papersGallery(worst?: Worst): Promise<readonly Shown[]> {
  const inForce = full(await papersOf(), worst);
  const papers = { current: async () => inForce };
  const openLink = 'https://mset.example.org/public';
  const on = (settings: Partial<Directory['settings']['papers']>) =>
    deskOver({ council: councilOf(settings), papers, openLink, tabLink });
  const open = on({ publicLeaflets: true, publicPolicy: true, policyReadBy: true });
  const version = { version: inForce.policy.version };
  return [
    { name: 'leaflets with the tab', card: await on({}).press(priya, 'leaflets') },
    { name: 'leaflets for anyone, with the tab', card: await open.press(priya, 'leaflets') },
    { name: 'leaflets, none', card: await deskOver().press(priya, 'leaflets') },
    { name: 'policy with the tab', card: await on({}).press(priya, 'policy') },
    { name: 'policy to be read, with the tab', card: await open.press(priya, 'policy') },
    { name: 'policy, read, with the tab', card: await open.press(priya, 'policy.read', version) },
    { name: 'policy, another version', card: await open.press(priya, 'policy.read', { version: '0.0' }) },
    { name: 'policy, not asked', card: await on({}).press(priya, 'policy.read', version) },
  ];
}
