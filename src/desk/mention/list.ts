// What a case names of people and places: what may be added, all of it, and one of them.
import { addOne, kindsCard, mentionCard, mentionsCard, type Entry } from '../../cards/mention/mention-card.ts';
import { sayMarksWere, sayReaders } from '../../cards/say-marks.ts';
import { detailsOf } from '../../cards/mention/say.ts';
import { subOf } from '../../cards/case/case-card.ts';
import type { Button } from '../../cards/blocks.ts';
import type { Seen } from '../../casework/read/ask.ts';
import { mentionRefOf, toMentionId, type Mention } from '../../domain/case/mention/mention.ts';
import { kindRow } from '../../domain/link/kinds.ts';
import { opensEntity } from '../../domain/entity/who.ts';
import { confirmedOf, keepsLinks } from '../../reading/links/links.ts';
import type { ListRow } from '../../cards/home.ts';
import { mentionLine, mentionsOf, readable, type ReadMention } from '../../reading/case/mentions.ts';
import { entityButton } from '../entity/presses.ts';
import { aboutData, buttonOf, closeButton, notAvailableReply } from '../form/replies.ts';
import { offered } from '../form/press.ts';
import { titleFor } from '../scene/child-title.ts';
import { fromIn, refIn, see, textIn, type Reply, type Scene } from '../scene/scene.ts';
import { addButtons, mentionCounter, titleOfKind } from './counter.ts';

const why = 'People and places';
const perPage = 7;
const readsAny = ({ reads }: Seen): boolean => reads('mention', 'summary') || reads('mentionOfPerson', 'summary');

const subFor = (scene: Scene, seen: Seen): string =>
  subOf({ title: titleFor(scene, seen, scene.caller.shared), case: seen.case });

/** Of a kind first; then its form. */
export async function showKinds(scene: Scene): Promise<Reply> {
  const seen = await see(scene, refIn(scene), 'case', addOne);
  const adds = seen === undefined ? [] : addButtons(scene, seen.case);
  return seen === undefined || adds.length === 0 ? notAvailableReply() : kindsReply(scene, seen, adds);
}
function kindsReply(scene: Scene, seen: Seen, adds: readonly Button[]): Reply {
  const { case: childCase } = seen;
  return {
    of: childCase,
    card: kindsCard({
      sub: subFor(scene, seen),
      shared: scene.caller.shared,
      rows: adds.map((button) => ({
        ...titleOfKind(button),
        press: { verb: button.verb, does: 'add one', data: button.data ?? {} },
      })),
      buttons: [buttonOf('Back', 'case.open', childCase), closeButton(childCase)],
    }),
  };
}

/** As a page shows it, without what it is besides. */
function entryOf(one: ReadMention, scene: Scene): Entry {
  const { details: _details, how, ...line } = mentionLine(one, scene);
  return { ...line, ...(how !== '' && { how }) };
}
const pressOf = ({ reference, id }: Mention) => ({ verb: 'mention.open', data: { ref: reference, mention: id } });

/** All that is said of people and places, as far as this person reads it; where there is none, what may be added. */
export async function showMentions(scene: Scene): Promise<Reply> {
  const seen = await see(scene, refIn(scene), 'people and places', why);
  if (seen === undefined || !readsAny(seen)) return notAvailableReply();
  const { case: childCase } = seen;
  const all = await mentionsOf(scene.ports.cases, childCase, scene);
  const adds = addButtons(scene, childCase);
  if (all.length === 0 && adds.length > 0) return kindsReply(scene, seen, adds);
  const from = Math.min(fromIn(scene), Math.max(0, all.length - 1));
  const shown = all.slice(from, from + perPage);
  const buttons: readonly Button[] = [
    buttonOf('Back', 'case.open', childCase),
    ...(adds.length === 0 ? [] : [{ ...buttonOf(addOne, 'mention.kinds', childCase), style: 'positive' as const }]),
    ...(from > 0 ? [buttonOf('Newer', 'mention.list', childCase, { from: Math.max(0, from - perPage) })] : []),
    ...(from + perPage < all.length ? [buttonOf('Older', 'mention.list', childCase, { from: from + perPage })] : []),
    closeButton(childCase),
  ];
  return {
    of: childCase,
    minds: shown.some(({ mention }) => mention.notFamily === true) ? [doNotTell] : [],
    card: mentionsCard({
      sub: subFor(scene, seen),
      shared: scene.caller.shared,
      entries: shown.map((one) => ({
        ...entryOf(one, scene),
        ...(one.level === 'full' && { press: pressOf(one.mention) }),
      })),
      total: all.length,
      from,
      buttons,
    }),
  };
}
const doNotTell = 'Do not tell the family what is marked so here.';

/** One of them whole, for those who read all of it. */
export async function openMention(scene: Scene): Promise<Reply> {
  const seen = await see(scene, refIn(scene), 'people and places', 'Open');
  const id = toMentionId(textIn(scene, 'mention'));
  const stored = seen && id && (await scene.ports.cases.part(seen.case.reference, 'mention', id))?.value;
  const [one] = seen === undefined || stored === undefined ? [] : readable(seen.case, [stored], scene);
  if (seen === undefined || one?.level !== 'full') return notAvailableReply();
  const { case: childCase } = seen;
  const { mention } = one;
  const steps = offered(
    mentionCounter,
    scene,
    { before: { case: childCase, mention, id: mention.id }, doc: mention },
    ['putMarkRight', 'takeBackMention'],
    { ...aboutData(childCase), mention: mention.id },
  );
  return {
    of: childCase,
    minds: mention.notFamily === true ? ['Do not tell the family of this.'] : [],
    card: mentionCard({
      sub: subFor(scene, seen),
      shared: scene.caller.shared,
      entry: entryOf(one, scene),
      details: [...detailsOf(mention), ['Who may read it', sayReaders(mention, scene.directory)]],
      marksWere: sayMarksWere(mention, scene.directory, scene.now),
      links: await saidSame(scene, mention),
      buttons: [
        buttonOf('Back', 'mention.list', childCase),
        ...steps,
        ...(await recordOf(scene, mention)),
        closeButton(childCase),
      ],
    }),
  };
}

/** To those who keep records, the one that it is of: no one else is told that there is one (docs/process.md P23.3). */
async function recordOf(scene: Scene, { entity: id }: Mention): Promise<readonly Button[]> {
  if (id === undefined || !keepsLinks(scene)) return [];
  const { ports, person, directory, now } = scene;
  const entity = (await ports.entities.load(id))?.value.root;
  const opens = entity !== undefined && opensEntity(entity, person, directory, now);
  return opens ? [entityButton('Open the record', entity.into ?? entity.id)] : [];
}

/** What it was said to be the same as, on both sides; pressed, they stand side by side again. */
async function saidSame(scene: Scene, mention: Mention): Promise<readonly ListRow[]> {
  const all = await confirmedOf(scene, mention);
  return all.map(({ entry }) => ({
    label: entry.called,
    typed: true,
    reference: entry.reference,
    line: kindRow(entry.kind).title,
    warnings: [],
    press: {
      verb: 'links.compare',
      does: 'compare',
      data: { ref: mention.reference, mine: mentionRefOf(mention), other: entry.ref, from: 'entry' },
    },
  }));
}
