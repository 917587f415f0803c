// What is done with a record: a report taken up or not, what is made of it, whether it is still needed (docs/process.md P23.4,
// P23.7); and the clock that asks.
import type { MentionRef } from '../case/mention/mention.ts';
import { namesCase } from '../matter/names-case.ts';
import { refuse } from '../matter/step.ts';
import { refOf } from '../people/actor.ts';
import { fallenDue, type RungAt } from '../time/clocks.ts';
import { openOf } from '../kernel/counted.ts';
import { choicesOf } from '../kernel/fields.ts';
import { agencyChoices, agencyIn } from '../people/directory.ts';
import { addDays, localDate } from '../time/calendar.ts';
import { barByActions, mostViews, type AskedAgency, type Entity, type EntityRung } from './entity.ts';
import { reasonField, viewFields } from './fields.ts';
import { entityReminder, entityStep, keeps, reviewFrom, type DueFrom } from './making.ts';

interface Why {
  readonly why: string;
}

const acceptEntity = entityStep<object, DueFrom>({
  title: 'Accept',
  fact: 'report accepted',
  may: keeps,
  from: ['reported'],
  elsewhere: 'Nothing is left to accept.',
  record: (_entity, _input, context) => ({ data: reviewFrom(context) }),
  evolve: (entity, { dueOn, rungs }, meta) => ({
    ...entity,
    state: 'open',
    dueOn,
    ladder: { set: meta.number, rungs },
  }),
});

const declineEntity = entityStep<Why, Why>({
  title: 'Do not take up',
  fact: 'report not taken up',
  may: keeps,
  from: ['reported'],
  elsewhere: 'Nothing is left to accept.',
  asks: () => [reasonField('Why not', { help: 'The person who reported it reads this.' })],
  record: (_entity, { why }) => namesCase(why) ?? { data: { why } },
  evolve: (entity, { why }, meta) => ended(entity, 'declined', why, meta),
});
const ended = (
  entity: Entity,
  state: 'declined' | 'closed',
  why: string,
  meta: { readonly by: Parameters<typeof refOf>[0]; readonly at: string; readonly number: number },
): Entity => ({
  ...entity,
  state,
  ended: { by: refOf(meta.by), at: meta.at, why },
  ladder: { set: meta.number, rungs: [] },
});

/** What it is called is the keeper's word: the words of an entry stay in its case. */
const renameEntity = entityStep<{ readonly name: string }, { readonly name: string }>({
  title: 'Change the name',
  fact: 'record renamed',
  may: keeps,
  from: ['reported', 'open'],
  asks: () => [{ name: 'name', title: 'What the record is called', kind: 'text', need: 'always', most: 120 }],
  record: (entity, { name }) =>
    namesCase(name) ??
    (name === entity.name && entity.namedBy === undefined ? { unchanged: true } : { data: { name } }),
  evolve: ({ namedBy: _entry, ...entity }, { name }) => ({ ...entity, name }),
});

/** Those who are asked read it for some weeks, as they read a case that they are invited to (docs/process.md P23.3). */
const askAgencies = entityStep<{ readonly agencies: string }, { readonly asked: readonly AskedAgency[] }>({
  title: 'Ask agencies about it',
  fact: 'agencies asked about a record',
  may: keeps,
  from: ['open'],
  asks: ({ directory }) => [
    {
      name: 'agencies',
      title: 'Which agencies',
      kind: 'choices',
      need: 'always',
      choices: agencyChoices(directory),
      help: 'Those who speak for them read what is known of it, and of each entry what they read of its case.',
    },
  ],
  record: ({ restricted }, { agencies }, { now, directory }) => {
    if (restricted !== undefined) {
      return refuse('restricted', 'This record is restricted.', 'Name the people who need to see it.');
    }
    const until = addDays(localDate(now), directory.settings.recordAskedDays);
    const asked = agencies.split(',').filter((agency) => agencyIn(directory, agency) !== undefined);
    return { data: { asked: asked.map((agency) => ({ agency, until })) } };
  },
  evolve: (entity, { asked }) => ({
    ...entity,
    asked: [...(entity.asked ?? []).filter(({ agency }) => !asked.some((one) => one.agency === agency)), ...asked],
  }),
});

