// What is told of a case itself.
import type { CaseTypes } from '../../domain/case/whole/case.ts';
import { cardFor, mailFor, teamPostFor } from '../render.ts';
import type { Now, Telling } from '../telling.ts';
import { channelsAgain } from './channels.ts';
import { troubleLine, troubleNotices } from '../trouble.ts';

export const caseTelling = (at: Now<CaseTypes>): Telling => {
  const { root: one, directory, now } = at;
  return {
    name: one.reference,
    cardFor: (person, tabLink) => cardFor(one, person, directory, now, tabLink),
    fallback: (troubled) => troubleNotices(one, troubled, directory),
    trouble: (troubled, waiting) => troubleLine(at, troubled, waiting.find(({ key }) => key === troubled.key)?.trouble),
    // A team that linked no channel is told nothing.
    post: () => ({ message: teamPostFor(one, now), stays: false }),
    isPrivate: one.restricted !== undefined,
    follows: (key, called) => channelsAgain(one, directory, key, called),
    mail: () => mailFor(one, directory, now),
    isDecided: one.stage !== 'awaitingConsent',
  };
};
