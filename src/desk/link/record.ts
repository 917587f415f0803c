// Links, where what a case names may be of a record: both side by side, and what the co-ordinator says of it (docs/process.md P23.5).
import { sideBySideCard } from '../../cards/link/links-card.ts';
import { sayReaders } from '../../cards/say-marks.ts';
import { kindOf, sayKnown } from '../../cards/mention/say.ts';
import type { Button, Json } from '../../cards/blocks.ts';
import { doneCard } from '../../cards/home.ts';
import { readStep } from '../../cards/form.ts';
import { sayOfLink, type Saying } from '../../casework/write/links.ts';
import { toEntryRef } from '../../domain/case/mention/entry.ts';
import type { Case } from '../../domain/case/state/stages.ts';
import { grounds } from '../../domain/entity/entity.ts';
import { fieldsOfEntity } from '../../domain/entity/fields.ts';
import { given } from '../../domain/kernel/given.ts';
import { sayAnswer, type Field } from '../../domain/kernel/fields.ts';
import { toEntityId, type EntityId } from '../../domain/kernel/ids.ts';
import { kindRow } from '../../domain/link/kinds.ts';
import { sayWhen } from '../../domain/time/calendar.ts';
import { besideRecord, keepsLinks } from '../../reading/links/links.ts';
import { entityButton } from '../entity/presses.ts';
import { takesOf } from '../entity/takes.ts';
import { aboutCase, formAbout, type StepForm } from '../form/step-form.ts';
import { closeButton, homeButton, notAvailableReply } from '../form/replies.ts';
import { textIn, type Pressed, type Reply, type Scene } from '../scene/scene.ts';

type Named = NonNullable<ReturnType<typeof toEntryRef>>;
interface Both {
  readonly mine: Named;
  readonly record: EntityId;
  readonly from: string;
}
function bothIn(pressed: Pick<Scene, 'data'>): Both | undefined {
  const [mine, record] = [toEntryRef(textIn(pressed, 'mine')), toEntityId(textIn(pressed, 'record'))];
  return mine && record && { mine, record, from: textIn(pressed, 'from') };
}
const dataOf = ({ mine, record, from }: Both): Readonly<Record<string, Json>> => ({
  ref: mine.reference,
  mine: mine.ref,
  record,
  ...(from === '' ? {} : { from }),
});
const backOf = ({ mine, from }: Both): Button => ({
  title: 'Back',
  verb: 'links',
  data: from === '' ? {} : { ref: mine.reference, from },
});

const beside = async (scene: Scene, { mine, record }: Both) => besideRecord(scene, mine, record);

const answer = (said: Readonly<Record<string, string>>, field: Field): string => {
  const value = said[field.name] ?? '';
  return value === '' ? 'not said' : sayAnswer(field, value);
};

export async function compareRecord(scene: Scene): Promise<Reply> {
  const both = bothIn(scene);
  const found = both && (await beside(scene, both));
  if (both === undefined || found === undefined) return goneReply(scene);
  const { entry } = found.mine;
  const { entity, entries, why: alike } = found.record;
  const data = dataOf(both);
  const first = entries[0]?.entry;
  const fields = fieldsOfEntity(entity.kind).filter(
    ({ name }) => entry.said[name] !== undefined || entity.said[name] !== undefined,
  );
  const isOfPerson = kindRow(entry.kind).ofPerson === true;
  const readers = entry.mention === undefined ? 'Who reads the referral' : sayReaders(entry.mention, scene.directory);
  return {
    of: found.seen,
    minds: entry.mention?.notFamily === true ? ['Do not tell the family of this.'] : [],
    card: sideBySideCard({
      title: `The same ${kindOf(entry).toLowerCase()}?`,
      why: alike,
      heads: [
        { reference: entry.reference, called: entry.called },
        { reference: entity.id, called: entity.name },
      ],
      told: [
        ...fields
          .map((field) => [field.title, answer(entry.said, field), answer(entity.said, field)] as const)
          .filter(([, one, other]) => one !== other && !(one === entry.called && other === 'not said')),
        [
          'What was said',
          entry.said['how'] ?? 'not said',
          first?.said['how'] ?? entity.report?.said['how'] ?? 'nothing that you may read',
        ],
        [
          'How it is known',
          `${sayKnown(entry)}, ${sayWhen(entry.at, scene.now)}`,
          entries.length === 0 ? grounds[entity.ground] : `${entries.length} that you may read`,
        ],
        ['Who may read it', readers, 'each by its own case'],
      ],
      same: [],
      after: 0,
      shared: scene.caller.shared,
      buttons: [
        backOf(both),
        {
          title: 'The same: confirm',
          verb: isOfPerson ? 'links.record.same' : 'links.record.same.go',
          data,
          style: 'positive',
        },
        { title: 'Not the same', verb: 'links.record.not', data },
        { title: 'Leave it in its case', verb: 'links.record.leave', data },
        closeButton(entry),
      ],
    }),
  };
}

