// Every form that saves a whole thing, in the hands of two people. A step whose form holds what is stored, or that is saved again,
// has its row here or among those that save no whole thing: a test asks for it.
import { caseMatter } from '../../../src/domain/case/whole/case.ts';
import { refOf, type Person } from '../../../src/domain/people/actor.ts';
import type { Case } from '../../../src/domain/case/state/stages.ts';
import { isTicked } from '../../../src/domain/case/assessment/answers.ts';
import type { Review } from '../../../src/domain/case/review/review.ts';
import { directoryOf } from '../../../src/domain/council/council.ts';
import { bea, begun as councilBegun, councilFile, dot } from '../../people/council-builders.ts';
import { interviewed, isBack, isMissing } from '../../people/episode-builders.ts';
import { gatheringPlanned } from '../../people/gathering-builders.ts';
import { added } from '../../people/mention-builders.ts';
import {
  ada,
  closureProposed,
  decided,
  listed,
  panel,
  preMset,
  untilReceived,
  updated,
} from '../../people/meeting-builders.ts';
import { sent as papersSent } from '../../people/papers-builders.ts';
import {
  at,
  caseOf,
  colin,
  dana,
  given,
  greta,
  ife,
  kestrelReference,
  moira,
  monday10,
  must,
  priya,
  ravi,
  someone,
  tess,
  withPeople,
  type Told,
} from '../../people/builders.ts';
import { entry, kestrelFacts, opensAccess, registerId } from '../../people/register-builders.ts';
import { riskBegun } from '../../people/assessment-builders.ts';
import { trainingAfter, trainingId, offers, signsUp } from '../../people/training-builders.ts';
import { entityAfter, entityId, opens } from '../../people/entity-builders.ts';
import { added as actionSet } from '../../domain/case/action/action-story.ts';
import { commandOf, deskOver, tuesday, type DeskInMemory, type Remembered } from '../../worlds/desk-in-memory.ts';
import { turningCase } from '../../cards/gallery/turning.ts';
import { caseIn } from '../../cards/cases/triage-cases.ts';
import { about as aboutMeeting, deskAt, meetingAt, waiting, worldOf } from '../../cards/cases/meeting-world.ts';
import type { Form, Hand } from './draw.ts';

const cora = someone(901, 'Cora Second', { roles: ['coordinator'] });
const nell = someone(902, 'Nell Second', { agency: 'health', roles: ['practitioner'], team: 'Health' });
const more = withPeople(cora, nell);
const council = {
  ...more,
  agencies: more.agencies.map((one) => (one.id === 'health' ? { ...one, deputy: nell.objectId } : one)),
};
const command = commandOf('ripe');
const on = { ref: kestrelReference, command };

const caseAfter =
  (...rows: Told) =>
  (more: Remembered = {}): DeskInMemory => {
    const facts = given(...rows);
    const { root, parts } = caseMatter.replay(facts);
    return deskOver({ cases: [must(root)], parts: [...parts.values()], facts, meetings: [preMset], council, ...more });
  };
const onAgenda: Told = [...untilReceived, listed(preMset, 'police,health,education')];
const followed: Told = [...onAgenda, decided('toPanel'), decided('open', panel)];
type Typed = Hand['types'];
/** A hand changes this, the other that, in the order in which they save. */
const twice = (
  by: Person,
  types: Typed,
  then: Person,
  others: Typed,
  besides?: Typed,
): Pick<Form, 'first' | 'second'> => ({
  first: { by, types, ...(besides && { besides }) },
  second: { by: then, types: others, ...(besides && { besides }) },
});
const oneCouncil = (): DeskInMemory => {
  const { council: kept } = councilBegun(councilFile(bea));
  return deskOver({ kept, council: directoryOf(kept) });
};
const odo = someone(903, 'Odo Second', { roles: ['dpo'] });
const twoOfficers = withPeople(odo);
const inCouncil = { council: 'council', command };
const oneTraining =
  (...deeds: Parameters<typeof trainingAfter>[0]) =>
  (): DeskInMemory =>
    deskOver({ trainings: [trainingAfter(deeds)], council });
const past = { date: '4/1/2027', time: '10:30' };
const grownUp = (): DeskInMemory => deskOver({ cases: [turningCase(undefined)], council });
const told = { reference: kestrelReference, by: refOf(priya), at: tuesday };
const underReview = (): DeskInMemory => {
  const begun: Review = {
    ...told,
    id: 'R1',
    is: 'begun',
    changed: 'No new phones.',
    childsWords: 'I want football back.',
    obtained: 'Priya, at home.',
    familyView: 'His mother sleeps again.',
  };
  const dates = { reviewOn: '2027-01-05', reviewBy: '2027-03-16', prepareBy: '2027-03-09T17:00:00.000Z', begun: 'R1' };
  const parts = { review: { count: 1, open: [] } };
  const one = { ...caseIn('open'), stage: 'review', ...dates, parts } as Case; // a case of its stage
  return deskOver({ cases: [one], parts: [begun], council });
};

const newestReview: Form['kept'] = async ({ ports }) => (await ports.cases.parts(kestrelReference, 'review')).at(-1);

