// A record opened and closed: what of it the person who presses may read, and may do next (docs/process.md P23.3).
import { baseCard, goneCard } from '../../cards/base-card.ts';
import { sayNames, withColon, wordOf, type Band, type Button, type Card } from '../../cards/blocks.ts';
import { groupsOfMore, moreCard } from '../../cards/case/more.ts';
import { entityCard, reportCard, type Said, type View } from '../../cards/entity/entity-card.ts';
import {
  entityBand,
  entityDetails,
  isLateRecord,
  kindOfEntity,
  sayReport,
  subOfEntity,
} from '../../cards/entity/say.ts';
import { mentionCard } from '../../cards/mention/mention-card.ts';
import { sayReaders } from '../../cards/say-marks.ts';
import { detailsOf, inShort, kindOf, sourceOf } from '../../cards/mention/say.ts';
import { calledOf } from '../../domain/link/kinds.ts';
import { toMentionRef } from '../../domain/case/mention/mention.ts';
import { isOpenRecord, type Entity } from '../../domain/entity/entity.ts';
import { given } from '../../domain/kernel/given.ts';
import type { EntityStepName } from '../../domain/entity/table.ts';
import { entityStandingOf } from '../../notices/entity/standing.ts';
import { seeEntity } from '../../reading/entity/entities.ts';
import { keepsLinks } from '../../reading/links/links.ts';
import { sayOwnTime } from '../../domain/register/retention-entity.ts';
import { sayDate, sayWhen } from '../../domain/time/calendar.ts';
import { offered } from '../form/press.ts';
import { fromIn, textIn, type Reply, type Scene } from '../scene/scene.ts';
import { actionsOnCard, actionsOnPage, addsAction } from './actions.ts';
import { entityIn, noEntity } from './entity-in.ts';
import { entityButton, entityRows } from './presses.ts';

export async function openEntity(scene: Scene): Promise<Reply> {
  const seen = await seeEntity(scene, entityIn(scene), 'record', 'Open');
  return seen === undefined ? noEntity() : openedEntity(scene, seen);
}
export type SeenEntity = NonNullable<Awaited<ReturnType<typeof seeEntity>>>;
type SaidHere = SeenEntity['said'][number];
/** What is being done takes the room of one. */
const perPage = { alone: 3, withActions: 2 } as const;

/** A record that is heard in a meeting: its place on the agenda, what was decided, and what is pressed there. */
export interface HeardIn {
  readonly line: string;
  readonly details: readonly (readonly [label: string, value: string])[];
  readonly buttons: readonly Button[];
  readonly more: readonly Button[];
}

