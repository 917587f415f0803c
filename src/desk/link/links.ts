// Links: the co-ordinator says of two that cases name that they are the same, or not, or leaves one in its case. No one else is
// told of it, and each team reads its own entry only (docs/process.md P22.7, P22.8).
import {
  linksBox,
  linksCard,
  linksTitle,
  sideBySideCard,
  type LinksView,
  type SideBySideView,
} from '../../cards/link/links-card.ts';
import { sayReaders } from '../../cards/say-marks.ts';
import { kindOf, sayKnown, sayLastSeen } from '../../cards/mention/say.ts';
import type { Button, Element, Json } from '../../cards/blocks.ts';
import type { ListRow } from '../../cards/home.ts';
import { readStep } from '../../cards/form.ts';
import type { CaseMatch } from '../../casework/ports/ports.ts';
import { sayOfLink, type Saying } from '../../casework/write/links.ts';
import { toEntryRef, type CaseEntry, type EntryRef } from '../../domain/case/mention/entry.ts';
import type { Mention } from '../../domain/case/mention/mention.ts';
import { kindRow, fieldsOfKind } from '../../domain/link/kinds.ts';
import { isActive, isConsented, stageLabels } from '../../domain/case/state/stage-table.ts';
import type { Case } from '../../domain/case/state/stages.ts';
import { sayAnswer, type Field } from '../../domain/kernel/fields.ts';
import { beginLow } from '../../domain/kernel/begins.ts';
import type { Reference } from '../../domain/kernel/ids.ts';
import { sayWhen } from '../../domain/time/calendar.ts';
import { keysOnOpening } from '../../reading/case/alike.ts';
import { rowWarnings } from '../../reading/case/warnings.ts';
import {
  areJoined,
  comparedBy,
  keepsLinks,
  linkLines,
  linksOf,
  sameHome,
  sideBySide,
  waitingLinks,
  type Compared,
  type LinkedCase,
} from '../../reading/links/links.ts';
import { doneCard } from '../../cards/home.ts';
import { given } from '../../domain/kernel/given.ts';
import { entityButton } from '../entity/presses.ts';
import { takesOf } from '../entity/takes.ts';
import { aboutCase, formAbout, type StepForm } from '../form/step-form.ts';
import { aboutData, buttonOf, closeButton, homeButton, notAvailableReply } from '../form/replies.ts';
import { refIn, see, textIn, type Pressed, type Reply, type Scene } from '../scene/scene.ts';

const why = 'Links';
const linksButton: Button = { title: linksTitle, verb: 'links' };

type Named = NonNullable<ReturnType<typeof toEntryRef>>;
/** What a press is about: one entry and another, where it was opened from, and what else it may be the same as. */
interface Two {
  readonly mine: Named;
  readonly other: Named;
  readonly from: string;
  readonly rest: readonly EntryRef[];
}
const refsIn = (scene: Pick<Scene, 'data'>, name: string): readonly Named[] =>
  textIn(scene, name)
    .split(',')
    .slice(0, mostInPress)
    .flatMap((text) => toEntryRef(text) ?? []);
const mostInPress = 20;
function twoIn(scene: Pick<Scene, 'data'>): Two | undefined {
  const [mine, other] = [toEntryRef(textIn(scene, 'mine')), toEntryRef(textIn(scene, 'other'))];
  if (mine === undefined || other === undefined) return undefined;
  return { mine, other, from: textIn(scene, 'from'), rest: refsIn(scene, 'rest').map(({ ref }) => ref) };
}
const dataOf = ({ mine, other, from, rest }: Two): Readonly<Record<string, Json>> => ({
  ref: mine.reference,
  mine: mine.ref,
  other: other.ref,
  ...(from === '' ? {} : { from }),
  ...(rest.length === 0 ? {} : { rest: rest.join(',') }),
});

/**
 * On the card of a case: what other cases name that it names, too, and with how many it is linked; pressed, they are compared. Of a
 * received case the duplicate check stands beside it, which tells of those of one home (P5.4): what it finds is found in the same request.
 */
export async function linksOnCard(
  scene: Scene,
  childCase: Case,
  mentions: readonly Mention[],
): Promise<{ readonly links: readonly Element[]; readonly alike: readonly CaseMatch[] }> {
  const { lines, linked, alike } = await linkLines(scene, childCase, mentions, keysOnOpening(scene, childCase));
  const isTold = ({ why }: (typeof linked)[number]): boolean =>
    childCase.stage === 'received' && why.every((one) => one === sameHome);
  const links = linksBox(
    { lines, linked: linked.filter((one) => !isTold(one)) },
    { verb: 'links', does: 'compare', data: { ...aboutData(childCase), from: 'case' } },
  );
  return { links, alike };
}

