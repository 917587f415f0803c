// The board: which cases stand on whose, what is due from whom, and what it costs to ask.
import assert from 'node:assert/strict';
import { createAsk } from '../../../src/casework/read/ask.ts';
import type { Ports } from '../../../src/casework/ports/ports.ts';
import { askedOf } from '../../../src/domain/case/asked/asked.ts';
import { rowOf } from '../../../src/domain/case/owed/row.ts';
import { waitsOf } from '../../../src/domain/case/asked/waits.ts';
import { isChallenged, sightOf } from '../../../src/domain/case/access/access.ts';
import type { Person } from '../../../src/domain/people/actor.ts';
import { mayDecide } from '../../../src/domain/case/access/consenters.ts';
import { activeStages, followedStages, stageOf } from '../../../src/domain/case/state/stage-table.ts';
import type { ActionRow } from '../../../src/domain/case/action/action.ts';
import type { Case, CaseRow } from '../../../src/domain/case/state/stages.ts';
import { peopleBelow, reportsTo } from '../../../src/domain/people/directory.ts';
import { mintReference } from '../../../src/domain/kernel/ids.ts';
import { may } from '../../../src/domain/people/roles.ts';
import { reads } from '../../../src/web/reads/all.ts';
import type { Board } from '../../../src/web/reads/board.ts';
import type { Work } from '../../../src/reading/board/work.ts';
import type { Scene } from '../../../src/desk/scene/scene.ts';
import { caseOf, colin, directory, greta, ife, moira, must, noor, priya, ravi, tess } from '../../people/builders.ts';
import { boardRow } from '../../../src/reading/board/board.ts';
import { sayNextBeside } from '../../../src/pages/frame/next-beside.ts';
import { rowsFor } from '../../../src/reading/board/rows.ts';
import { rowsOn } from '../../worlds/desk-in-memory.ts';
import { standings } from '../../domain/standings.ts';
import { ada, nextPreMset, panel, preMset } from '../../people/meeting-builders.ts';
import { cast, openPages, refOf, references, wednesday, type PageWorld } from '../people/page-world.ts';
import { belongsTo } from '../../../src/domain/people/agencies.ts';

const active: ReadonlySet<string> = new Set(activeStages);
const notOver: ReadonlySet<string> = new Set(followedStages);

/** Whether a case belongs on somebody's board, by the whole case. */
function belongsOn(childCase: Case, who: Person): boolean {
  if (sightOf(childCase, who, directory, wednesday) === 'none') return false;
  if (childCase.referrer.objectId === who.objectId) return true;
  if (may(who, 'runMeetings')) return active.has(childCase.stage) || waitsOf(childCase) !== undefined;
  const manages = who.roles.some((role) => role === 'manager' || role === 'serviceManager');
  const waits = childCase.stage === 'awaitingConsent' && mayDecide(childCase, who, directory, wednesday);
  const theirs = reportsTo(directory, childCase.referrer.objectId, who.objectId);
  if (manages && (waits || (theirs && (notOver.has(childCase.stage) || isChallenged(childCase))))) return true;
  return directory.agencies.some(({ id }) => belongsTo(who, id, directory));
}

const boardOf = async (pages: PageWorld, who: Person, ended = false): Promise<Board> => {
  pages.world.clock.passes(1000);
  return must(await pages.read(who, 'board', { ended }));
};
const hasEnded = (childCase: Case): boolean => stageOf(childCase).phase === 'over' && !isChallenged(childCase);
/** What has ended and still asks something of this person stands beside what is under way. */
const asksOf = (childCase: Case, who: Person): boolean =>
  askedOf(rowOf(childCase), who, directory, wednesday).length > 0;
/** What has ended is found by whoever runs meetings or manages, if they may see it; by the others what was theirs to follow. */
const foundEnded = (childCase: Case, who: Person): boolean =>
  hasEnded(childCase) &&
  (belongsOn(childCase, who) ||
    ((may(who, 'runMeetings') || may(who, 'consent')) && sightOf(childCase, who, directory, wednesday) !== 'none'));
const says = ({ kind, title, name, with: other }: Work): string =>
  `${kind}: ${title}: ${name}${other === undefined ? '' : `, with ${other}`}`;

