// A child who is heard every fortnight for years: every text at its longest, told step by step. What grows with it must not
// become a wall (docs/design.md 8).
import { caseMatter, type CaseTypes, type Command, type Fact } from '../../src/domain/case/whole/case.ts';
import type { Case } from '../../src/domain/case/state/stages.ts';
import type { AnyPartIn } from '../../src/domain/matter/matter.ts';
import { chained } from '../../src/casework/write/hashing.ts';
import { clockActor, type Person } from '../../src/domain/people/actor.ts';
import { meetingIdOf, type Meeting } from '../../src/domain/meeting/meeting.ts';
import { addDays, type Instant } from '../../src/domain/time/calendar.ts';
import { caseShape } from '../../src/store/matters/cases.ts';
import { factDocument } from '../../src/store/matters/documents.ts';
import { partDocument, recordDocument } from '../../src/store/matters/matter-store.ts';
import type { StoredDocument } from '../../src/store/sdk/items.ts';
import {
  colin,
  directory,
  factOn,
  givenAfter,
  greta,
  kestrelReference,
  later,
  moira,
  must,
  priya,
  ravi,
} from '../people/builders.ts';
import { ada, decided, lee, listed, panel, underWay, untilReceived } from '../people/meeting-builders.ts';
import { allAnswered, e1, graded } from '../people/assessment-builders.ts';

type Part = AnyPartIn<CaseTypes>;
export interface LongCase {
  readonly root: Case;
  readonly parts: readonly Part[];
  readonly facts: readonly Fact[];
  /** When the last of it was told. */
  readonly at: Instant;
}
export interface Length {
  readonly meetings: number;
  readonly actions: number;
  readonly episodes: number;
  readonly assessments: number;
}

const typedDay = (day: string): string => day.split('-').toReversed().map(Number).join('/');

