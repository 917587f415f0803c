// Matters of every kind in which everything was typed that their steps ask for.
import { commandIn, later, rowsOf, type AnyRow, type Told } from '../../../src/demo/story.ts';
import { counters } from '../../../src/desk/counters.ts';
import { adviceMatter } from '../../../src/domain/advice/table.ts';
import { endedOn } from '../../../src/domain/case/state/stage-table.ts';
import type { Case } from '../../../src/domain/case/state/stages.ts';
import { caseMatter } from '../../../src/domain/case/whole/case.ts';
import type { Matter, MatterTypes } from '../../../src/domain/matter/matter.ts';
import type { StartedMeeting } from '../../../src/domain/meeting/meeting.ts';
import { meetingMatter } from '../../../src/domain/meeting/table.ts';
import { refOf } from '../../../src/domain/people/actor.ts';
import { trainingMatter } from '../../../src/domain/training/table.ts';
import {
  accepted,
  added,
  blocked,
  cal,
  disputed,
  markedDone,
  prompted,
  timeAsked,
} from '../../domain/case/action/action-story.ts';
import {
  april,
  closing,
  february,
  hidden,
  march,
  opened,
  received,
  referredToNrm,
  sent,
  turns17half,
  turns18,
} from '../../domain/owed/stories.ts';
import { answers, asks } from '../../people/advice-builders.ts';
import { allAnswered, assessed, correctionBegun, e1 } from '../../people/assessment-builders.ts';
import {
  at,
  challenged,
  colin,
  declined,
  filledIn,
  greta,
  kestrelReference,
  moira,
  monday10,
  noConflict,
  panels,
  priya,
  ravi,
  returned,
  submitted,
  tess,
  withPeople,
  withdrawnUnsafe,
} from '../../people/builders.ts';
import { byChoice, interviewed, isBack, isMissing, wasMissing } from '../../people/episode-builders.ts';
import {
  closureProposed,
  decided,
  ended,
  familyRecorded,
  glassBroken,
  glassReviewed,
  harmRecorded,
  letIn,
  listed,
  movedTo,
  outcomeRecorded,
  panel,
  planned,
  preMset,
  referredAgain,
  restrictedByHand,
  rightPut,
  strategyCalled,
  strategyHeld,
  transferBegun,
  updated,
} from '../../people/meeting-builders.ts';
import { offers } from '../../people/training-builders.ts';
import { sent as papersSent } from '../../people/papers-builders.ts';
import * as record from '../../people/entity-builders.ts';
import * as entry from '../../people/register-builders.ts';
import { entityMatter } from '../../../src/domain/entity/table.ts';
import { registerMatter } from '../../../src/domain/register/table.ts';
import { second } from '../cases/triage-cases.ts';
import { bea } from '../../../src/demo/cast.ts';
import { given } from '../../../src/domain/kernel/given.ts';
import { gatheringPlanned, gatheringRecorded } from '../../people/gathering-builders.ts';
import { strikeProposed, strikeSettled } from '../../people/strike-builders.ts';
import { mintEntityId } from '../../../src/domain/kernel/ids.ts';
import { textsOf, told, typedInto, typedOn, type Around, type Command, type Life } from './typed-life.ts';

