// A death holds while it is recorded and not put right (docs/process.md P17.7): nothing is written for it, and everything follows
// from it. Whatever is owed of a case, and whatever clock a part of it has, says in its own table what a death does with it.
import { deepEqual, equal, match, ok } from 'node:assert/strict';
import { caseMatter, caseParts, isPart, type Fact } from '../../../../src/domain/case/whole/case.ts';
import { figuresOf } from '../../../../src/domain/case/episode/figures.ts';
import { agendaOf, lateCases } from '../../../../src/domain/case/meeting/agenda.ts';
import {
  duties,
  dutyNames,
  owedClock,
  owedMarks,
  owedNow,
  type DutyName,
} from '../../../../src/domain/case/owed/owed.ts';
import { ofOnward } from '../../../../src/domain/case/owed/of-onward.ts';
import { missingAt, missingNow } from '../../../../src/domain/case/state/episodes.ts';
import { onwardAtDeath } from '../../../../src/domain/case/state/life.ts';
import { hasDied, type Case } from '../../../../src/domain/case/state/stages.ts';
import { warningKindsOf, warningsOf } from '../../../../src/domain/case/whole/warnings.ts';
import { eventsOfCase } from '../../../../src/domain/figures/events.ts';
import { clockActor } from '../../../../src/domain/people/actor.ts';
import {
  at,
  caseOf,
  commandIn,
  directory,
  factOf,
  given,
  greta,
  moira,
  must,
  noConflict,
  priya,
  replay,
  returned,
  withdrawnUnsafe,
  type Told,
} from '../../../people/builders.ts';
import {
  decided,
  harmRecorded,
  listed,
  nowChanged,
  panel,
  placedThere,
  preMset,
  rightPut,
  sentBack,
  strategyCalled,
  untilReceived,
} from '../../../people/meeting-builders.ts';
import { backCorrected, episodeIn, isBack, isMissing, news, wasMissing } from '../../../people/episode-builders.ts';
import { gatheringPlanned } from '../../../people/gathering-builders.ts';
import { added } from '../action/action-story.ts';
import {
  february,
  groundsFound,
  nrmRefused,
  nrmSubmitted,
  ofLado,
  oneNight,
  opened,
  received,
  referredToNrm,
  sent,
  thrice,
  turns17half,
  turns17ten,
  turns18,
} from '../../owed/stories.ts';
import { standings } from '../../standings.ts';

const summer = '2027-07-01T10:00:00.000Z';
const died = { at: summer, due: { at: summer, rule: '', ruleVersion: 1 }, died: true, noticed: summer } as const;
const ladoTold: Told = [
  [priya, 1, 'recordLado', { known: '4/1/2027', on: '4/1/2027', who: 'The LADO', note: 'Agreed.' }],
];
/** With the cases of every stage, whatever a case may owe. */
const more: readonly Told[] = [
  [...sent(), noConflict(), returned()],
  [...sent(ofLado)],
  [...sent(), withdrawnUnsafe()],
  [...received(), isMissing()],
  [...received(), ...oneNight],
  [...received(), ...thrice],
  [...received(turns17half), ...opened],
  [...received(turns17ten), ...opened],
  [...received(turns18), ...opened],
  [...received(), nowChanged()],
  [...received(), nowChanged(placedThere)],
  [...received(), nowChanged({ ...placedThere, placedAcross: 'here' })],
  [...received(nrmSubmitted)],
  [...received(), ...nrmRefused],
  [...received(), referredToNrm],
  [...received(), referredToNrm, groundsFound],
  [...received(ofLado), ...ladoTold],
  [...received(), ...opened, decided('stepUp', february)],
  [...received(), harmRecorded()],
  [...received(), harmRecorded('died'), rightPut(given(...received()).length + 1)],
  [...received(), ...opened, added()],
];
const roots: readonly Case[] = [
  ...Object.values(standings).flatMap((facts) => replay(facts) ?? []),
  ...more.map((told) => caseOf(given(...told))),
  // Whatever is awaited of a record outside MSET.
  ...Object.values(ofOnward).map(({ by: [entry] }): Case => {
    const awaited = [{ id: 'N1', entry, since: summer, ask: summer }] as const;
    return { ...caseOf(given(...received())), awaited };
  }),
];
const names = (root: Case): readonly DutyName[] =>
  dutyNames.filter((name) => owedMarks(root).some((mark) => mark.name === name));

