// `leaflets` and `policy`, typed; and the press by which someone says that they have read the policy.
import type { Button } from '../../cards/blocks.ts';
import { leafletsCard, policyCard, policyReadButton } from '../../cards/papers.ts';
import type { Policy } from '../../domain/papers/policy-file.ts';
import { readers, type ReaderName } from '../../domain/papers/language-file.ts';
import { standingOf } from '../../domain/papers/standing.ts';
import { readingOf, readingsIn, sayReading } from '../../reading/papers/readings.ts';
import { doneReply, homeButton, tabLinkIn } from '../form/replies.ts';
import { lookedAs } from '../../casework/read/ask.ts';
import { lookedBy } from '../scene/answer.ts';
import { sayWhen } from '../../domain/time/calendar.ts';
import { textIn, type Reply, type Scene } from '../scene/scene.ts';

const readerLabels: Readonly<Record<ReaderName, string>> = {
  community: 'For the community',
  youngPeople: 'For young people',
  professionals: 'For professionals',
};

const none = doneReply('There are no leaflets here', ['Ask the MSET co-ordinator.'], [homeButton]);

export async function showLeaflets(scene: Scene): Promise<Reply> {
  const { ports, directory } = scene;
  const papers = await ports.papers?.current();
  if (papers === undefined) return none;
  const sheets = readers.map((reader) => {
    const languages = papers.languages.filter((file) => file.readers[reader] !== undefined);
    return [readerLabels[reader], languages.map(({ englishName }) => englishName).join(', ')] as const;
  });
  return {
    card: leafletsCard({
      sheets: sheets.filter(([, languages]) => languages !== ''),
      page: tabLinkIn(scene)?.('papers'),
      open: directory.settings.papers.publicLeaflets ? ports.openLink : undefined,
      home: homeButton,
    }),
  };
}

export async function showPolicy(scene: Scene): Promise<Reply> {
  const { ports, directory } = scene;
  const policy = (await ports.papers?.current())?.policy;
  if (policy === undefined) return none;
  const { policyReadBy, publicPolicy } = directory.settings.papers;
  const said = policyReadBy ? sayReading(await readingsIn(ports.looks, policy), policy, scene) : undefined;
  const asks = policyReadBy && said === undefined;
  return {
    card: policyCard({
      title: policy.title,
      standing: standingOf(policy),
      said: asks ? 'Please read it, then say that you have understood it.' : said,
      page: tabLinkIn(scene)?.('policy'),
      open: publicPolicy && ports.openLink !== undefined ? `${ports.openLink}/policy` : undefined,
      press: asks ? policyPress(policy) : undefined,
      home: homeButton,
    }),
  };
}

/** On the card, and on the page of the policy. */
export const policyPress = ({ version }: Policy): Button => policyReadButton(version);

/** Once for each version, by the person who presses and no one else. */
export async function readPolicy(scene: Scene): Promise<Reply> {
  const { ports, directory } = scene;
  const policy = (await ports.papers?.current())?.policy;
  if (policy === undefined || !directory.settings.papers.policyReadBy)
    return doneReply('That is not asked here', ['No one has to say that they have read the policy.'], [homeButton]);
  if (textIn(scene, 'version') !== policy.version) {
    const next = `There is a newer version of the policy, ${policy.version}. Please read that one first.`;
    return doneReply('Nothing was recorded', [next], [{ title: 'Policy', verb: 'policy' }, homeButton]);
  }
  await ports.looks.record({ ...readingOf(policy, scene), ...lookedAs(scene.person, lookedBy(scene.caller)) });
  // The card says which version, and when this person said so: a second press is the first.
  return { ...(await showPolicy(scene)), receipt: { did: 'Read and understood', at: sayWhen(scene.now, scene.now) } };
}
