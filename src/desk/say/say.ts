// Young people's say: three answers, sent by the worker with the young person. No button of it carries a reference, nothing of it
// is a look or a step, and what is stored knows neither the case nor who pressed (docs/process.md P18.7).
import { doneCard } from '../../cards/home.ts';
import { readStep } from '../../cards/form.ts';
import type { Button } from '../../cards/blocks.ts';
import { looksLikeName } from '../../domain/advice/names.ts';
import { may } from '../../domain/people/roles.ts';
import { tellingIn } from '../../domain/people/telling.ts';
import { quarterOf, sayFields, toSay } from '../../domain/say/say.ts';
import { sayWhen } from '../../domain/time/calendar.ts';
import { formAbout, type FormAbout, type StepForm, type Wrong } from '../form/step-form.ts';
import { doneReply, homeButton } from '../form/replies.ts';
import { sentFor, textIn, type Pressed, type Reply, type Scene } from '../scene/scene.ts';

export const sayButton: Button = { title: 'Young person’s say', verb: 'say' };
export const sayVerb = 'say.go';

/** Of an open form is remembered that there is one, and not which: it counts as one about no case, as a question does. */
const about: FormAbout = { data: {}, name: 'No name is kept', formOf: 'advice', back: { verb: 'home' }, close: 'home' };
const form = (say: string): StepForm => ({
  title: 'What the young person says',
  go: 'Send',
  fields: sayFields,
  verb: sayVerb,
  intro:
    'Ask the young person and let them read it before you send it. Neither the case nor your name is kept with it.',
  style: 'positive',
  data: { say },
});

const shown = (scene: Pick<Scene, 'ports' | 'caller'>, say: string, values = {}, wrong: Wrong = {}): Reply =>
  formAbout(scene, about, form(say), values, wrong);

/** Who reads them all sends none: of five with four of their own the fifth could be told. */
export const maySend = ({ person }: Pick<Scene, 'person'>): boolean => may(person, 'refer') && !may(person, 'readSays');
const notYours = ({ person }: Pick<Scene, 'person'>): Reply =>
  may(person, 'readSays')
    ? doneReply('You read what young people say, so you send none.', ['Ask the lead worker.'], [homeButton])
    : doneReply('Only staff send this.', ['Ask the lead worker.'], [homeButton]);

export function askSay(scene: Scene): Promise<Reply> {
  if (!maySend(scene)) return Promise.resolve(notYours(scene));
  return Promise.resolve(shown(scene, Buffer.from(scene.ports.machine.bytes(16)).toString('hex')));
}

/** The same form with what was sent, where the store is away. */
export const sayGivenBack = (pressed: Pressed, scene: Pick<Scene, 'ports'>, wrong: Wrong): Reply =>
  shown({ ports: scene.ports, caller: pressed.caller }, textIn(pressed, 'say'), sentFor(sayFields, pressed), wrong);

export async function sendSay(scene: Scene): Promise<Reply> {
  if (!maySend(scene)) return notYours(scene);
  const id = textIn(scene, 'say');
  const { answers, problems } = readStep(sayFields, scene);
  if (Object.keys(problems).length > 0) return shown(scene, id, answers, { problems });
  const change = answers['change'] ?? '';
  const telling = tellingIn(change, scene.directory.settings);
  if (telling !== undefined) {
    const message = `“${telling.found}” looks like ${telling.looksLike}. Leave it out, then press Send again.`;
    return shown(scene, id, answers, { message });
  }
  const name = looksLikeName(change);
  if (name !== undefined) {
    return shown(scene, id, answers, { message: `“${name}” looks like a name. Leave it out, then press Send again.` });
  }
  const say = toSay(id, answers);
  if (say === undefined) return shown(scene, Buffer.from(scene.ports.machine.bytes(16)).toString('hex'), answers);
  if (!scene.saidToday.take(scene.person.objectId, say.id, scene.now)) {
    const message =
      'You have sent one today, and one a day is taken from each person. Keep the words, and send them tomorrow.';
    return shown(scene, id, answers, { message });
  }
  await scene.ports.says.add(quarterOf(scene.now), say);
  return {
    receipt: { did: 'Sent', at: sayWhen(scene.now, scene.now) },
    card: doneCard(
      'Thank them for it',
      ['It is read with what others say, five at a time at least. What we do about it is on the help page.'],
      [homeButton],
    ),
  };
}