describe('What is owed of a child who has died', () => {
  it('rests or stays as its own row says, in whatever it may be owed', () => {
    const seen = new Set<DutyName>();
    for (const root of roots) {
      const { hold: _hold, harm: _harm, ...living } = root;
      for (const name of names(living)) seen.add(name);
      const dead = { ...living, hold: died } as Case;
      deepEqual(
        names(dead),
        names(living as Case).filter((name) => duties[name].atDeath === 'stays'),
        root.stage,
      );
      const calls = owedClock(dead)?.rungs.map(({ rung }) => rung) ?? [];
      for (const name of dutyNames.filter((one) => duties[one].atDeath === 'rests'))
        for (const [rung] of duties[name].calls) ok(!calls.includes(rung), `${rung} is called for at ${root.stage}`);
    }
    deepEqual(
      dutyNames.filter((name) => duties[name].atDeath === 'rests' && !seen.has(name)),
      [],
      'each that rests was owed in one of them',
    );
  });

  it('asks in no word to visit, to ring, to interview or to review', () => {
    const asks = /visit|\bring\b|interview|missing|safe|review/i;
    const said = dutyNames.flatMap((name) => {
      const { words, task, counted, atDeath } = duties[name];
      return atDeath === 'stays' && [words, task, ...counted].some((text) => asks.test(text)) ? [name] : [];
    });
    // The review of the death itself.
    deepEqual(said, ['rapidReview']);
  });
});

const received4 = untilReceived;
const open: Told = [...received4, listed(), decided('toPanel', preMset), decided('open', panel)];
const missing: Told = [...open, at('2027-01-20T10:00:00.000Z', isMissing({ since: '20/1/2027 02:00' }))];
const found = '2027-01-21T09:00:00.000Z';
const input = { what: 'died', happenedOn: '20/1/2027', aware: '21/1/2027 08:00', known: 'He was found in the river.' };
const onTheDay = (told: Told): Told => [...told, [moira, found, 'recordHarm', input]];
const righted = (told: Told): Told => {
  const number = given(...told).length;
  return [
    ...told,
    at('2027-01-22T09:00:00.000Z', rightPut(number, moira)),
    at('2027-01-22T10:00:00.000Z', rightPut(number, greta)),
  ];
};

const clocks = (facts: readonly Fact[]) => {
  const { root, parts } = caseMatter.replay(facts);
  return Object.fromEntries(
    [...parts].map(([id, part]) => [
      id,
      caseMatter.clockOf({ root: must(root), part }, caseMatter.partNamed(id))?.ladder.rungs[0]?.at,
    ]),
  );
};