/** The open card, as far as this person reads it. */
export function openedEntity(scene: Scene, seen: SeenEntity, heard?: HeardIn): Reply {
  const { entity, reads } = seen;
  const { now, caller } = scene;
  const closes: Button = { title: 'Close', verb: 'entity.close', data: { entity: entity.id } };
  if (!reads('record', 'summary')) return { shows: true, card: reportedCard(scene, entity, [closes]) };
  const keeps = reads('record', 'write');
  const said = saidInRecord(scene, seen);
  const actions = actionsOnCard(scene, seen);
  const most = (actions?.rows.length ?? 0) > 0 ? perPage.withActions : perPage.alone;
  const from = Math.min(fromIn(scene), Math.max(0, said.length - 1));
  const next = from + most;
  const turns: readonly Button[] = [
    ...(from > 0 ? [turned('Back', entity, Math.max(0, from - most))] : []),
    ...(next < said.length ? [turned('More said', entity, next)] : []),
  ];
  const { first, more } = stepsOnEntity(scene, entity, mostBeside - turns.length);
  const isWhole = reads('record');
  const page = reads('members') ? said.slice(from, next) : undefined;
  return {
    shows: true,
    card: entityCard({
      band: entityBand(entity, now, keeps),
      kind: kindOfEntity(entity),
      called: entity.name,
      sub: [...(heard === undefined ? [] : [heard.line]), isWhole ? subOfEntity(entity) : entity.id].join(' · '),
      shared: caller.shared,
      details: [
        ...(heard?.details ?? []),
        ...(isWhole ? wholeDetails(scene, seen) : []),
        // Of one that is open the day moves with it; its page says it.
        ...(isWhole && !isOpenRecord(entity) ? keptDetails(scene, seen) : []),
      ],
      said: page,
      saidFrom: from,
      saidTotal: said.length,
      views: isWhole ? viewsOf(seen, scene) : [],
      ...given({ actions: actions?.rows }),
      buttons: heard?.buttons ?? [...first, ...turns, closes],
      more: [...(actions?.all ?? []), ...(heard?.more ?? more)],
    }),
  };
}
/** With the theme that it is joined to, or the records that are joined to it: those that this person may open. */
const wholeDetails = (
  { directory, now }: Scene,
  { entity, joined }: SeenEntity,
): readonly (readonly [label: string, value: string])[] => [
  ...entityDetails(entity, directory, now),
  ...(joined.length === 0
    ? []
    : ([
        [
          entity.kind === 'theme' ? 'Joined to it' : 'Theme',
          sayNames(
            joined.map((one) => `${one.id}, ${kindOfEntity(one).toLowerCase()}`),
            8,
          ),
        ],
      ] as const)),
];
/** Until when it is kept (docs/process.md P31.9). */
function keptDetails(
  { directory }: Scene,
  { entity, merged }: SeenEntity,
): readonly (readonly [label: string, value: string])[] {
  const kept = sayOwnTime(
    [entity, ...merged].map((root) => ({ root })),
    directory.settings,
  );
  return kept === undefined ? [] : [['Kept until', kept]];
}
const turned = (title: string, { id }: Entity, from: number): Button => ({
  title,
  verb: 'entity.open',
  data: { entity: id, from },
});

/** What cases say of it, the newest first; then what was reported of it without a child. */
function saidInRecord(scene: Scene, { entity, reads, said, merged }: SeenEntity): readonly Said[] {
  const { directory, now } = scene;
  const keeps = reads('record', 'write');
  const reports = reads('recordReport') ? [entity, ...merged].flatMap((one) => sayReport(one, directory, now)) : [];
  return [...said.map((one) => saidIn(scene, entity, one, keeps)), ...reports];
}
function saidIn({ directory, now }: Scene, { id }: Entity, { entry, level }: SaidHere, keeps: boolean): Said {
  const { mention, reference } = entry;
  const source =
    mention === undefined || level === 'summary'
      ? mention && inShort(mention, directory, now)
      : sourceOf(mention, directory, now);
  return {
    ...(level === 'full' && { words: `${entry.called}. ${entry.said['how'] ?? ''}`.trim() }),
    source: [reference, ...(source === undefined ? [] : [source])].join(' · '),
    notFamily: mention?.notFamily === true,
    ...(keeps &&
      level === 'full' && {
        press: { verb: 'entity.member', data: { ref: reference, entity: id, mention: entry.ref } },
      }),
  };
}

/** With those of the records that were merged into it; the newest first. */
const viewsOf = (
  { entity, merged }: Pick<SeenEntity, 'entity' | 'merged'>,
  { now }: Pick<Scene, 'now'>,
): readonly View[] =>
  [entity, ...merged]
    .flatMap(({ views }) => views)
    .toSorted((one, other) => (one.at > other.at ? -1 : 1))
    .map(({ text, by, at }) => ({ words: text, by: `${by.name}, ${sayWhen(at, now)}` }));

/** To the person who reported it: their words, and whether it was taken up. */
function reportedCard({ directory, now, caller }: Scene, entity: Entity, buttons: readonly Button[]): Card {
  const { state, ended } = entity;
  const band: Band =
    state === 'reported'
      ? { state: 'info', word: 'Reported', when: `an answer by ${sayDate(entity.dueOn)}` }
      : { state: 'done', word: state === 'declined' ? 'Not taken up' : 'Taken up' };
  return reportCard({
    band,
    kind: kindOfEntity(entity),
    called: entity.name,
    id: entity.id,
    shared: caller.shared,
    said: sayReport(entity, directory, now),
    lines: state === 'declined' && ended !== undefined ? [['Why not', ended.why]] : [],
    buttons,
  });
}

