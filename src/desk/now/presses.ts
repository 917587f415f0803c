// What Change what is true now is to people; fact by fact it is asked in case/change-now.ts.
import { sayAnswers } from '../../cards/case/true-now.ts';
import { factsTicked, fieldsOf, tickedFacts, valuesToChange } from '../../domain/case/now/fields.ts';
import { sayWho, trueOf, truths } from '../../domain/case/state/now.ts';
import type { Case } from '../../domain/case/state/stages.ts';
import type { CaseTypes } from '../../domain/case/whole/case.ts';
import type { Answers } from '../../domain/kernel/fields.ts';
import { beginLow } from '../../domain/kernel/begins.ts';
import { defaultSettings, type Settings } from '../../domain/people/settings.ts';
import { commandMintedAt } from '../../domain/kernel/ids.ts';
import type { Presses } from '../form/counter.ts';
import { firstShown } from '../form/press.ts';
import { refIn, textIn, type Scene } from '../scene/scene.ts';

/**
 * What another person has changed of these facts since the form was made: it is told before it is written over, for the form
 * may leave out someone who must not be told (docs/process.md P17.13). Of every form that asks about them: an update and a review
 * too.
 */
export async function changedMeanwhile(sent: Answers, scene: Scene): Promise<string | readonly []> {
  const reference = refIn(scene);
  const made = commandMintedAt(textIn(scene, firstShown)) ?? commandMintedAt(textIn(scene, 'command'));
  const childCase = reference && (await scene.ports.cases.load(reference))?.value.root;
  if (childCase === undefined || made === undefined) return [];
  const said = factsTicked(sent).flatMap((name) => {
    const is = trueOf(childCase, name);
    const isLater = is.since !== undefined && Date.parse(is.since) > made;
    const isOther = is.by !== undefined && is.by.objectId !== scene.person.objectId;
    const differs = fieldsOf(name).some((field) => (is.answers[field.name] ?? '') !== (sent[field.name] ?? ''));
    return isLater && isOther && differs
      ? [`${truths[name].title}: ${sayAnswers(name, is.answers)} (${sayWho(is, scene.now)}).`]
      : [];
  });
  return said.length === 0
    ? []
    : `Changed since you opened this. ${said.join(' ')} Put in what holds, and press again.`;
}

/** "where the child lives". */
const sayFact = (name: keyof typeof truths): string => beginLow(truths[name].title);

export const changeIntro = ({ emergency }: Pick<Settings, 'emergency'>): string =>
  `Everyone who works on the case is told, and reads it from then on. What the referral said stays on record. If the child is in danger, ring ${emergency} first.`;

export const nowPresses = {
  changeNow: {
    verb: 'now.change',
    intro: ({ directory: { settings } = { settings: defaultSettings } }) => changeIntro(settings),
    values: valuesToChange,
    carries: [tickedFacts],
    besides: changedMeanwhile,
    done: ({ sent }) => `Changed: ${factsTicked(sent).map(sayFact).join(', ')}`,
  },
} satisfies Partial<Presses<CaseTypes['steps'], Case, Case>>;