/** `sign`: what people type; by default in a script that takes three bytes a sign. */
export function longCase({ meetings, actions, episodes, assessments }: Length, sign = '字'): LongCase {
  const typed = (signs: number): string => sign.repeat(signs);
  const opened = [...untilReceived, listed(), decided('toPanel'), decided('open', panel)];
  const facts: Fact[] = [...givenAfter([], directory, opened, { panels: [] })];
  const made = caseMatter.replay(facts);
  let root = must(made.root);
  const parts = new Map<string, Part>(made.parts);
  let at: Instant = later(must(facts.at(-1)).at, 60);
  const press = (by: Person, step: string, input: object = {}, part?: string, meeting = underWay(panel)): boolean => {
    at = later(at, 1);
    const before = { root, part: parts.get(part ?? '') };
    const context = { actor: by, now: at, directory, meeting, panels: [] };
    const fact = factOn(caseMatter, before, { step, input, part } as Command, context); // as a press sends it
    if (typeof fact === 'string') {
      if (by === clockActor) return false;
      throw new Error(`${by.name} may not ${step}: ${fact}`);
    }
    const after = caseMatter.evolve(before, fact);
    root = after.root;
    if (fact.part !== undefined && after.part !== undefined) parts.set(fact.part, after.part);
    if (after.left !== undefined) parts.set(after.left.id, after.left);
    facts.push(fact);
    return true;
  };
  /** So many in all, those of this month. */
  const monthly = (all: number, month: number, work: (number: number) => void): void => {
    const until = (one: number): number => Math.floor((all * one) / (meetings - 2));
    for (let number = until(month) + 1; number <= until(month + 1); number += 1) work(number);
  };
  let day = panel.date;
  for (let month = 0; month < meetings - 2; month += 1) {
    const from = day;
    day = addDays(day, 14);
    monthly(episodes, month, (number) => {
      const missed = addDays(from, 1 + (number % 3));
      at = `${addDays(missed, 1)}T09:00:00.000Z`;
      const [since, back] = [`${typedDay(missed)} 22:00`, `${typedDay(addDays(missed, 1))} 8:30`];
      const police = { reported: 'yes', policeReference: typed(40), grade: 'medium' };
      press(priya, 'recordMissing', { since, category: 'missing', ...police, lastSeen: typed(200), what: typed(1000) });
      const id = `M${number}`;
      press(priya, 'updateEpisode', { since, ...police, news: typed(1000) }, id);
      const came = { returnedAt: back, how: 'self', safe: 'yes', found: typed(300), harm: typed(300), prevention: '' };
      press(priya, 'recordReturn', came, id);
      at = `${addDays(missed, 3)}T09:00:00.000Z`;
      const offeredOn = typedDay(addDays(missed, 2));
      const held = { offeredOn, outcome: 'done', when: `${offeredOn} 9:00`, byWhom: 'Mr Lee', independent: 'yes' };
      press(priya, 'recordInterview', { ...held, learned: typed(1000) }, id);
    });
    monthly(actions, month, (number) => {
      at = at > addDays(from, 8) ? at : `${addDays(from, 8)}T09:00:00.000Z`;
      const owner = `police|${ravi.objectId}`;
      const asked = { text: typed(1000), owner, subType: 'licensing', priority: 'normal', due: '' };
      press(moira, 'addAction', { ...asked, needToKnow: typed(1000) });
      const id = `A${number}`;
      if (number > actions - 3) return;
      press(ravi, 'acceptAction', {}, id);
      press(ravi, 'markDone', { evidence: typed(1000), effect: 'better' }, id);
      if (number <= actions - 4)
        press(moira, 'verifyAction', { note: typed(500), outcome: 'carriedOut', effect: 'better' }, id);
    });
    monthly(assessments, month, (number) => {
      at = at > addDays(from, 9) ? at : `${addDays(from, 9)}T09:00:00.000Z`;
      const last = parts.get(`RA${number - 1}`);
      const before = last !== undefined && 'signs' in last ? { last: { id: last.id, answers: last } } : {};
      press(priya, 'assessRisk', before);
      const signs = Object.entries(number % 2 === 0 ? e1 : graded({ E: 'V04' }));
      // What was seen is of that month.
      const seen = Object.fromEntries(
        signs.map(([code, sign]) => [code, { ...sign, line: `${from}: ${code} was seen` }]),
      );
      press(priya, 'saveSigns', allAnswered(seen), `RA${number}`);
      press(priya, 'completeAssessment', {}, `RA${number}`);
    });
    at = `${addDays(from, 10)}T10:00:00.000Z`;
    press(priya, 'addUpdate', { news: typed(1500), risk: 'no' });
    press(clockActor, 'remindCase');
    press(priya, 'askEarlyReview', { reason: typed(500) });
    const review = caseMatter.parts.review.next(root);
    const [changed, childsWords, obtained, familyView] = [typed(1000), typed(1000), typed(200), typed(1000)];
    press(priya, 'prepareReview', { changed, childsWords, obtained, familyView });
    const told = { strengths: typed(1000), trustedAdult: typed(200), helped: typed(1000), proposal: 'continue' };
    press(priya, 'finishReview', told, review);
    const meeting: Meeting = {
      ...underWay(panel),
      id: meetingIdOf('panel', day),
      date: day,
      startsAt: `${day}T14:00:00.000Z`,
    };
    at = `${day}T14:10:00.000Z`;
    const words = {
      rationale: typed(1500),
      plan: typed(300),
      lead: typed(200),
      bandRationale: typed(500),
      dissent: typed(500),
    };
    const more = { council: '', adultLead: '', missing: '', actions: 'open', band: 'moderate', decision: 'continue' };
    press(moira, 'recordDecision', { meeting: meeting.id, ...words, ...more }, undefined, meeting);
  }
  return { root, parts: [...parts.values()], facts, at };
}

/** It as it is stored. */
export function* documentsOf({ root, parts, facts }: LongCase): Iterable<StoredDocument> {
  let lastHash = '';
  for (const fact of facts) {
    const link = chained(fact, lastHash);
    lastHash = link.hash;
    yield factDocument(root.reference, link);
  }
  for (const value of parts)
    yield partDocument(caseShape, root.reference, { kind: must(caseMatter.partNamed(value.id)), value });
  yield recordDocument(caseShape, root.reference, { root, lastHash, calls: {} });
}

/** Everyone who may have to do with it. */
export const itsPeople: readonly Person[] = [priya, colin, greta, moira, ravi, ada, lee];
export const itsReference = kestrelReference;