const stepsIn: Readonly<Record<Entity['state'], readonly EntityStepName[]>> = {
  reported: [
    'settleStrike',
    'acceptEntity',
    'declineEntity',
    'renameEntity',
    'restrictEntity',
    'nameForEntity',
    'unnameForEntity',
    'liftEntity',
    'keepOutOfEntity',
    'letIntoEntity',
    'conflictOverEntity',
  ],
  open: [
    'settleStrike',
    'writeView',
    'reviewEntity',
    'putOnAgenda',
    'takeOffAgenda',
    'askAgencies',
    'renameEntity',
    'restrictEntity',
    'nameForEntity',
    'unnameForEntity',
    'liftEntity',
    'keepOutOfEntity',
    'letIntoEntity',
    'conflictOverEntity',
  ],
  declined: ['settleStrike'],
  closed: ['settleStrike', 'keepOutOfEntity', 'letIntoEntity'],
  merged: ['settleStrike'],
};
/** Beside Close there is room for four; what is done seldom stands in the card. */
const mostBeside = 4;
const wayOn: readonly string[] = ['strike.settle', 'entity.accept', 'entity.view', 'entity.review'];

/** What this person may do with it now, what is asked first. */
function stepsOnEntity(
  scene: Scene,
  entity: Entity,
  most = mostBeside,
): { readonly first: readonly Button[]; readonly more: readonly Button[] } {
  const late = isLateRecord(entity, scene.now);
  // Of a restricted record people are named one by one.
  const open = stepsIn[entity.state].filter((name) => name !== 'askAgencies' || entity.restricted === undefined);
  const names = open.toSorted(
    (one, other) => Number(late && other === 'reviewEntity') - Number(late && one === 'reviewEntity'),
  );
  const data = { entity: entity.id };
  const [one, ...others] = offered(entityRows, scene, { before: entity, doc: entity }, names, data);
  const merge: readonly Button[] =
    entity.state === 'open' && keepsLinks(scene) ? [{ title: 'Merge into', verb: 'entity.merge', data }] : [];
  const adds = addsAction(scene, entity);
  const all: readonly Button[] =
    one !== undefined && wayOn.includes(one.verb)
      ? [{ ...one, style: 'positive' as const }, ...adds, ...others.slice(0, 1), ...merge, ...others.slice(1)]
      : [...adds, ...(one === undefined ? [] : [one]), ...others, ...merge];
  const beside = Math.min(most, 3);
  return { first: all.slice(0, beside), more: all.slice(beside) };
}

/** The same for its page; undefined for those who read none of it but their own report. */
export function pageOfEntity(scene: Scene, seen: SeenEntity) {
  const { entity, reads } = seen;
  if (!reads('record', 'summary')) return undefined;
  const band = entityBand(entity, scene.now, reads('record', 'write'));
  const isWhole = reads('record');
  return {
    id: entity.id,
    kind: kindOfEntity(entity),
    called: entity.name,
    state: [wordOf(band), ...(band.when === undefined ? [] : [band.when])].join(' · '),
    late: band.state === 'today' || band.state === 'you',
    line: isWhole ? subOfEntity(entity) : entity.id,
    details: (isWhole ? [...wholeDetails(scene, seen), ...keptDetails(scene, seen)] : []).map(([label, value]) => ({
      label: withColon(label),
      value,
    })),
    said: reads('members') ? saidInRecord(scene, seen).map(({ press: _press, ...said }) => said) : undefined,
    views: isWhole ? viewsOf(seen, scene) : [],
    steps: stepsOnPage(scene, entity),
    ...given({ actions: seen.actions && actionsOnPage(scene, seen.actions) }),
  };
}

/** What is asked first; where there is much else, it is behind More. */
const plainOnPage = 2;
function stepsOnPage(scene: Scene, entity: Entity): readonly Button[] {
  const { first, more } = stepsOnEntity(scene, entity, plainOnPage);
  const behind: Button = { title: 'More', verb: 'entity.more', data: { entity: entity.id } };
  return more.length > 1 ? [...first, behind] : [...first, ...more];
}