/** Whether the card tells them: then it is opened with all that the case names. */
export const tellsLinks = (scene: Scene, childCase: Case): boolean =>
  keepsLinks(scene) && isConsented(childCase) && isActive(childCase);

/** All that waits; of a case alone where it was pressed there. */
/** `also`: where the press before leads besides. */
export async function showLinks(scene: Scene, also: readonly Button[] = []): Promise<Reply> {
  if (!keepsLinks(scene)) return notAvailableReply('list');
  const reference = textIn(scene, 'from') === 'case' ? refIn(scene) : undefined;
  return reference === undefined ? allLinks(scene, also) : linksOfCase(scene, reference, also);
}

async function allLinks(scene: Scene, also: readonly Button[]): Promise<Reply> {
  const { compared, left } = await waitingLinks(scene);
  return { shows: true, card: drawnList(scene, compared, { left, from: '', buttons: [homeButton, ...also] }) };
}
/** The same for a page. */
export async function linkRows(scene: Scene): Promise<Listed> {
  const { compared, left } = await waitingLinks(scene);
  return listed(scene, compared, { left, from: '' });
}

async function linksOfCase(scene: Scene, reference: Reference, also: readonly Button[]): Promise<Reply> {
  const seen = await see(scene, reference, 'people and places', why);
  if (seen === undefined) return notAvailableReply();
  const { case: childCase } = seen;
  const { waiting, linked, moreLinked } = await linksOf(
    scene,
    childCase,
    await scene.ports.cases.parts(reference, 'mention'),
  );
  const buttons = [buttonOf('Back', 'case.open', childCase), linksButton, ...also, closeButton(childCase)];
  const drawing = {
    left: 0,
    from: 'case',
    buttons,
    of: reference,
    linked: linked.map((one) => linkedRow(scene, one)),
    moreLinked,
  };
  return { of: childCase, card: drawnList(scene, waiting, drawing) };
}

const linkedRow = (scene: Scene, { row, why: whys }: LinkedCase): ListRow => ({
  label: row.reference,
  line: `${stageLabels[row.stage]} · ${whys.join('; ')}`,
  warnings: rowWarnings(row, scene),
  press: { verb: 'case.open', does: 'open', data: { ref: row.reference } },
});

interface Drawing {
  readonly left: number;
  readonly from: string;
  readonly of?: string;
  readonly linked?: readonly ListRow[];
  readonly moreLinked?: number;
  readonly buttons: readonly Button[];
}
const isSure = ({ suggestions, records }: Compared): boolean =>
  [...suggestions, ...records].some(({ strength }) => strength === 'sure');
const hasAny = ({ suggestions, records }: Compared): boolean => suggestions.length + records.length > 0;

interface Listed extends Pick<LinksView, 'notes'> {
  readonly groups: readonly (LinksView['groups'][number] & {
    /** For a page, which has room beside each row: what is done with the row of the same place. */
    readonly beside?: readonly Button[];
  })[];
  readonly steps: readonly Button[];
}
function listed(scene: Scene, compared: readonly Compared[], { left, from, of }: Omit<Drawing, 'buttons'>): Listed {
  const pairs = eachPairOnce(compared.filter(hasAny));
  const nothingAlike = compared.filter((one) => !hasAny(one));
  const alike = pairs.slice(0, mostRows);
  // Only what is shown is left in its case.
  const alone = nothingAlike.slice(0, mostRows - alike.length);
  const more = left + pairs.length - alike.length + nothingAlike.length - alone.length;
  const rows = (some: readonly Compared[]): readonly ListRow[] => some.map((one) => rowOf(scene, one, from, of));
  return {
    groups: [
      { title: 'Surely the same', rows: rows(alike.filter(isSure)) },
      { title: 'Perhaps', rows: rows(alike.filter((one) => !isSure(one))) },
      {
        title: 'Nothing the same found',
        rows: rows(alone),
        beside: alone.map((one) => ({ ...leaveButton([one], from, of), title: 'Leave in its case' })),
      },
    ],
    notes: [
      ...(alone.length === 0 ? [] : [comparedWith]),
      ...(more === 0 ? [] : [`${more} more once these are done.`]),
    ],
    steps: alone.length === 0 ? [] : [leaveButton(alone, from, of)],
  };
}
function drawnList(scene: Scene, compared: readonly Compared[], { buttons, ...drawing }: Drawing) {
  const { steps, ...list } = listed(scene, compared, drawing);
  const [first, ...others] = buttons;
  return linksCard({
    ...given({ of: drawing.of, linked: drawing.linked, moreLinked: drawing.moreLinked }),
    ...list,
    shared: scene.caller.shared,
    buttons: [...(first === undefined ? [] : [first]), ...steps, ...others],
  });
}
const mostRows = 12;
const comparedWith =
  'Compared with what other cases and records name, with their children, and with where those live or lived, as far as you may read them.';

