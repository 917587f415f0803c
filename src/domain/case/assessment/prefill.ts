// What the referral says already: put into the first assessment, so that no one answers it twice (docs/process.md P20.7).
import { sayAnswer } from '../../kernel/fields.ts';
import { localDate, sayDate, sayWhen, type Instant } from '../../time/calendar.ts';
import { addMonths, type IsoDate } from '../../time/dates.ts';
import { missingHigh, missingNow, type DeclinedInterview } from '../state/episodes.ts';
import { answersNow, heldOf } from '../state/now.ts';
import type { Case } from '../state/stages.ts';
import { fieldNamed } from '../referral/form/pages.ts';
import { agedSince, type RiskAnswers, type Sign, type Signs } from './answers.ts';
import { formsThatFit } from '../../risk-tool/tool.ts';

interface Said {
  readonly code: string;
  readonly field: string;
  readonly when: (value: string) => boolean;
}
/** A pattern begins with the second time. */
const aPattern = 2;
const said: readonly Said[] = [
  { code: 'V09', field: 'livesAt', when: (value) => value === 'sofa' },
  { code: 'V12', field: 'careStatus', when: (value) => value === 'lookedAfter' || value === 'careLeaver' },
  { code: 'V15', field: 'educationStatus', when: (value) => value === 'excluded' },
  { code: 'C08', field: 'missingEpisodes', when: (value) => Number(value) >= aPattern },
];

/** The signs that follow from a referral as it is now, each with the question and its answer as the dated line. */
export function prefilledFrom(childCase: Pick<Case, 'answers' | 'now'>, at: Instant): RiskAnswers {
  const answers = answersNow(childCase);
  const signs = said.flatMap(({ code, field, when }): readonly (readonly [string, Sign])[] => {
    const [value, question] = [answers[field] ?? '', fieldNamed(field)];
    if (value === '' || question === undefined || !when(value)) return [];
    const changed = heldOf(childCase, field);
    const line = `${sayDate(localDate(changed?.since ?? at))}: ${question.title}: ${sayAnswer(question, value)}`;
    return [[code, { grade: 'E', line, source: changed?.by.name ?? 'Referral' }]];
  });
  return {
    signs: Object.fromEntries(signs) satisfies Signs,
    strengths: {},
    forms: formsThatFit(answers['types'] ?? ''),
  };
}

/** The sign of positive NRM grounds that stand: set aside for the assessor, as old as they are (docs/process.md P17.12). */
export function signOfNrm({ nrm }: Pick<Case, 'nrm'>, today: IsoDate): Signs {
  if (nrm === undefined) return {};
  const grade = nrm.on > addMonths(today, -6) ? 'E' : nrm.on > addMonths(today, -12) ? 'R' : 'H';
  return { K5: { grade, line: `${sayDate(nrm.on)}: NRM, positive ${nrm.decision}`, source: `NRM record ${nrm.id}` } };
}

/** Of what stands for an episode, so that it can be told from what people found. */
const ofEpisode = 'Missing episode';
/** It was set aside when the child was missing: of a later day it has to be said again. */
export const isOfMissing = (code: string, { source = '' }: Sign): boolean =>
  code === 'K4' && source.startsWith(ofEpisode);

/** The sign of a child who is missing now at a high grade of the police: set aside for the assessor (docs/process.md P17.8). */
export function signOfMissing(childCase: Pick<Case, 'missing'>): Signs {
  const episode = missingNow(childCase);
  if (episode === undefined || !missingHigh(childCase)) return {};
  const line = `${sayDate(localDate(episode.since))}: missing since ${sayWhen(episode.since)}, police grade ${episode.grade ?? ''}`;
  return { K4: { grade: 'E', line, source: `${ofEpisode} ${episode.id}` } };
}

/** How many offers of a return interview a child declines running before that is a sign. */
const declinesRunning = 2;
/** The sign of return interviews declined twice running: set aside for the assessor, while it is of the last six months. */
export function signOfDeclined(declined: readonly DeclinedInterview[], now: Instant): Signs {
  const last = declined.at(-1);
  if (last === undefined || declined.length < declinesRunning) return {};
  const line = `${sayDate(last.offeredOn)}: return interview declined, ${declined.length} running`;
  const sign: Sign = { grade: 'E', line, source: `${ofEpisode} ${last.id}` };
  return agedSince(sign, localDate(now), localDate(now)) === sign ? { C11: sign } : {};
}
