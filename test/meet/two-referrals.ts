// One child, referred twice: Priya's referral and Noor's, over the real desk, store and clocks, until one ends in the other. What
// people then see is asked as they see it: by pages, presses and chats, and never by what is stored.
import { createEnds, type EndsParts } from '../../src/casework/clocks/ends.ts';
import { tabCaller } from '../../src/desk/tab-caller.ts';
import { mintReference, type Reference } from '../../src/domain/kernel/ids.ts';
import type { Answers } from '../../src/domain/kernel/fields.ts';
import type { Directory } from '../../src/domain/people/directory.ts';
import type { Person } from '../../src/domain/people/actor.ts';
import type { Instant } from '../../src/domain/time/calendar.ts';
import { rowsOf } from '../../src/demo/story.ts';
import {
  consented,
  filledIn,
  greta,
  kestrel,
  moira,
  must,
  noConflict,
  noor,
  priya,
  submitted,
  tess,
  type StoryRow,
  type Told,
} from '../people/builders.ts';
import { heading } from './lists/children.ts';
import { panel, preMset } from '../people/meeting-builders.ts';
import { pagesOver, type PageWorld } from '../web/people/page-world.ts';
import { everybody, openWorld, type World } from '../worlds/harness.ts';

const referenceOf = (place: number): Reference => mintReference(new Uint8Array([place, 6, 7, 6, 7, 6, 7, 1]));
/** Priya's referral, which ends; Noor's, which is kept; one more, in which that may end. */
export const [ended, kept, third] = [referenceOf(1), referenceOf(2), referenceOf(3)];

export interface Office extends Pick<PageWorld, 'read'> {
  readonly world: World;
  /** Rows of this referral, as people press them; meetings are found by their ids. */
  does(reference: Reference, ...told: Told): Promise<void>;
  /** The co-ordinator merges: the first ends in the second. */
  merges(ends: Reference, into: Reference): Promise<string>;
  press(who: Person, verb: string, data: object): Promise<string>;
  /** Time passes, and each clock runs: reminders, and what is looked at every minute. */
  passesTo(when: Instant): Promise<void>;
  /** What a page says, as text; empty where there is no such page for them. */
  page(who: Person, name: 'case' | 'history' | 'risk' | 'board' | 'police', reference?: Reference): Promise<string>;
  /** The lines of a list of children, as a co-ordinator has it. */
  list(name: 'inspection' | 'ssda903', period: string): Promise<readonly (readonly string[])[]>;
  /** The line of the history that says so has Put right; each of these people presses it in turn. Gives the last answer. */
  putsRight(reference: Reference, line: RegExp, ...people: readonly Person[]): Promise<string>;
  /** Takes these rows of the police’s list, and presses what it offers to enter. */
  entersList(rows: readonly string[]): Promise<void>;
  /** The child is referred again from this case: the new referral. */
  refersAgain(who: Person, reference: Reference): Promise<Reference>;
  stop(): Promise<void>;
}

/** A referral of the child until a co-ordinator has it. */
export const referral = (by: Person, consents: Person, said: Answers = {}): readonly StoryRow[] =>
  rowsOf<StoryRow>([
    filledIn(by, { ...kestrel, ...said, consenter: consents.objectId }),
    submitted(by),
    noConflict(consents),
    consented(consents),
  ]);
const byId = (row: StoryRow): StoryRow => {
  const meeting = row[4]?.meeting;
  return (typeof meeting === 'object' ? [...row.slice(0, 4), { ...row[4], meeting: meeting.id }] : row) as StoryRow;
};

interface Button {
  readonly verb: string;
  readonly data: object;
}
/** Put right of the line that says so, wherever it stands on a page. */
function buttonOn(page: unknown, line: RegExp): Button | undefined {
  if (typeof page !== 'object' || page === null) return undefined;
  const values = Object.values(page) as readonly unknown[];
  const isLine = 'button' in page && values.some((one) => typeof one === 'string' && line.test(one));
  if (isLine && (page.button as Button | undefined)?.verb === 'right.put') return page.button as Button;
  return values.map((one) => buttonOn(one, line)).find((one) => one !== undefined);
}