export const forms: readonly Form[] = [
  {
    verb: 'meeting.papers',
    over: () => deskOver({ meetings: [meetingAt(worldOf(undefined), 'planned')], council }),
    on: { ...aboutMeeting, command },
    ...twice(moira, { agencies: 'police,health' }, tess, { agencies: 'police,education' }),
  },
  {
    verb: 'gathering.record',
    over: caseAfter(...onAgenda, at(monday10, gatheringPlanned({ date: '4/1/2027', time: '12:00' }))),
    on: { ...on, gathering: 'G1' },
    ...twice(tess, { came: `${tess.objectId},${ravi.objectId}`, decided: 'Section 47 begins today.' }, moira, {
      came: moira.objectId,
      decided: 'See notes.',
    }),
  },
  {
    verb: 'training.change',
    over: oneTraining(offers()),
    on: { training: trainingId, command },
    ...twice(moira, { place: 'Example House, room 9' }, cora, { places: '30' }),
  },
  {
    verb: 'training.record',
    over: oneTraining(offers(past), signsUp(priya), signsUp(ravi)),
    on: { training: trainingId, command },
    ...twice(moira, { came: priya.objectId }, cora, { came: ravi.objectId }),
  },
  {
    verb: 'now.change',
    over: caseAfter(...followed),
    on: { ...on, fact: 'home' },
    ...twice(
      moira,
      { livesAt: 'foster', address: '9 New Road' },
      priya,
      { livesAt: 'family', address: '4 Old Lane' },
      { knownBy: 'His aunt told me.' },
    ),
  },
  {
    verb: 'review.prepare',
    over: underReview,
    on,
    ...twice(
      priya,
      {
        changed: 'He is at school.',
        childsWords: 'I like it.',
        obtained: 'Priya, at home.',
        familyView: 'His aunt is glad.',
      },
      colin,
      {
        changed: 'He was hurt.',
        childsWords: 'I am afraid.',
        obtained: 'Colin, at school.',
        familyView: 'She is worried.',
      },
    ),
    kept: newestReview,
  },
  {
    verb: 'review.finish',
    over: underReview,
    on: { ...on, review: 'R1' },
    ...twice(
      priya,
      { strengths: 'He trains.', trustedAdult: 'His coach.', helped: 'The mentor.', proposal: 'stepDown' },
      colin,
      {
        strengths: 'His aunt listens.',
        trustedAdult: 'His aunt.',
        helped: 'The youth club.',
        proposal: 'continue',
      },
    ),
    kept: newestReview,
  },
  {
    verb: 'turn.adult',
    over: grownUp,
    on,
    ...twice(priya, { careAct: 'Has needs for care.' }, moira, { wishes: 'A flat of her own.' }),
  },
  {
    verb: 'turn.route',
    over: grownUp,
    on,
    ...twice(moira, { route: 'policeOnly' }, cora, { why: 'The police go on alone.' }),
  },
  {
    verb: 'turn.birth',
    over: grownUp,
    on,
    ...twice(
      moira,
      { dateOfBirth: '1/3/2011', birthSure: 'exact' },
      cora,
      { dateOfBirth: '1/3/2012', birthSure: 'exact' },
      { reason: 'The certificate.' },
    ),
  },
  {
    verb: 'ends.propose',
    over: caseAfter(...followed, closureProposed()),
    on,
    ...twice(priya, { plan: 'His coach goes on.' }, colin, { outstanding: 'The passport.' }),
  },
  {
    verb: 'action.details',
    over: caseAfter(...followed, actionSet()),
    on: { ...on, action: 'A1' },
    ...twice(moira, { category: 'prevent' }, tess, { target: 'group' }),
  },
  {
    verb: 'action.correct',
    over: caseAfter(...followed, actionSet()),
    on: { ...on, action: 'A1' },
    ...twice(moira, { priority: 'immediate' }, tess, { subType: 'cawn' }, { reason: 'A slip.' }),
  },
  {
    verb: 'missing.update',
    over: caseAfter(...followed, isMissing()),
    on: { ...on, episode: 'M1' },
    ...twice(priya, { policeReference: 'NP-77' }, moira, { grade: 'high' }, { news: 'His aunt has heard of him.' }),
  },
  {
    verb: 'missing.correct',
    over: caseAfter(
      ...followed,
      isMissing({ since: '3/1/2027 22:00' }),
      isBack({ returnedAt: '4/1/2027 10:00', prevention: '' }),
    ),
    on: { ...on, episode: 'M1' },
    ...twice(priya, { harm: 'A cut on his arm.' }, moira, { found: 'At the bus station, alone.' }),
  },
  {
    verb: 'mention.mark',
    over: caseAfter(...followed, added('place', {})),
    on: { ...on, mention: 'P1' },
    ...twice(priya, { mark: 'health' }, moira, { mark: 'police' }, { reason: 'By mistake.' }),
  },
  {
    verb: 'review.mark',
    over: caseAfter(...followed, updated()),
    on: { ...on, review: 'R1' },
    ...twice(priya, { mark: 'health' }, moira, { mark: 'police' }, { reason: 'By mistake.' }),
  },
  {
    verb: 'missing.mark',
    over: caseAfter(
      ...followed,
      isMissing({ since: '3/1/2027 22:00' }),
      isBack({ returnedAt: '4/1/2027 10:00', prevention: '' }),
      interviewed(),
    ),
    on: { ...on, episode: 'M1' },
    ...twice(priya, { mark: 'health' }, moira, { mark: 'police' }, { reason: 'By mistake.' }),
  },
  {
    verb: 'papers.mark',
    over: caseAfter(...onAgenda, papersSent()),
    on: { ...on, papers: 'S1' },
    ...twice(ada, { mark: 'health' }, nell, { mark: 'police' }, { reason: 'By mistake.' }),
  },
  {
    verb: 'papers.send',
    over: caseAfter(...onAgenda, papersSent()),
    on,
    ...twice(ada, { know: 'Seen in A&E on Sunday.' }, nell, { did: 'The school nurse sees her.' }),
  },
  {
    verb: 'council.agency',
    over: oneCouncil,
    on: { ...inCouncil, agency: 'health' },
    ...twice(dot, { name: 'Health of the North' }, bea, { lead: priya.objectId }, { reason: 'It is so.' }),
  },
  {
    verb: 'council.person',
    over: oneCouncil,
    on: { ...inCouncil, person: dana.objectId },
    ...twice(dot, { team: 'North team' }, bea, { phone: '0191 498 0009' }, { reason: 'It is so.' }),
  },
  {
    verb: 'council.setting',
    over: oneCouncil,
    on: { ...inCouncil, setting: 'consentWorkingDays' },
    ...twice(dot, { value: '2' }, bea, { value: '3' }, { reason: 'Agreed.' }),
  },
  {
    verb: 'council.leaves',
    over: oneCouncil,
    on: { ...inCouncil, person: colin.objectId },
    ...twice(
      dot,
      { manager: greta.objectId },
      bea,
      { manager: dana.objectId },
      { reason: 'Moves on.', lastDay: '15/1/2027' },
    ),
  },
  {
    verb: 'entity.rename',
    over: () => deskOver({ entities: [entityAfter([opens()])], council }),
    on: { entity: entityId, command },
    ...twice(moira, { name: 'The laundrette' }, cora, { name: 'The flat above it' }),
  },
  {
    verb: 'meeting.attend',
    over: () => deskOver({ meetings: [meetingAt(worldOf(undefined), 'started')], council }),
    on: { ...aboutMeeting, command },
    ...twice(moira, { people: ravi.objectId }, tess, { people: ada.objectId }, { way: 'room', confidential: 'yes' }),
    kept: async ({ ports }) => ports.meetings.load(aboutMeeting.meeting),
  },
  {
    verb: 'meeting.together',
    over: () => deskAt(worldOf(undefined), 'planned', { council }),
    on: waiting(worldOf(undefined)),
    ...twice(moira, { others: must(worldOf(undefined).cases[6]).reference }, tess, {
      others: must(worldOf(undefined).cases[7]).reference,
    }),
  },
  {
    verb: 'risk.show',
    go: 'risk.next',
    step: 'saveSigns',
    over: caseAfter(...onAgenda, riskBegun()),
    on: { ...on, risk: 'RA1', page: 'C', part: 'tick', asked: 'CE' },
    ...twice(priya, { signs: 'C01' }, colin, { signs: 'C02' }, { rest: 'N' }),
    kept: async ({ ports }) => {
      const { signs = {} } = (await ports.cases.parts(kestrelReference, 'assessment')).at(-1) ?? {};
      return Object.keys(signs).filter((code) => isTicked(signs[code]));
    },
  },
  {
    verb: 'register.item',
    over: () =>
      deskOver({
        register: [entry(opensAccess())],
        cases: [caseOf(kestrelFacts)],
        facts: kestrelFacts,
        council: twoOfficers,
      }),
    on: { register: registerId, item: `${kestrelReference}/7`, command },
    ...twice(ife, { as: 'withhold', ground: 'court' }, odo, { as: 'withhold', ground: 'crime' }),
    kept: async ({ ports }) => ports.register.load(registerId),
  },
];

/** What holds what is stored, or is saved again, and saves no whole thing; or is judged elsewhere. By the verb, or the step without one. */
export const noWholes: Readonly<Record<string, string>> = {
  'review.update': 'adds an update; what it changes besides is asked as “now.change” asks it',
  'risk.mark': 'puts right who may read as “mention.mark” does',
  'action.escalate': 'is signed once, and begins with words of ours',
  'register.report': 'begins an entry, with the case that it was opened from',
  'register.which': 'names the case of a breach once',
  'register.hold': 'begins an entry, with the case that it was opened from',
  'register.dispose': 'begins an entry, with the case that it was opened from',
  'register.access': 'begins an entry, with the case that it was opened from',
  'meeting.arrive': 'adds one person, as “meeting.attend” adds several',
  'meeting.left': 'says of one person who is there that they left',
  'gathering.answer': 'is the answer of one person, who alone may change it',
  savePage: 'a draft has one author; what two windows of theirs save is judged in test/desk/referral',
};