/** The groups of More, in order; what is in none is with the first. */
const groups = ['About the record', 'With others', 'Who reads it'] as const;
/** By the beginning of their verbs; the longest that fits counts. */
const groupOf: Readonly<Record<string, (typeof groups)[number] | 'seldom'>> = {
  'entity.agenda': 'With others',
  'entity.ask': 'With others',
  'entity.name': 'Who reads it',
  'entity.unname': 'Who reads it',
  'entity.restrict': 'Who reads it',
  'entity.lift': 'Who reads it',
  'entity.let-in': 'Who reads it',
  'entity.keep-out': 'seldom',
  'entity.conflict': 'seldom',
  'entity.merge': 'seldom',
};

/** More: what its page has no room for, in groups; what is hard to take back last and apart. */
export async function showMoreOfEntity(scene: Scene): Promise<Reply> {
  const seen = await seeEntity(scene, entityIn(scene), 'record', 'More');
  if (seen === undefined || !seen.reads('record', 'summary')) return noEntity();
  const { entity } = seen;
  return {
    shows: true,
    card: moreCard({
      sub: `${kindOfEntity(entity)} · ${entity.id}`,
      shared: scene.caller.shared,
      ...groupsOfMore(groups, groupOf, stepsOnEntity(scene, entity, plainOnPage).more),
      buttons: [entityButton('Back', entity.id), { title: 'Close', verb: 'entity.close', data: { entity: entity.id } }],
    }),
  };
}

/** One entry whole, to the keeper: as it was typed in its case. */
export async function openMember(scene: Scene): Promise<Reply> {
  const seen = await seeEntity(scene, entityIn(scene), 'record', 'Open an entry');
  const ref = toMentionRef(textIn(scene, 'mention'))?.ref;
  const one = seen?.said.find(({ entry, level }) => entry.ref === ref && level === 'full');
  if (seen === undefined || !seen.reads('record', 'write') || one?.entry.mention === undefined) return noEntity();
  const { entity } = seen;
  const { mention, reference } = one.entry;
  // Its case has been looked at with the record; what no one may overlook of the child stands above the entry.
  const childCase = (await scene.ports.cases.load(reference))?.value.root;
  const data = { entity: entity.id, mention: one.entry.ref };
  const outs = offered(entityRows, scene, { before: entity, doc: entity }, ['removeMember'], data);
  const same = [...one.on, ...(one.why === undefined ? [] : [one.why])];
  return {
    ...given({ of: childCase }),
    minds: mention.notFamily === true ? ['Do not tell the family of this.'] : [],
    card: mentionCard({
      sub: `${reference} · ${entity.id}`,
      shared: scene.caller.shared,
      entry: {
        kind: kindOf(mention),
        called: calledOf(mention.kind, mention.said),
        how: mention.said['how'] ?? '',
        source: sourceOf(mention, scene.directory, scene.now),
        notFamily: mention.notFamily === true,
      },
      details: [
        ...detailsOf(mention),
        ['Who may read it', sayReaders(mention, scene.directory)],
        ...(same.length === 0 ? [] : ([['The same, because', same.join('; ')]] as const)),
      ],
      marksWere: [],
      links: [],
      buttons: [
        entityButton('Back', entity.id),
        { title: 'Open the case', verb: 'case.open', data: { ref: reference } },
        ...outs,
        { title: 'Close', verb: 'entity.close', data: { entity: entity.id } },
      ],
    }),
  };
}

/** Back to what is in the chat; where nothing is, to nothing. */
export async function closeEntity(scene: Scene): Promise<Reply> {
  const id = entityIn(scene);
  const entity = id && (await scene.ports.entities.load(id))?.value.root;
  const standing = entity && entityStandingOf(entity, scene.person, scene.directory, scene.now);
  return { card: entity && standing ? baseCard(entity.id, standing, scene.now) : goneCard() };
}