const open: Told = [...received(), ...opened];
const died: Told = [...open, harmRecorded('died')];
const onAction: Told = [...open, added()];
const broken: Told = [...open, glassBroken()];
const asked = { on: '4/1/2027', status: 'asked', who: 'Sgt Ravi Mock' };
/** From where the steps on a case and its parts are tried; a stage that comes has its line here. */
const cases: Readonly<Record<string, Told>> = {
  sent: sent(),
  asked: [...sent(), noConflict()],
  returned: [...sent(), noConflict(), returned()],
  declined: [...sent(), noConflict(), declined(), challenged()],
  withdrawn: [filledIn(), submitted(), withdrawnUnsafe()],
  received: received(),
  strategy: [...received(), strategyCalled()],
  urgent: [...received(), strategyCalled(), strategyHeld(), listed()],
  listed: [...received(), listed()],
  papers: [...received(), listed(), papersSent()],
  gathering: [...received(), listed(), gatheringPlanned()],
  'gathering, recorded': [...received(), listed(), gatheringPlanned(), gatheringRecorded()],
  moved: [...received(), listed(), movedTo(planned('2027-01-05'), 'He was hurt last night.')],
  'other plan': [...received(), listed(), decided('otherPlan')],
  'other plan, again': [...received(), listed(), decided('otherPlan'), outcomeRecorded(), referredAgain()],
  open,
  missing: [...open, isMissing()],
  back: [...open, isMissing(), isBack()],
  'by choice': [
    ...open,
    isMissing(),
    isBack(),
    at('2027-01-07T17:00:00.000Z', interviewed(byChoice)),
    [priya, 1, 'recordGuardian', { on: '4/1/2027', status: 'notAsked', who: 'The panel', note: 'His aunt is there.' }],
  ],
  past: [...open, wasMissing({ policeReference: 'Log of Tuesday' })],
  // A mother was told who must not be.
  'told by mistake': [...received(hidden), familyRecorded({ isWarnedOf: 'knows', done: 'The police are told.' })],
  'nrm, reconsidered': [
    ...open,
    referredToNrm,
    [priya, 1, 'recordReasonable', { on: '4/1/2027', decision: 'negative', note: '' }, { part: 'N1' }],
    [priya, 1, 'recordReconsideration', { ...asked, note: 'The police know more.' }, { part: 'N1' }],
    [priya, 1, 'recordReconsidered', { on: '4/1/2027', decision: 'pending', note: 'They wait.' }, { part: 'N1' }],
  ],
  updated: [...open, updated()],
  assessed: [...open, ...assessed()],
  corrected: [...open, ...assessed(), correctionBegun({ id: 'RA1', answers: allAnswered(e1) })],
  restricted: [...open, restrictedByHand(), letIn(tess)],
  stepUp: [...open, decided('stepUp', february)],
  seniors: [...open, decided('continue', february), decided('continue', march), decided('continue', april)],
  harm: [...open, harmRecorded()],
  'to be struck out': [...open, strikeProposed('Kestrel'), strikeSettled('stays')],
  'put right': [...died, rightPut(rowsOf(died).length), rightPut(rowsOf(died).length, greta)],
  turning: [...received(turns17half), ...opened],
  turned: [...received(turns18), ...opened],
  transfer: [...open, transferBegun()],
  closing: [...open, closureProposed()],
  closed: [...open, ...closing, decided('close', march)],
  // What is read only where a meeting has ended, by which fact it is about, or of a person who is not the child.
  'said beside': [
    ...broken,
    glassReviewed(rowsOf(broken).length),
    [tess, 1, 'correctItem', { about: 'decision', text: 'It was the aunt.' }, { meeting: ended(preMset) }],
    [
      priya,
      1,
      'addStatement',
      { whose: 'parent', name: 'Jo Testworth, mother', saidOn: '4/1/2027', about: 'case', text: 'I was never asked.' },
    ],
  ],
  'action, proposed': onAction,
  'action, accepted': [...onAction, accepted()],
  'action, disputed': [...onAction, accepted(), disputed()],
  'action, more time': [...onAction, accepted(), timeAsked('1/3/2027')],
  'action, blocked': [...onAction, accepted(), blocked('26/1/2027')],
  'action, late': [...onAction, accepted(), at('2027-03-15T09:00:00.000Z', prompted)],
  'action, done': [...onAction, accepted(), markedDone()],
};
const meeting: AnyRow = [
  moira,
  1,
  'planMeeting',
  { type: 'panel', date: '2027-01-19', time: '14:00', chair: tess.objectId, place: 'Example House, room 2' },
];
const held: readonly AnyRow[] = [
  meeting,
  [moira, '2027-01-19T14:00:00.000Z', 'startMeeting', {}],
  [tess, 1, 'attendMeeting', {}],
  [moira, 1, 'attendMeeting', {}],
  [moira, 1, 'endMeeting', { undecided: [] }],
];

/** Of the case whose entries were all typed, and of another. */
const mentioned = [`${kestrelReference}/P2`, `${kestrelReference}/P7`, `${second}/P1`] as const;

/** The panel that hears a record, with everyone there. */
const hearing: StartedMeeting = {
  ...panel,
  state: 'started',
  startedAt: panel.startsAt,
  attendance: [moira, tess, ravi, colin, bea].map((person) => ({
    person: refOf(person),
    way: 'online',
    at: panel.startsAt,
  })),
};