describe('The clocks of a case of a child who has died', () => {
  // What each kind of part does: another does not compile before it says so itself, and fails here before it is shown.
  const kinds: Readonly<Record<keyof typeof caseParts, 'rests' | 'stays' | 'none' | 'by its kind'>> = {
    action: 'rests',
    episode: 'rests',
    onward: 'by its kind',
    gathering: 'stays',
    review: 'none',
    assessment: 'none',
    decision: 'none',
    mention: 'none',
    contribution: 'none',
    statement: 'none',
  };
  const told: Told = [
    ...missing,
    added(),
    referredToNrm,
    ...ladoTold,
    at('2027-01-20T11:00:00.000Z', gatheringPlanned({ date: '28/1/2027', employer: '-notKnown' })),
  ];
  const shown = { A1: 'action', M1: 'episode', N1: 'onward', N2: 'onward', G1: 'gathering' } as const;

  it('rest where they ask for the child or the family, and go on as they were once it is put right', () => {
    const living = clocks(given(...told));
    for (const id of Object.keys(shown)) ok(living[id] !== undefined, `${id} has a clock`);
    const dead = clocks(given(...onTheDay(told)));
    for (const [id, kind] of Object.entries(shown)) {
      const rests =
        kinds[kind] === 'rests' || (kind === 'onward' && onwardAtDeath[id === 'N1' ? 'nrm' : 'lado'] === 'rests');
      equal(dead[id], rests ? undefined : living[id], id);
    }
    deepEqual(clocks(given(...righted(onTheDay(told)))), living);
  });

  it('take no step, also where one had begun', () => {
    const facts = given(...onTheDay(told));
    for (const [step, part] of [
      ['promptAction', 'A1'],
      ['promptEpisode', 'M1'],
      ['promptOnward', 'N1'],
    ] as const) {
      const row = at('2027-03-01T10:00:00.000Z', [clockActor, 1, step, {}, { part }] as never);
      equal(
        factOf(facts, commandIn(row), { actor: clockActor, now: '2027-03-01T10:00:00.000Z', directory }),
        'unchanged',
        step,
      );
    }
  });
});

const tries = (told: Told, row: Told[number], now = found) => {
  const fact = factOf(given(...told), commandIn(row as never), { actor: priya, now, directory });
  return typeof fact === 'string' ? fact : 'done';
};

describe('A missing child who is found dead', () => {
  const dead = caseOf(given(...onTheDay(missing)));

  it('is not missing now: in no warning, in nothing that is owed, on no agenda of that day', () => {
    equal(missingNow(dead), undefined);
    deepEqual(warningKindsOf(dead, found), ['doNotVisit', 'legalHold']);
    match(JSON.stringify(warningsOf(dead, { now: found, directory })[0]), /ring the co-ordinator.*died, Wed.*20 Jan/);
    deepEqual(
      owedNow(dead, found).map(({ name }) => name),
      ['notice'],
    );
    ok(!missingAt(dead, '2027-01-20T14:00:00.000Z'));
    const before = caseOf(given(...missing));
    ok(missingAt(before, '2027-01-20T14:00:00.000Z'));
    const meeting = { ...must(february), startsAt: '2027-02-16T10:00:00.000Z' };
    const kindsOn = (one: Case) =>
      agendaOf(meeting, [one], lateCases([one], [], meeting.startsAt), directory.settings).map(({ kind }) => kind);
    deepEqual([kindsOn(before), kindsOn(dead)], [['missing'], ['review']]);
  });

  it('has not returned: a return is recorded of the days before the death alone', () => {
    const back = (returnedAt: string) => tries(onTheDay(missing), isBack({ returnedAt, prevention: '' }));
    deepEqual(['20/1/2027 08:00', '21/1/2027 07:00'].map(back), ['notNow', 'notNow']);
    const since17 = [...open, at('2027-01-17T10:00:00.000Z', isMissing({ since: '17/1/2027 02:00' }))];
    equal(tries(onTheDay(since17), isBack({ returnedAt: '18/1/2027 08:00', prevention: '' })), 'done');
    equal(
      tries(onTheDay(missing), news({ since: '20/1/2027 02:00' })),
      'done',
      'what becomes known is still written down',
    );
  });

  it('is missing again as before once the death is put right', () => {
    const back = caseOf(given(...righted(onTheDay(missing))));
    const before = caseOf(given(...missing));
    ok(!hasDied(back));
    deepEqual([missingNow(back), warningKindsOf(back, found)], [missingNow(before), warningKindsOf(before, found)]);
    deepEqual(owedMarks(back), owedMarks(before));
    equal(
      tries(
        righted(onTheDay(missing)),
        isBack({ returnedAt: '22/1/2027 08:00', prevention: '' }),
        '2027-01-22T11:00:00.000Z',
      ),
      'done',
    );
  });
});