/** Two that both wait stand in the list once: what only leads to rows above it is none of its own. */
function eachPairOnce(all: readonly Compared[]): readonly Compared[] {
  const rows = new Set<string>();
  return all.filter(({ entry, suggestions, records }) => {
    const isNew = records.length > 0 || suggestions.some((one) => !rows.has(one.entry.ref));
    if (isNew) rows.add(entry.ref);
    return isNew;
  });
}
const leaveButton = (alone: readonly Compared[], from: string, of: string | undefined): Button => ({
  title: alone.length === 1 ? 'Leave that one in its case' : `Leave those ${alone.length} in their cases`,
  verb: 'links.leave-all',
  data: { all: alone.map(({ entry }) => entry.ref).join(','), ...(of === undefined ? {} : { ref: of, from }) },
});

/** What may be the same as another, to be compared; else what it is, so that it can be left in its case. */
function rowOf(scene: Scene, compared: Compared, from: string, of: string | undefined): ListRow {
  const { now } = scene;
  const { row, entry, suggestions, more, records } = compared;
  // Of one case alone the card itself has them.
  const warnings = of === undefined ? rowWarnings(row, scene) : [];
  const [record] = records;
  const [first, ...others] = suggestions;
  if (record !== undefined) {
    return {
      label: entry.called,
      typed: true,
      line: `${kindOf(entry)} · ${record.why[0] ?? 'alike'}, in a record · ${sayWhen(entry.at, now)}`,
      ...(of === undefined && { reference: entry.reference }),
      warnings,
      press: {
        verb: 'links.record',
        does: 'compare',
        data: { ref: entry.reference, mine: entry.ref, record: record.entity.id, ...(from === '' ? {} : { from }) },
      },
    };
  }
  const cases = new Set(suggestions.map(({ entry: { reference } }) => reference)).size + more;
  const by = comparedBy(scene, entry);
  const alike =
    first === undefined
      ? by.length === 0
        ? 'too little is said to compare it'
        : `compared by ${by.join(' and ')}`
      : `${first.why[0] ?? ''} in ${cases} other ${cases === 1 ? 'case' : 'cases'}`;
  return {
    label: entry.called,
    typed: true,
    line: [kindOf(entry), alike, sayWhen(entry.at, now)].join(' · '),
    ...(of === undefined && { reference: entry.reference }),
    warnings,
    press: first && {
      verb: 'links.compare',
      does: 'compare',
      data: {
        ref: entry.reference,
        mine: entry.ref,
        other: first.entry.ref,
        ...(from === '' ? {} : { from }),
        ...(others.length === 0 ? {} : { rest: others.map((one) => one.entry.ref).join(',') }),
      },
    },
  };
}

