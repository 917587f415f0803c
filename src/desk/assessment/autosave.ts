// What is answered on the page of the tab saves itself, sign by sign, without a press (docs/process.md P20.13). It is the page's
// own command that saves: a later save under it saves again.
import { toAssessmentId } from '../../domain/case/assessment/assessment.ts';
import type { SignsInput } from '../../domain/case/assessment/saving.ts';
import { given } from '../../domain/kernel/given.ts';
import { sayClock } from '../../domain/time/calendar.ts';
import { doneReply, notAvailableReply, openButton, refusedReply } from '../form/replies.ts';
import { refIn, take, textIn, type Reply, type Scene } from '../scene/scene.ts';

/** Says when it was saved, and nothing of what; where it cannot be saved, why not. */
export async function autosaveRisk(scene: Scene): Promise<Reply> {
  const [reference, part] = [refIn(scene), toAssessmentId(textIn(scene, 'risk'))];
  if (reference === undefined || part === undefined) return notAvailableReply();
  const outcome = await take(scene, reference, { step: 'saveSigns', part, input: sentIn(scene) });
  if (outcome.kind === 'refused') return refusedReply(outcome.refusal, { reference });
  const saved = sayClock(scene.now, scene.now);
  return { ...doneReply(`Saved ${saved}`, [], [openButton(outcome.now)]), saved };
}

type Sent = Readonly<Record<string, unknown>>;
const isRecord = (value: unknown): value is Sent =>
  value !== null && typeof value === 'object' && !Array.isArray(value);
const textOf = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);
const entriesOf = (value: unknown): readonly (readonly [string, unknown])[] =>
  isRecord(value) ? Object.entries(value) : [];

/** Only what is of a shape; which of it the tool knows is for the step to say. */
function sentIn({ data }: Pick<Scene, 'data'>): SignsInput {
  const signs = entriesOf(data['signs']).flatMap(([code, sent]) => {
    if (!isRecord(sent)) return [];
    const [grade, line, source, mark] = [sent['grade'], sent['line'], sent['source'], sent['mark']].map(textOf);
    const ungraded = sent['ungraded'] === true || undefined;
    return grade === undefined ? [] : [[code, { grade, ...given({ ungraded, line, source, mark }) }] as const];
  });
  const strengths = entriesOf(data['strengths']).filter(
    (entry): entry is [string, string] => textOf(entry[1]) !== undefined,
  );
  const forms = Array.isArray(data['forms']) ? data['forms'].filter((form) => typeof form === 'string') : undefined;
  return {
    signs: Object.fromEntries(signs),
    strengths: Object.fromEntries(strengths),
    ...given({ forms }),
  };
}