const named = (of: readonly Fact[]) =>
  eventsOfCase(of)
    .filter(({ name }) => name === 'missing' || name === 'returns')
    .map(({ name }) => name);

const dead = (of: readonly Fact[]): Case => must(caseMatter.replay(of).root);

describe('A return that was recorded of a child who had died, as earlier programs asked for it', () => {
  // The only way out of Missing now was to say that the child has returned.
  const living = given(
    ...missing,
    at('2027-01-21T10:00:00.000Z', isBack({ returnedAt: '21/1/2027 07:30', safe: 'no', prevention: '' })),
  );
  const [harm] = given(...onTheDay(missing)).slice(-1);
  const facts: readonly Fact[] = [
    ...living.slice(0, -1),
    must(harm),
    { ...must(living.at(-1)), number: living.length + 1 },
  ];
  const root = must(caseMatter.replay(facts).root);
  const episode = episodeIn(facts);

  it('reads as it was recorded, and is no return in figures; no interview is due', () => {
    equal(episode.returned?.returnedAt, '2027-01-21T07:30:00.000Z');
    const counted = (deaths: Parameters<typeof figuresOf>[2]) => {
      const { ended, due, overdue, episodes } = figuresOf([episode], summer, deaths);
      return { episodes, ended, owed: due + overdue };
    };
    deepEqual(counted(undefined), { episodes: 1, ended: 1, owed: 1 });
    deepEqual(counted(new Map([[root.reference, root]])), { episodes: 1, ended: 0, owed: 0 });
    deepEqual([named(living), named(facts)], [['missing', 'returns'], ['missing']]);
  });

  it('counts where the child came back before they died', () => {
    const back: Told = [
      ...open,
      at('2027-01-20T10:00:00.000Z', wasMissing({ since: '17/1/2027 02:00', returnedAt: '18/1/2027 08:00' })),
    ];
    const of = given(...onTheDay(back));
    equal(eventsOfCase(of).filter(({ name }) => name === 'returns').length, 1);
    const corrected = given(
      ...back,
      at('2027-01-20T11:00:00.000Z', backCorrected({ returnedAt: '18/1/2027 09:00', prevention: '' })),
    );
    equal(episodeIn(corrected).returned?.returnedAt, '2027-01-18T09:00:00.000Z');
    const { due, overdue } = figuresOf([episodeIn(of)], summer, new Map([[dead(of).reference, dead(of)]]));
    equal(due + overdue, 0, 'and the interview is asked for no more');
  });

  it('a reminder that earlier programs ended for good goes on where the death is put right', () => {
    const silent = onTheDay(missing);
    const made = given(...silent);
    const number = made.length + 1;
    const ended: Fact = {
      number,
      at: '2027-01-21T11:00:00.000Z',
      by: { objectId: clockActor.objectId, name: clockActor.name },
      step: 'promptEpisode',
      part: 'M1',
      data: { rungs: ['still'], to: [], left: [] },
    };
    const part = must(caseMatter.replay([...made, ended]).parts.get('M1'));
    ok(isPart('episode', part));
    deepEqual(part.ladder, { set: number, rungs: episodeIn(made).ladder.rungs });
  });
});

it('A case that is returned keeps its duties through a death that is put right', () => {
  const back: Told = [...received4, sentBack()];
  const number = given(...back).length + 1;
  const put = given(...back, harmRecorded('died'), rightPut(number, moira), rightPut(number, greta));
  deepEqual(names(caseOf(put)), names(caseOf(given(...back))));
  deepEqual(names(caseOf(given(...received4, strategyCalled(), harmRecorded('died')))), [
    'triage',
    'strategy',
    'notice',
  ]);
});