const writeView = entityStep<{ readonly text: string }, { readonly text: string }>({
  title: 'Write what we make of it',
  fact: 'view written',
  may: keeps,
  from: ['open'],
  asks: () => viewFields,
  record: ({ views }, { text }) =>
    views.length >= mostViews
      ? refuse('full', `A record has room for ${mostViews} views.`, 'Close it, and open another for what is new.')
      : (namesCase(text) ?? { data: { text } }),
  evolve: (entity, { text }, meta) => ({
    ...entity,
    views: [...entity.views, { text, by: refOf(meta.by), at: meta.at }],
  }),
});

interface ReviewInput extends Why {
  readonly keep: string;
}
interface Reviewed extends Why, DueFrom {
  readonly keep: boolean;
}
/** Every half year, and whenever it is needed no more: kept with a reason, or closed and found by nothing. */
const reviewEntity = entityStep<ReviewInput, Reviewed>({
  title: 'Still needed?',
  fact: 'need for the record reviewed',
  may: keeps,
  from: ['open'],
  asks: () => [
    {
      name: 'keep',
      title: 'Is this record still needed?',
      kind: 'choice',
      need: 'always',
      choices: choicesOf({ yes: 'Yes, keep it', no: 'No, close it' }),
    },
    reasonField('Why'),
  ],
  record: (entity, { keep, why }, context) =>
    (keep === 'yes'
      ? undefined
      : barByActions(entity, 'Have them verified or cancelled first, or keep the record.')) ?? {
      data: { keep: keep === 'yes', why, ...reviewFrom(context) },
    },
  evolve: (entity, { keep, why, dueOn, rungs }, meta) =>
    keep ? { ...entity, dueOn, ladder: { set: meta.number, rungs } } : ended(entity, 'closed', why, meta),
});

interface EntityReminded {
  readonly rungs: readonly EntityRung[];
  readonly left: readonly RungAt<EntityRung>[];
  /** No one said that it is needed, and nothing is left in it. */
  readonly closes?: true;
}
const isEmpty = (entity: Entity, gone: readonly MentionRef[]): boolean =>
  entity.members.every(({ mention }) => gone.includes(mention)) &&
  entity.report === undefined &&
  (entity.from ?? []).length === 0 &&
  entity.ground === 'twoCases' &&
  openOf(entity, 'action').length === 0;
const nothingLeft = 'No entry was left in it, and no one said that it is still needed.';

interface Remind {
  /** Entries that it names and that do not say so themselves any more: read by the server of their cases, never sent. */
  readonly gone?: readonly MentionRef[];
}
/** The clock's: a record over entries of which none is left closes by itself when its review is late (docs/process.md P23.7). */
const remindEntity = entityReminder<Remind, EntityReminded>({
  title: 'Remind',
  fact: 'reminded',
  from: ['reported', 'open'],
  record: (entity, { gone = [] }, { now }) => {
    const { due, left } = fallenDue(entity.ladder, now);
    if (due.length === 0) return { unchanged: true };
    const closes = due.includes('reviewLate') && isEmpty(entity, gone);
    return { data: { rungs: due, left, ...(closes && { closes: true }) } };
  },
  evolve: (entity, { left, closes }, meta) => ({
    ...(closes === true ? ended(entity, 'closed', nothingLeft, meta) : entity),
    ladder: { set: entity.ladder.set, rungs: closes === true ? [] : left },
    facts: meta.number,
  }),
});

export const recordWorkSteps = {
  acceptEntity,
  declineEntity,
  renameEntity,
  askAgencies,
  writeView,
  reviewEntity,
  remindEntity,
} as const;