/** It was said meanwhile, or is not theirs: the two cannot be told apart. */
const goneReply = (scene: Scene): Reply =>
  keepsLinks(scene)
    ? {
        card: doneCard(
          'There is nothing to compare here any more',
          ['It was said or taken back meanwhile.'],
          [{ title: 'Links', verb: 'links' }, homeButton],
        ),
      }
    : notAvailableReply();

const whyField: Field = { name: 'why', title: 'Why it is the same', kind: 'text', need: 'always', most: 200 };
const formFor = (both: Both | undefined): StepForm => {
  const data = both === undefined ? {} : dataOf(both);
  return {
    title: 'The same: confirm',
    fields: [whyField],
    verb: 'links.record.same.go',
    intro: 'A name alone is seldom enough. No team is told, and each reads its own entry only.',
    style: 'positive',
    data,
    back: { verb: 'links.record', data },
  };
};
export const sameRecordAgain = (pressed: Pressed): StepForm => formFor(bothIn(pressed));

/** Of people it is asked why. */
export async function askSameRecord(scene: Scene): Promise<Reply> {
  const both = bothIn(scene);
  const found = both && (await beside(scene, both));
  return both === undefined || found === undefined ? goneReply(scene) : formReply(scene, both, found.seen, {}, {});
}
const formReply = (
  scene: Scene,
  both: Both,
  of: Case,
  values: Readonly<Record<string, string>>,
  wrong: Parameters<typeof formAbout>[4],
): Reply => {
  const form = formFor(both);
  const about = { ...aboutCase(both.mine.reference), ...given({ back: form.back }) };
  return { ...formAbout(scene, about, form, values, wrong), of };
};

export async function confirmRecord(scene: Scene): Promise<Reply> {
  const both = bothIn(scene);
  const found = both && (await beside(scene, both));
  if (both === undefined || found === undefined) return goneReply(scene);
  const asks = kindRow(found.mine.entry.kind).ofPerson === true ? [whyField] : [];
  const { answers, problems } = readStep(asks, scene);
  if (Object.keys(problems).length > 0) return formReply(scene, both, found.seen, answers, { problems });
  const saying = { say: 'same', mine: both.mine.ref, record: both.record, on: found.record.why } as const;
  return said(scene, both, { ...saying, ...given({ why: answers['why'] }) }, 'Said to be the same', [
    `It is of ${both.record} from now on. No team is told; each reads its own entry only.`,
  ]);
}

export async function rejectRecord(scene: Scene): Promise<Reply> {
  const both = bothIn(scene);
  if (both === undefined || (await beside(scene, both)) === undefined) return goneReply(scene);
  return said(scene, both, { say: 'notSame', mine: both.mine.ref, record: both.record }, 'Said not to be the same', [
    'It is not suggested for that record again.',
  ]);
}

export async function leaveRecord(scene: Scene): Promise<Reply> {
  const both = bothIn(scene);
  if (both === undefined || (await beside(scene, both)) === undefined) return goneReply(scene);
  return said(scene, both, { say: 'leave', mine: both.mine.ref }, 'Left in its case', [
    'It is compared again when another case names the same.',
  ]);
}

async function said(scene: Scene, both: Both, saying: Saying, did: string, lines: readonly string[]): Promise<Reply> {
  const came = await sayOfLink(scene.ports, takesOf(scene), saying);
  const links: Button = { title: 'Links', verb: 'links' };
  if (came.kind === 'refused') {
    const { message, next, code } = came.refusal;
    return code === 'notAvailable'
      ? goneReply(scene)
      : { card: doneCard(message, [next], [links, homeButton], 'attention') };
  }
  return {
    receipt: { did, at: sayWhen(scene.now, scene.now), lines },
    card: doneCard(both.record, [], [links, entityButton('Open the record', both.record), homeButton]),
    ...(saying.say !== 'same' && { leads: { verb: 'links', data: backOf(both).data ?? {} } }),
  };
}
