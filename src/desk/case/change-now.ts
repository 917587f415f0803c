// Change what is true now: each fact as a row with today's value, which opens its own questions (docs/process.md P17.13).
import { sayAnswers, trueNowElements } from '../../cards/case/true-now.ts';
import { cut } from '../../cards/blocks.ts';
import { listCard, type ListRow } from '../../cards/home.ts';
import { mayChange } from '../../domain/case/now/change.ts';
import { changeFields, factsTicked, tickedFacts, valuesToChange } from '../../domain/case/now/fields.ts';
import type { TrueName } from '../../domain/case/state/held.ts';
import { sayWho, trueOf, truths } from '../../domain/case/state/now.ts';
import type { Case } from '../../domain/case/state/stages.ts';
import { isAsked } from '../../domain/kernel/fields.ts';
import { barTo } from './bar.ts';
import { buttonOf, closeButton, notAvailableReply, refusedReply } from '../form/replies.ts';
import { aboutCase, formAbout } from '../form/step-form.ts';
import { refIn, see, textIn, type Reply, type Scene } from '../scene/scene.ts';
import { changeIntro, nowPresses } from '../now/presses.ts';

const title = 'Change what is true now';
/** Bytes count twice: what is shown is what the row is called. */
const mostSaid = 120;

/** The case whose facts this person may change; or the card that says why not. */
async function openedFor(scene: Scene): Promise<Case | Reply> {
  const seen = await see(scene, refIn(scene), 'case', title);
  if (seen === undefined) return notAvailableReply();
  const bar = barTo(scene, seen.case, { step: 'changeNow', input: {} });
  return bar === undefined ? seen.case : refusedReply(bar, seen.case);
}
const offeredOf = ({ person: actor, directory, now }: Scene, childCase: Case): readonly TrueName[] =>
  mayChange(childCase, { actor, directory, now });

/** The facts as they are today; where the button names one of them, its questions. */
export async function changeNow(scene: Scene): Promise<Reply> {
  const opened = await openedFor(scene);
  if ('card' in opened) return opened;
  const [name] = factsTicked({ [tickedFacts]: textIn(scene, 'fact') });
  return name !== undefined && offeredOf(scene, opened).includes(name)
    ? askFact(scene, opened, name)
    : showFacts(scene, opened);
}

function showFacts(scene: Scene, opened: Case): Reply {
  const rows = offeredOf(scene, opened).map((name) => rowFor(scene, opened, name));
  return {
    of: opened,
    card: listCard({
      title: 'What has changed?',
      of: `${opened.reference} · as the referral said it, unless a line says otherwise`,
      groups: [{ title: '', rows }],
      total: rows.length,
      from: 0,
      empty: '',
      ...(scene.caller.shared && { message: 'Only you see this.' }),
      buttons: [buttonOf('Back', 'case.open', opened), closeButton(opened)],
    }),
  };
}
function rowFor({ now }: Scene, childCase: Case, name: TrueName): ListRow {
  const is = trueOf(childCase, name);
  const said = sayAnswers(name, is.answers);
  return {
    label: `${truths[name].title}: ${said === '' ? 'not answered' : cut(said, mostSaid)}`,
    typed: true,
    line: is.by === undefined ? '' : `changed: ${sayWho(is, now)}`,
    warnings: [],
    press: { verb: nowPresses.changeNow.verb, does: 'change it', data: { ref: childCase.reference, fact: name } },
  };
}

/** The questions of one fact, filled in with what is true, and how it is known. */
function askFact(scene: Scene, opened: Case, name: TrueName): Reply {
  const { verb } = nowPresses.changeNow;
  const values = { ...valuesToChange(opened, scene.now), [tickedFacts]: name };
  const fields = changeFields([name], 'always').filter((field) => field.name !== tickedFacts && isAsked(field, values));
  const raised = fields.filter(({ askedWhen }) => askedWhen !== undefined).map((field) => field.name);
  const form = {
    title: truths[name].title,
    go: 'Save the change',
    fields,
    verb: `${verb}.go`,
    intro: changeIntro(scene.directory.settings),
    style: 'positive' as const,
    before: trueNowElements(opened, scene.now, name),
    // The step reads which fact it is about, and that its questions were on the form.
    data: { [tickedFacts]: name, raised: raised.join(',') },
  };
  const about = { ...aboutCase(opened.reference), back: { verb } };
  return { ...formAbout(scene, about, form, values, {}), of: opened };
}