/** Two side by side, each as it was said. */
export async function compareLinks(scene: Scene): Promise<Reply> {
  const two = twoIn(scene);
  const found = two && (await sideBySide(scene, two.mine, two.other));
  if (two === undefined || found === undefined) return goneReply(scene);
  const { mine, other, seen } = found;
  const [here, there] = [mine.entry, other.entry];
  const data = dataOf(two);
  const isSaid = areJoined(here, there);
  const said = isSaid ? here.mention?.same.find((one) => one.other === there.ref) : undefined;
  const back =
    two.from === 'entry'
      ? { title: 'Back', verb: 'mention.open', data: { ref: here.reference, mention: here.mention?.id ?? '' } }
      : { title: 'Back', verb: 'links', data: two.from === '' ? {} : { ref: here.reference, from: two.from } };
  const isOfPerson = kindRow(here.kind).ofPerson === true;
  // Of a case itself nothing is said: it is opened, and what names its child or home is left in its case.
  const { own } = there;
  const buttons: readonly Button[] = [
    back,
    ...(own === undefined ? [] : [{ ...buttonOf('Open', 'case.open', there), title: `Open ${there.reference}` }]),
    ...(isSaid || own !== undefined
      ? []
      : [
          {
            title: 'The same: confirm',
            verb: isOfPerson ? 'links.same' : 'links.same.go',
            data,
            style: 'positive' as const,
          },
        ]),
    ...(own === undefined ? [{ title: 'Not the same', verb: 'links.not', data }] : []),
    ...(isSaid || here.mention?.state === 'alone' || here.mention?.state === 'confirmed'
      ? []
      : [{ title: 'Leave it in its case', verb: 'links.leave', data }]),
    closeButton(here),
  ];
  return {
    of: seen,
    minds: [here, there].some(({ mention }) => mention?.notFamily === true) ? ['Do not tell the family of this.'] : [],
    card: sideBySideCard({
      title: own === undefined ? `The same ${kindOf(here).toLowerCase()}?` : titles[own],
      why: other.why,
      heads: [here, there].map(({ reference, called }) => ({ reference, called })),
      ...toldOf(scene, here, there),
      ...given({ confirmed: said && `${said.by.name}, ${sayWhen(said.at, scene.now)}.` }),
      after: two.rest.length,
      shared: scene.caller.shared,
      buttons,
    }),
  };
}

const titles = { child: 'The child of a case?', home: 'A child’s home?' } as const;

const answer = ({ said }: CaseEntry, field: Field): string => {
  const value = said[field.name] ?? '';
  return value === '' ? '' : sayAnswer(field, value);
};

/** Of both what is asked of their kinds and not alike, how they are connected, and how that is known; what neither says is left out. */
function toldOf(scene: Scene, here: CaseEntry, there: CaseEntry): Pick<SideBySideView, 'told' | 'same'> {
  const { directory, now } = scene;
  const fields = [
    ...new Map([...fieldsOfKind(here.kind), ...fieldsOfKind(there.kind)].map((one) => [one.name, one])).values(),
  ];
  const asked = fields
    .map((field) => [field.title, answer(here, field), answer(there, field)] as const)
    .filter(([, one, other]) => (one !== '' || other !== '') && !(one === here.called && other === there.called));
  const readers = ({ mention }: CaseEntry): string =>
    mention === undefined ? 'Who reads the referral' : sayReaders(mention, directory);
  const known = (one: CaseEntry): string =>
    one.own === undefined ? [sayKnown(one), sayWhen(one.at, now), ...sayLastSeen(one)].join(', ') : 'the case itself';
  const all = [
    ...asked.filter(([, one, other]) => one !== other),
    ['What was said', here.said['how'] ?? '', there.said['how'] ?? ''],
    ['How it is known', known(here), known(there)],
    ['Who may read it', readers(here), readers(there)],
  ] as const;
  return {
    told: all
      .filter(([, one, other]) => one !== '' || other !== '')
      .map(([label = '', one = '', other = '']) => [label, one || 'not said', other || 'not said'] as const),
    same: asked.filter(([, one, other]) => one === other).map(([label]) => label),
  };
}

/** It was taken back meanwhile, or is not theirs: the two cannot be told apart. */
const goneReply = (scene: Scene): Reply =>
  keepsLinks(scene)
    ? {
        card: doneCard(
          'There is nothing to compare here any more',
          ['It was said or taken back meanwhile.'],
          [linksButton, homeButton],
        ),
      }
    : notAvailableReply();

const whyField: Field = { name: 'why', title: 'Why they are the same', kind: 'text', need: 'always', most: 200 };
const sameTitle = 'The same: confirm';
const formFor = (two: Two | undefined): StepForm => ({
  title: sameTitle,
  fields: [whyField],
  verb: 'links.same.go',
  intro: 'A name alone is seldom enough. Neither team is told, and each reads its own entry only.',
  style: 'positive',
  data: two === undefined ? {} : dataOf(two),
  back: { verb: 'links.compare', data: two === undefined ? {} : dataOf(two) },
});
/** The same form with nothing in it, where the store may be away. */
export const sameAgain = (pressed: Pressed): StepForm => formFor(twoIn(pressed));

function formReply(scene: Scene, two: Two, of: Case, wrong: Parameters<typeof formAbout>[4] = {}, values = {}): Reply {
  const form = formFor(two);
  const about = { ...aboutCase(two.mine.reference), ...given({ back: form.back }) };
  return { ...formAbout(scene, about, form, values, wrong), of };
}