export async function openOffice(people: readonly Person[] = [], council?: Directory): Promise<Office> {
  const world = await openWorld({ people: [...everybody, tess, ...people], ...(council && { council }) });
  for (const { id, type, date } of [preMset, panel])
    await world.meets(id, [moira, 1, 'planMeeting', { type, date, time: '14:00', chair: tess.objectId }]);
  const { desk, read } = pagesOver(world.ports);
  const press: Office['press'] = async (who, verb, data) => {
    world.clock.passes(1500);
    const { card } = await desk.press(tabCaller(who.objectId), verb, data);
    await world.settled();
    return JSON.stringify(card ?? '');
  };
  // They are those of a store.
  const clocks = createEnds(world.ports as World['ports'] & EndsParts);
  const passesTo: Office['passesTo'] = async (when) => {
    await world.passesTo(when);
    await clocks.round();
    await world.passesTo(when);
    await world.settled();
  };
  return {
    world,
    read,
    press,
    passesTo,
    does: async (reference, ...told) => {
      await world.has(reference, ...rowsOf<StoryRow>(told).map(byId));
    },
    merges: async (ends, into) => {
      const said = { ref: ends, into: `${ends}>${into}`, other: into, reason: 'The same case system ID.' };
      const answer = await press(moira, 'triage.merge.go', said);
      const merged = await world.caseOf(ends);
      if (merged.stage !== 'merged') throw new Error(`${ends} was not merged: ${answer}`);
      await clocks.round();
      await world.settled();
      return answer;
    },
    page: async (who, name, reference) =>
      JSON.stringify((await read(who, name, (reference === undefined ? {} : { reference }) as never)) ?? ''),
    list: async (name, period) => must(await read(moira, 'childList', { name, period })).rows,
    putsRight: async (reference, line, ...whose) => {
      let answer = '';
      for (const who of whose) {
        const button = buttonOn(await read(who, 'history', { reference }), line);
        if (button === undefined)
          throw new Error(`the history of ${reference} has no Put right for ${who.name}: ${String(line)}`);
        await press(who, button.verb, button.data);
        answer = await press(who, `${button.verb}.go`, { ...button.data, how: 'back', why: 'It was another child.' });
      }
      await clocks.round();
      await world.settled();
      return answer;
    },
    entersList: async (rows) => {
      const { take } = must(await read(moira, 'police'));
      await press(moira, take.verb, { ...take.data, rows: [heading, ...rows].join('\n') });
      for (const { step } of must(must(await read(moira, 'police')).shown).groups)
        if (step !== undefined) await press(moira, step.verb, step.data);
    },
    refersAgain: async (who, reference) => {
      const { whatIsNew, section47, strategyDate, whyNot47 } = {
        whatIsNew: 'He was missing overnight.',
        section47: 'notNeeded',
        strategyDate: '2/1/2027',
        whyNot47: 'Known.',
      };
      const said = { ref: reference, whatIsNew, section47, strategyDate, whyNot47 };
      const answer = await press(who, 'again.refer.go', said);
      const found = must(await world.ports.cases.ofReferrer(who.objectId)).find(({ stage }) => stage === 'draft');
      if (found === undefined) throw new Error(`${who.name} may not refer again: ${answer.slice(0, 1200)}`);
      return found.reference;
    },
    stop: async () => world.stop(),
  };
}

/** Both referrals, each with what is said in it. */
export async function referredTwice(office: Office, said: Answers = {}): Promise<void> {
  await office.does(ended, ...referral(priya, must(everybody.find(({ name }) => name.startsWith('Colin'))), said));
  await office.does(kept, ...referral(noor, greta, said));
}
