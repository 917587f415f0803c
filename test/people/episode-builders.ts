// Missing episodes as people record them (docs/process.md P17.8).
import type { Episode, EpisodeId } from '../../src/domain/case/episode/episode.ts';
import { caseMatter, isPart, type Fact } from '../../src/domain/case/whole/case.ts';
import type {
  InterviewInput,
  MissedInput,
  BackInput,
  PastInput,
  UpdateInput,
} from '../../src/domain/case/episode/steps.ts';
import type { Person } from '../../src/domain/people/actor.ts';
import { clockActor } from '../../src/domain/people/actor.ts';
import type { Instant } from '../../src/domain/time/calendar.ts';
import { at, must, priya, type StoryRow } from './builders.ts';

/** Told as a story: with the day in the time, and the reference and grade that the form leaves to an update. */
export const missed = {
  since: '3/1/2027 22:00',
  category: 'missing',
  reported: 'yes',
  policeReference: 'NP-0301-88',
  grade: 'medium',
  lastSeen: 'At the bus stop, by his grandmother, in a grey coat.',
  what: 'He went out to meet someone and did not come back.',
} as const satisfies MissedInput;
export const cameBack: BackInput = {
  returnedAt: '6/1/2027 8:30',
  how: 'self',
  safe: 'yes',
  found: 'At home, alone.',
  harm: 'Hungry.',
  prevention: '6/1/2027',
};
export const held: InterviewInput = {
  offeredOn: '6/1/2027',
  outcome: 'done',
  when: '9/1/2027 7:30',
  byWhom: 'Mr Lee Placeholder, Voluntary sector',
  independent: 'yes',
  learned: 'He was at a flat he had not been to before.',
};

export const isMissing = (input: Partial<MissedInput> = {}, by: Person = priya): StoryRow => [
  by,
  1,
  'recordMissing',
  { ...missed, ...input },
];
/** Over before anyone recorded it. */
export const past: PastInput = {
  since: '2/1/2027 22:00',
  returnedAt: '3/1/2027 1:30',
  category: 'missing',
  reported: 'yes',
  policeReference: 'NP-0201-12',
  grade: 'medium',
  how: 'self',
  safe: 'yes',
  found: 'At home, by his grandmother.',
  what: 'He stayed out after the match.',
};
export const wasMissing = (input: Partial<PastInput> = {}, by: Person = priya): StoryRow => [
  by,
  1,
  'addPastEpisode',
  { ...past, ...input },
];
export const news = (input: Partial<UpdateInput> = {}, part: EpisodeId = 'M1', by: Person = priya): StoryRow => {
  const { since, reported, policeReference, grade } = missed;
  const told = { since, reported, policeReference, grade, news: 'The police have his phone.' };
  return [by, 1, 'updateEpisode', { ...told, ...input }, { part }];
};
export const isBack = (input: Partial<BackInput> = {}, part: EpisodeId = 'M1', by: Person = priya): StoryRow => [
  by,
  1,
  'recordReturn',
  { ...cameBack, ...input },
  { part },
];
export const backCorrected = (input: Partial<BackInput> = {}, part: EpisodeId = 'M1', by: Person = priya): StoryRow => [
  by,
  1,
  'correctReturn',
  { ...cameBack, ...input },
  { part },
];
/** By the adult whom the child chose, and an independent one was offered. */
export const byChoice = {
  independent: 'chosen',
  when: '7/1/2027 16:00',
  independentOn: '6/1/2027',
  childsWords: 'I only talk to Ms Lee.',
} as const;
export const interviewed = (
  input: Partial<InterviewInput> = {},
  part: EpisodeId = 'M1',
  by: Person = priya,
): StoryRow => [by, 1, 'recordInterview', { ...held, ...input }, { part }];
export const episodePrompted = (when: Instant, part: EpisodeId = 'M1'): StoryRow =>
  at(when, [clockActor, 1, 'promptEpisode', {}, { part }]);

/** An episode as these facts make it. */
export function episodeIn(facts: readonly Fact[], id: EpisodeId = 'M1'): Episode {
  const part = must(caseMatter.replay(facts).parts.get(id));
  if (!isPart('episode', part)) throw new Error(`${id} is no episode`);
  return part;
}