/** Of people it is asked why. */
export async function askSame(scene: Scene): Promise<Reply> {
  const two = twoIn(scene);
  const found = two && (await sideBySide(scene, two.mine, two.other));
  return two === undefined || found === undefined ? goneReply(scene) : formReply(scene, two, found.seen);
}

export async function confirmLink(scene: Scene): Promise<Reply> {
  const two = twoIn(scene);
  const found = two && (await sideBySide(scene, two.mine, two.other));
  if (two === undefined || found === undefined) return goneReply(scene);
  const { mine, other, seen } = found;
  const asks = kindRow(mine.entry.kind).ofPerson === true ? [whyField] : [];
  const { answers, problems } = readStep(asks, scene);
  if (Object.keys(problems).length > 0) return formReply(scene, two, seen, { problems }, answers);
  const saying = {
    say: 'same',
    mine: two.mine.ref,
    other: two.other.ref,
    on: other.why,
    ...given({ why: answers['why'] }),
  } as const;
  return answered(scene, saying, two, {
    did: 'Said to be the same',
    lines: [`The ${beginLow(kindOf(mine.entry))} of ${two.mine.reference} and of ${two.other.reference}.`, noOneTold],
  });
}
const noOneTold = 'Neither team is told; each reads its own entry only.';

export async function rejectLink(scene: Scene): Promise<Reply> {
  const two = twoIn(scene);
  if (two === undefined || (await sideBySide(scene, two.mine, two.other)) === undefined) return goneReply(scene);
  return answered(scene, { say: 'notSame', mine: two.mine.ref, other: two.other.ref }, two, {
    did: 'Said not to be the same',
    lines: ['It is not suggested again, from either side.'],
  });
}

export async function leaveLink(scene: Scene): Promise<Reply> {
  const two = twoIn(scene);
  if (two === undefined || (await sideBySide(scene, two.mine, two.other)) === undefined) return goneReply(scene);
  return answered(scene, { say: 'leave', mine: two.mine.ref }, two, {
    did: 'Left in its case',
    lines: [comparedAgain],
  });
}
const comparedAgain = 'It is compared again when another case names the same.';

/** Those of which nothing else is alike: each is left in its case. */
export async function leaveLinks(scene: Scene): Promise<Reply> {
  if (!keepsLinks(scene)) return notAvailableReply('list');
  const all = refsIn(scene, 'all').map(({ ref }) => ref);
  let left = 0;
  for (const mine of all) {
    const said = await sayOfLink(scene.ports, takesOf(scene), {
      say: 'leave',
      mine,
    });
    if (said.kind !== 'refused') left += 1;
  }
  const receipt = {
    did: left === 1 ? '1 left in its case' : `${left} left in their cases`,
    at: sayWhen(scene.now, scene.now),
    lines: [comparedAgain],
  };
  return { ...(await showLinks(scene)), receipt };
}

/** After one is said: the next that it may be the same as, else what else waits; with the receipt. */
async function answered(
  scene: Scene,
  saying: Saying,
  two: Two,
  { did, lines }: { readonly did: string; readonly lines: readonly string[] },
): Promise<Reply> {
  const said = await sayOfLink(scene.ports, takesOf(scene), saying);
  if (said.kind === 'refused') {
    const { message, next, code } = said.refusal;
    return code === 'notAvailable'
      ? goneReply(scene)
      : { card: doneCard(message, [next], [linksButton, homeButton], 'attention') };
  }
  const { entity } = said;
  const ofRecord = entity === undefined ? [] : [`It is of the record ${entity}.`];
  const receipt = { did, at: sayWhen(scene.now, scene.now), lines: [...lines, ...ofRecord] };
  const also = entity === undefined ? [] : [entityButton('Open the record', entity)];
  const { mine, from, rest } = two;
  const [next, ...after] = saying.say === 'leave' ? [] : rest.flatMap((text) => toEntryRef(text) ?? []);
  if (next !== undefined) {
    const then = { ...scene, data: dataOf({ mine, other: next, from, rest: after.map(({ ref }) => ref) }) };
    if ((await sideBySide(then, mine, next)) !== undefined) return { ...(await compareLinks(then)), receipt };
  }
  const data = from === 'case' ? { ref: mine.reference, from } : {};
  return { ...(await showLinks({ ...scene, data }, also)), receipt };
}