describe('The board', () => {
  let pages: PageWorld;
  before(async () => {
    pages = await openPages();
  });
  after(async () => pages.world.stop());

  it('says to those who may not read cases what they have instead, and to others that there is none', async () => {
    const { cases, none, instead = [] } = await boardOf(pages, ife);
    assert.deepEqual(cases, []);
    assert.match(none, /^Cases are not open to you/);
    assert.deepEqual(
      instead.map(({ link }) => link),
      ['register', 'looked', 'looked', 'looked/glass', 'register', 'council', 'figures'],
    );
    for (const who of [priya, colin, moira, ravi, greta]) {
      const board = await boardOf(pages, who);
      assert.deepEqual([board.none, board.instead], ['No cases yet.', undefined], who.name);
    }
  });
  it('holds for everybody the cases that are theirs to follow, and no other', async () => {
    const stored = await Promise.all(references.map(async (one) => must(await pages.ports.cases.load(one)).value.root));
    const sizes = new Set<number>();
    for (const who of cast) {
      const wanted = stored
        .filter((childCase) => belongsOn(childCase, who) && (!hasEnded(childCase) || asksOf(childCase, who)))
        .map(({ reference }) => reference);
      const { cases, moreCases } = await boardOf(pages, who);
      assert.deepEqual(cases.map(({ reference }) => reference).toSorted(), wanted.toSorted(), who.name);
      assert.equal(moreCases, 0);
      sizes.add(wanted.length);
    }
    assert.ok(sizes.size > 4, 'they differ');
  });

  it('holds what has ended only where it is asked for, and of it what each may see', async () => {
    const stored = await Promise.all(references.map(async (one) => must(await pages.ports.cases.load(one)).value.root));
    const found = new Map<string, number>();
    for (const who of cast) {
      const { cases } = await boardOf(pages, who, true);
      const ended = cases.filter(
        ({ stage, flags }) => stageOf({ stage }).phase === 'over' && !flags.includes('challenged'),
      );
      const wanted = stored.filter((childCase) => foundEnded(childCase, who)).map(({ reference }) => reference);
      assert.deepEqual(ended.map(({ reference }) => reference).toSorted(), wanted.toSorted(), who.name);
      found.set(who.name, wanted.length);
    }
    const [own, run, above] = [priya, moira, colin].map(({ name }) => found.get(name) ?? 0) as [number, number, number];
    assert.ok(own > 0 && run > 0 && above > 0, JSON.stringify([...found]));
  });

  it('says of a review by when it is to be prepared, to whoever follows the case, and that it is late', async () => {
    for (const [day, late] of [
      ['2027-02-09', false],
      ['2027-02-10', true],
    ] as const) {
      for (const person of [priya, colin, moira, tess]) {
        const childCase = caseOf(standings.review);
        const row = boardRow({ person, directory, now: `${day}T09:00:00.000Z` } as unknown as Scene, childCase);
        const words = `${late ? 'was due' : 'due'} Tue 9 Feb 17:00`;
        assert.deepEqual([row.due?.words, row.flags.includes('late')], [words, late], person.name);
        assert.equal(sayNextBeside(row.line, row.due), 'Prepare the review');
      }
    }
    const { due, flags } = boardRow(
      { person: priya, directory, now: wednesday } as unknown as Scene,
      caseOf(standings.open),
    );
    assert.deepEqual([due, flags], [undefined, []]);
  });

  it('holds for a manager what somebody who has left had begun or sent below them, drafts too', async () => {
    const all = ['draft', 'returned', 'open', 'withdrawn'] as const;
    const cases = all.map((standing, place) => ({
      ...caseOf(standings[standing]),
      reference: mintReference(Buffer.alloc(8, place + 1)),
    }));
    const left = { ...directory, people: directory.people.filter(({ objectId }) => objectId !== priya.objectId) };
    const stagesFor = async (person: Person, council: typeof directory): Promise<readonly string[]> => {
      // What the board asks of its reader, and no more.
      const reader = {
        ports: { cases: rowsOn(() => cases) },
        person,
        directory: council,
        now: wednesday,
      } as unknown as Scene;
      return (await rowsFor(reader, [], [])).rows.map(({ stage }) => stage).toSorted();
    };
    assert.deepEqual(await stagesFor(colin, directory), ['open', 'returned']);
    assert.deepEqual(await stagesFor(colin, left), ['draft', 'open', 'returned']);
    assert.deepEqual(await stagesFor(greta, left), ['draft', 'open', 'returned']);
    assert.deepEqual(await stagesFor(noor, left), []);
    // Of one who has only moved it is another manager's, also where this one decided about it and may still see it.
    const moved = {
      ...directory,
      people: directory.people.map((one) => (one === priya ? { ...one, manager: noor.objectId } : one)),
    };
    assert.equal(sightOf(must(cases[2]), colin, moved, wednesday), 'full');
    assert.deepEqual(await stagesFor(colin, moved), []);
  });

  const works: readonly (readonly [Person, readonly string[]])[] = [
    [
      moira,
      [
        `strategy: Strategy discussion: ${refOf('inStrategy')}`,
        `triage: Triage: ${refOf('inStrategy')}`,
        `triage: Triage: ${refOf('strategyHeld')}`,
        `consent: Choose who decides on consent: ${refOf('toBeChosen')}`,
        `triage: Triage: ${refOf('received')}`,
        `challenge: Answer the challenge: ${refOf('challenged')}`,
        `challenge: Answer the challenge: ${refOf('decisionChallenged')}`,
        `duty: Record the other council’s acceptance: ${refOf('transferWaiting')}`,
        'meeting: Take part: Pre-MSET',
        `duty: Record the senior decision: ${refOf('steppedUp')}`,
        `feedback: Give the feedback, and record it: ${refOf('closed')}`,
      ],
    ],
    [
      priya,
      [
        `strategy: Strategy discussion: ${refOf('inStrategy')}, with the co-ordinator`,
        `triage: Triage: ${refOf('strategyHeld')}, with the co-ordinator`,
        `feedback: Give the feedback, and record it: ${refOf('closed')}`,
        ...[refOf('returned'), refOf('returnedByTriage')]
          .toSorted()
          .map((one) => `returned: Make the changes asked for and resubmit: ${one}`),
        `duty: Complete the risk assessment: ${refOf('toPanel')}`,
        `draft: Continue the draft: ${refOf('draft')}`,
      ],
    ],
    [
      colin,
      [
        `strategy: Strategy discussion: ${refOf('inStrategy')}, with the co-ordinator`,
        `triage: Triage: ${refOf('strategyHeld')}, with the co-ordinator`,
        `consent: Give management consent: ${refOf('awaitingConsent')}`,
        'meeting: Take part: Pre-MSET',
      ],
    ],
    // Tess recorded the decision that is challenged: she approves the minutes, and somebody else answers.
    [
      tess,
      [
        `strategy: Strategy discussion: ${refOf('inStrategy')}`,
        `triage: Triage: ${refOf('strategyHeld')}, with the co-ordinator`,
        'meeting: Take part: Pre-MSET',
        `duty: Record the senior decision: ${refOf('steppedUp')}`,
        'minutes: Approve the minutes: Full panel, Tue 19 Jan 14:00',
        'minutes: Approve the minutes: Pre-MSET, Tue 12 Jan 14:00',
      ],
    ],
    [ada, ['meeting: Take part: Pre-MSET', `action: Accept the action: Patrol: ${refOf('open')}/A2`]],
    [noor, []],
  ];
  for (const [who, wanted] of works) {
    it(`says first what is due from ${who.name}, and what is urgent with others`, async () => {
      const { work, moreWork } = await boardOf(pages, who);
      assert.deepEqual(work.map(says), wanted);
      assert.equal(moreWork, 0);
    });
  }

  it('the next manager up answers who was not authorised, and nobody who decided', async () => {
    const { work } = await boardOf(pages, greta);
    assert.ok(work.map(says).includes(`challenge: Answer the challenge: ${refOf('challenged')}`));
    assert.ok(!(await boardOf(pages, colin)).work.some(({ kind }) => kind === 'challenge'));
  });

  it('offers a new referral to those who may refer', async () => {
    assert.equal((await boardOf(pages, priya)).begin?.verb, 'refer.new');
    assert.equal((await boardOf(pages, ravi)).begin, undefined);
  });

  it('has the stages in the order of the process, also empty ones', async () => {
    const { stages } = await boardOf(pages, ada);
    const names = stages.map(({ stage }) => stage);
    assert.deepEqual(names.slice(0, 3), ['listed', 'held', 'toPanel']);
    const noors = (await boardOf(pages, noor)).stages.map(({ stage }) => stage);
    assert.deepEqual([noors[0], noors.at(-1)], ['draft', 'transferWaiting']);
  });

  it('reads no whole case', async () => {
    const asked: string[] = [];
    const whole = /^(?:load|facts|ofReferrer|waitingForCoordinator|inStages?|forMeeting|decidedAt|alike|parts)$/;
    const cases = new Proxy(pages.ports.cases, {
      get: (target, name: keyof Ports['cases']) => {
        if (whole.test(name)) asked.push(name);
        return target[name];
      },
    });
    for (const who of [moira, greta, tess, priya, ada]) {
      await reads.board.read(sceneWith({ ...pages.ports, cases }, who), {});
      assert.deepEqual(asked, [], who.name);
    }
  });
});

