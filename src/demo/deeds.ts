// The steps that the fictional people took, as data: who did what, and when.
import type { ActionId } from '../domain/case/action/action.ts';
import type { AddInput } from '../domain/case/action/add.ts';
import { usualFor } from '../domain/case/action/lists.ts';
import type { Person } from '../domain/people/actor.ts';
import type { Instant } from '../domain/time/calendar.ts';
import type { Command } from '../domain/case/case.ts';
import { pages, section47Page } from '../domain/case/referral/pages.ts';
import { extraPages } from '../domain/case/referral/extra-pages.ts';
import type { NotKnown } from '../domain/case/stage-parts.ts';
import type { Directory } from '../domain/people/directory.ts';
import { given } from '../domain/given.ts';
import type { Answers } from '../domain/fields.ts';
import type { Reference } from '../domain/ids.ts';
import type { MeetingId } from '../domain/meeting/meeting.ts';
import type { DemoCalendar } from './calendar.ts';
import { CommandError } from '../commands/outcome.ts';

export interface Deed {
  readonly by: Person;
  readonly at: Instant;
  readonly command: Command;
  /** The meeting that the step is taken in, or for which it is. */
  readonly meeting?: MeetingId;
  /** The ended case from which this one is referred again. */
  readonly about?: Reference;
}
/** One case: the key its reference is made of, and what was done, in any order. */
export interface Story {
  readonly key: string;
  readonly deeds: readonly Deed[];
}

/** Everyone the stories are about; throws where the directory is another council's. */
export function castOf(directory: Directory) {
  const named = (name: string): Person => {
    const person = directory.people.find((one) => one.name === name);
    if (person !== undefined) return person;
    throw new CommandError(
      `The fictional cases are about the fictional council, and ${name} is not in this directory: unset DIRECTORY_FILE.`,
    );
  };
  return {
    priya: named('Priya Testworth'),
    noor: named('Noor Template'),
    colin: named('Colin Fixture'),
    greta: named('Greta Specimen'),
    moira: named('Moira Example'),
    tess: named('Tess Gavel'),
    ravi: named('Sgt Ravi Mock'),
    ola: named('PC Ola Sketch'),
    joss: named('Joss Sample'),
    ada: named('Nurse Ada Dummy'),
    lee: named('Mr Lee Placeholder'),
    bea: named('Bea Stub'),
    vic: named('Vic Demo'),
  };
}
export type Cast = ReturnType<typeof castOf>;

/** What the stories are made of. */
export interface Stage {
  readonly cast: Cast;
  readonly calendar: DemoCalendar;
  readonly referenceOf: (key: string) => Reference;
}
export const withManager = (answers: Answers, manager: Person): Answers => ({
  ...answers,
  consenter: manager.objectId,
});

export const later = (at: Instant, minutes: number): Instant =>
  new Date(Date.parse(at) + minutes * 60_000).toISOString();

/** The Section 47 question and page by page, two minutes each; only the pages that hold an answer. */
export function fills(by: Person, at: Instant, reference: Reference, answers: Answers, notKnown?: NotKnown): Deed[] {
  const filled = [section47Page, ...pages, ...extraPages].filter(({ fields }) =>
    fields.some(({ name }) => name in answers),
  );
  return filled.map(({ id, fields }, place): Deed => {
    const own = fields.flatMap(({ name }) => (name in answers ? [[name, answers[name] ?? ''] as const] : []));
    const unknown = id === '9' && notKnown !== undefined ? { notKnown } : {};
    const input = { page: id, answers: Object.fromEntries(own), ...unknown };
    const command: Command =
      place === 0 ? { step: 'start', input: { ...input, reference } } : { step: 'savePage', input };
    return { by, at: later(at, 2 * Math.max(0, place - 1)), command };
  });
}

/** The whole referral, sent half an hour after it was begun. */
export const sends = (by: Person, at: Instant, reference: Reference, answers: Answers, notKnown?: NotKnown): Deed[] => [
  ...fills(by, at, reference, answers, notKnown),
  { by, at: later(at, 30), command: { step: 'submit', input: {} } },
];

/** No conflict, and the decision after a quarter of an hour of reading. */
export const decides = (by: Person, at: Instant, command: Command): Deed[] => [
  { by, at, command: { step: 'declareConflict', input: { conflict: 'no' } } },
  { by, at: later(at, 15), command },
];
export const consents = (by: Person, at: Instant): Deed[] => decides(by, at, { step: 'giveConsent', input: {} });

/** An action as it is set. */
export interface Setting extends Pick<AddInput, 'text' | 'subType' | 'needToKnow'> {
  readonly owner: Person;
  readonly priority?: string;
  readonly due?: string;
  readonly legalStatus?: string;
}

export function sets(by: Person, at: Instant, part: ActionId, setting: Setting, meeting?: MeetingId): Deed[] {
  const { owner, legalStatus = '', priority = 'normal', due = '', ...rest } = setting;
  const usual = usualFor[rest.subType] ?? { category: 'protect', target: 'child' };
  const input = { ...rest, owner: `${owner.agency}|${owner.objectId}`, priority, due };
  const details = { ...usual, deputy: '', legalStatus };
  return [
    { by, at, command: { step: 'addAction', input }, ...given({ meeting }) },
    { by, at: later(at, 2), command: { step: 'describeAction', part, input: details } },
  ];
}
export const accepts = (by: Person, at: Instant, part: ActionId): Deed => ({
  by,
  at,
  command: { step: 'acceptAction', part, input: {} },
});
export const claims = (by: Person, at: Instant, part: ActionId, evidence: string, effect: string): Deed => ({
  by,
  at,
  command: { step: 'markDone', part, input: { evidence, effect } },
});
export const verifies = (by: Person, at: Instant, part: ActionId, note: string): Deed => ({
  by,
  at,
  command: { step: 'verifyAction', part, input: { note } },
});