/** What Kestrel asks for. */
const bundle = entry.bundleKnown(entry.kestrelsRecord);
type Kind = 'case' | 'meeting' | 'advice' | 'training' | 'entity' | 'register';
interface Begun {
  readonly matter: Matter<MatterTypes>;
  readonly stories: Readonly<Record<string, readonly AnyRow[]>>;
  readonly isOver?: (root: object) => boolean;
  /** What is minted or read beside the form of a step. */
  readonly beside?: (step: string) => object;
  readonly context?: object;
}
const any = (matter: object): Matter<MatterTypes> => matter as Matter<MatterTypes>; // steps are named by their own rows
const begun: Readonly<Record<Kind, Begun>> = {
  case: {
    matter: any(caseMatter),
    stories: Object.fromEntries(Object.entries(cases).map(([name, rows]) => [name, rowsOf(rows)])),
    isOver: (root) => endedOn(root as Case) !== undefined,
  },
  meeting: { matter: any(meetingMatter), stories: { planned: [meeting], held } },
  advice: { matter: any(adviceMatter), stories: { asked: [asks()], answered: [asks(), answers()] } },
  training: { matter: any(trainingMatter), stories: { offered: [offers()] } },
  entity: {
    matter: any(entityMatter),
    stories: {
      reported: [record.reports()],
      open: [record.opens(), record.views()],
      restricted: [
        record.opens(),
        [moira, 1, 'restrictEntity', { ground: 'riskToLife', why: 'He is known to be armed.' }],
      ],
      'person named': [
        record.opens(),
        [moira, 1, 'restrictEntity', { ground: 'riskToLife', why: 'He is known to be armed.' }],
        [moira, 1, 'nameForEntity', { person: tess.objectId, why: 'She chairs the panel.' }],
      ],
      'on the agenda': [record.opens(), [moira, 1, 'putOnAgenda', { agencies: 'police,housing,council' }]],
      'over entries': [record.opensOver(mentioned.map((mention) => ({ mention, kind: 'place', on: [] })))],
    },
    // A form that begins a record takes no reference but its own.
    beside: (step) =>
      /^(?:open|report)/.test(step)
        ? { id: record.entityId }
        : { mention: mentioned[0], into: mintEntityId(new Uint8Array(8).fill(9)), meeting: hearing.id },
    context: { meeting: hearing },
  },
  register: {
    matter: any(registerMatter),
    stories: {
      reported: [entry.reports()],
      contained: [entry.reports(), entry.saysRisk(), entry.contains()],
      decided: [entry.reports(), entry.saysRisk(), entry.contains(), entry.decides('yes')],
      'to close': [entry.reports(), entry.saysRisk(), entry.contains(), entry.decides()],
      asked: [entry.asksWhy()],
      'with the DPO': [entry.asksWhy(), entry.saysWhy(), entry.tells()],
      due: [entry.opensDisposal()],
      proposed: [entry.opensDisposal(), entry.proposes()],
      held: [entry.placesHold()],
      'looks to end': [entry.proposesLooksEnd()],
      'asked for': [entry.opensAccess()],
      'to sign': [entry.opensAccess(), ...entry.asksToSign()],
    },
    // Of a case that is not there nothing is entered.
    beside: (step) => ({
      id: entry.registerId,
      about: kestrelReference,
      ...(['placeHold', 'openDisposal', 'openAccess'].includes(step) && { reference: kestrelReference }),
      // The last of its facts sent it.
      ...(step === 'sendBackAccess' && { sent: String(1 + entry.asksToSign().length) }),
    }),
    context: {
      about: entry.kestrel,
      looks: [later(monday10, -60)],
      record: entry.record,
      looksDue: entry.looksDue,
      // Every choice is a person's here.
      bundle: { ...bundle, decided: new Set(bundle.items.map(({ id }) => id)) },
    },
  },
};

/** With an auditor, who reads the register. */
export const withAuditor = withPeople(cal, entry.asa);

/** As these rows make it, their words typed over. */
function lifeOf(around: Around, rows: readonly AnyRow[]): Life {
  let life: Life | undefined;
  for (const row of rows) {
    const [by, when, , , about] = row;
    const last = life?.facts.at(-1)?.at ?? later(monday10, -1);
    const { meeting, about: other } = { ...about } as { readonly meeting?: unknown; readonly about?: unknown }; // of a row
    const more = {
      now: typeof when === 'string' ? when : later(last, when),
      ...(meeting !== undefined && { meeting, ahead: [meeting] }),
      ...(other !== undefined && { about: other }),
    };
    life = told(around, life, by, commandIn(row) as Command, more);
  }
  if (life === undefined) throw new Error('a story without a row');
  return life;
}

export interface Lives {
  readonly lives: readonly { readonly kind: Kind; readonly name: string; readonly life: Life }[];
  /** `step.field` of every text in which nothing was typed. */
  readonly left: readonly string[];
}
/** All of them; made once for all that is asked of them. */
export function typedLives(): Lives {
  const lives: Lives['lives'][number][] = [];
  const typed = new Set<string>();
  for (const [kind, { matter, stories, isOver = () => false, beside, context = {} }] of Object.entries(begun) as [
    Kind,
    Begun,
  ][]) {
    const own = counters.filter(({ steps }) => Object.keys(steps).some((name) => isOf(matter, name)));
    const directory = withAuditor;
    const around: Around = {
      matter,
      counters: own,
      people: directory.people,
      directory,
      context: { panels, ...context },
      ...given({ beside }),
      typed,
    };
    if (kind === 'entity' || kind === 'register') {
      // Each begins in several ways, by a form of its own.
      for (const counter of own)
        for (const name of Object.keys(counter.steps)) {
          const life = typedInto(around, undefined, counter, name, undefined);
          if (life !== undefined) lives.push({ kind, name, life });
        }
    }
    for (const [name, rows] of Object.entries(stories)) {
      const life = lifeOf(around, rows);
      // A meeting is mailed before it begins; of a case as it begins there is nothing that is not of it later.
      const first = kind === 'case' ? [] : [life];
      lives.push(...[...first, ...typedOn(around, life, isOver)].map((one) => ({ kind, name, life: one })));
    }
  }
  return {
    lives,
    left: counters.flatMap((counter) => textsOf(counter, withAuditor)).filter((text) => !typed.has(text)),
  };
}
const isOf = (matter: Matter<MatterTypes>, step: string): boolean =>
  step in matter.steps || matter.partOf(step) !== undefined;