/** What a read asks of its scene, and no more. */
function sceneWith(ports: Partial<Ports>, person: Person, council = directory): Scene {
  const machine = { now: () => wednesday, nowMs: () => Date.parse(wednesday), bytes: (n: number) => new Uint8Array(n) };
  const full = { machine, ...ports } as Ports;
  return {
    ports: full,
    ask: createAsk(full),
    person,
    directory: council,
    now: wednesday,
    data: {},
  } as unknown as Scene;
}

const many = (count: number, childCase: Case, referrer: Person = priya): readonly Case[] =>
  Array.from({ length: count }, (_none, place) => ({
    ...childCase,
    referrer,
    reference: mintReference(new Uint8Array([place >> 5, place & 31, childCase.stage.length, 1, 1])),
    changedAt: new Date(Date.parse(wednesday) - place * 60_000).toISOString(),
  }));
const at = (standing: keyof typeof standings): Case => caseOf(standings[standing]);
const boardOver = async (all: readonly Case[], who: Person, ended = false, council = directory): Promise<Board> => {
  const cases = {
    ...rowsOn(() => all),
    load: async () => undefined,
    actionRows: async () => [],
  } as unknown as Ports['cases'];
  const meetings = { from: async () => [preMset, panel, nextPreMset] } as unknown as Ports['meetings'];
  return must(await reads.board.read(sceneWith({ cases, meetings }, who, council), { ended }));
};

const stagesOf = (some: Iterable<CaseRow>): readonly string[] => [...some].map(({ stage }) => stage).toSorted();
describe('The case of an action', () => {
  it('is known to a board that it does not belong on, and does not stand there', async () => {
    const [over, going] = [at('otherPlan'), at('open')].map((childCase, place) => ({
      ...childCase,
      reference: mintReference(Buffer.alloc(8, place + 1)),
    }));
    const cases = rowsOn(() => [must(over), must(going)]);
    const actions = [must(over)].map(({ reference }) => ({ reference }) as unknown as ActionRow);
    const found = await rowsFor(sceneWith({ cases: cases as Ports['cases'] }, moira), [], actions);
    assert.deepEqual(stagesOf(found.rows), ['open']);
    assert.deepEqual(stagesOf(found.cases.values()), ['open', 'otherPlan']);
  });
});

describe('A large board', () => {
  it('shows three hundred cases, what presses first, and counts the rest', async () => {
    const urgent = many(2, { ...at('received'), answers: { ...at('received').answers, urgency: 'beforePreMset' } });
    const all = [
      ...many(340, at('open')),
      ...urgent.map((childCase) => ({
        ...childCase,
        reference: mintReference(Buffer.alloc(8, childCase.reference.length + urgent.indexOf(childCase))),
      })),
    ];
    const { cases, moreCases } = await boardOver(all, moira);
    assert.deepEqual([cases.length, moreCases], [300, 42]);
    assert.deepEqual(
      cases.slice(0, 2).map(({ flags }) => flags.includes('urgent')),
      [true, true],
    );
  });

  it('shows of what has ended nothing, or the latest three hundred', async () => {
    const all = [...many(320, at('otherPlan')), ...many(3, at('draft'))];
    const going = await boardOver(all, priya);
    assert.deepEqual([going.cases.length, going.moreCases], [3, 0]);
    const { cases, moreCases } = await boardOver(all, priya, true);
    assert.deepEqual([cases.length, moreCases], [303, 20]);
    const over = cases.filter(({ stage }) => stage === 'otherPlan').map(({ changedAt }) => changedAt);
    assert.deepEqual(over, over.toSorted().toReversed());
    assert.equal(over[0], wednesday);
  });

  it('shows fifty things that are due, and counts the rest', async () => {
    const { work, moreWork } = await boardOver(many(70, at('awaitingConsent')), colin);
    assert.deepEqual([work.length, moreWork], [50, 21], 'seventy consents and a meeting');
  });
});

/** An open case that a meeting decided about long ago. */
function openSince(reviewOn: string): Case {
  const childCase = at('open');
  if (childCase.stage !== 'open') throw new Error('the standing is of that stage');
  const decisions = (childCase.decisions ?? []).map((made) => ({ ...made, at: '2026-11-17T14:20:00.000Z' }));
  return { ...childCase, reviewOn, decisions };
}
describe('The board of an agency', () => {
  it('has a case again from ten working days before its review, and four weeks after a meeting no more', async () => {
    const noneIsCore = { ...directory, settings: { ...directory.settings, coreAgencies: [] } };
    const casesBy = async (reviewOn: string): Promise<number> =>
      (await boardOver([openSince(reviewOn)], ada, false, noneIsCore)).cases.length;
    assert.equal(await casesBy('2027-02-03'), 1);
    assert.equal(await casesBy('2027-02-04'), 0);
  });
  it('has an open case between its meetings too, if it is core to it', async () => {
    assert.equal((await boardOver([openSince('2027-06-01')], ada)).cases.length, 1);
  });
});

describe('Everybody below somebody', () => {
  it('is who reports to them, also in a circle', () => {
    const circle = {
      ...directory,
      people: directory.people.map((one) => (one.name === 'Hal Prototype' ? { ...one, manager: colin.objectId } : one)),
    };
    for (const council of [directory, circle]) {
      for (const boss of council.people) {
        const wanted = council.people.filter((one) => one !== boss && reportsTo(council, one.objectId, boss.objectId));
        assert.deepEqual(new Set(peopleBelow(council, boss.objectId)), new Set(wanted), boss.name);
      }
    }
  });
});
