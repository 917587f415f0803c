// WHO IS TOLD WHAT about an entry of the register: one row per fact. A fact without a row does not compile.
import type { ObjectId } from '../../domain/kernel/ids.ts';
import type { Directory } from '../../domain/people/directory.ts';
import {
  agreerIds,
  askedOfChild,
  askersOf,
  isClosedTo,
  keeperIds,
  signerIds,
  type RegisterEntry,
} from '../../domain/register/entry.ts';
import type { RegisterFact, RegisterStepName, RegisterTypes } from '../../domain/register/table.ts';
import { cardKeyOf } from '../keys.ts';
import { calledBefore, exceptOwn, noticesFor, type Happened, type NewNotice } from '../told.ts';

/** Whom a fact calls; everyone who was called before sees their card change. */
type Audience = 'keepers' | 'lead' | 'reporter' | 'asker' | 'asked' | 'reminded' | 'second';

const rows: Readonly<Record<RegisterStepName, readonly Audience[]>> = {
  reportBreach: ['keepers', 'lead'],
  sayWhichCase: ['lead'],
  sayChildRisk: ['keepers'],
  containBreach: [],
  assessBreach: [],
  tellIco: [],
  closeBreach: ['reporter'],
  askWhy: ['asked'],
  answerWhy: ['asker'],
  acceptAnswer: ['asked'],
  tellDpo: ['keepers'],
  settleQuestion: ['asked'],
  placeHold: ['keepers'],
  liftHold: ['keepers'],
  openDisposal: ['keepers'],
  proposeDisposal: ['second'],
  agreeDisposal: ['keepers'],
  keepLonger: ['keepers'],
  returnDisposal: ['keepers'],
  finishDisposal: ['keepers'],
  proposeLooksEnd: ['second'],
  agreeLooksEnd: ['keepers'],
  keepLooks: ['keepers'],
  finishLooksEnd: ['keepers'],
  openAccess: ['keepers'],
  markItem: [],
  blackOut: [],
  sendAccess: ['second'],
  signAccess: ['keepers'],
  sendBackAccess: ['keepers'],
  releaseAccess: ['keepers'],
  extendAccess: ['keepers'],
  refuseAccess: ['keepers'],
  remindRegister: ['reminded'],
};

const cardKey = cardKeyOf('register');

/** A breach does not wait for the morning: nor for a form that is open (docs/process.md P25.3). */
export function registerNotices({ after, fact, directory, called }: Happened<RegisterTypes>): readonly NewNotice[] {
  const { root } = after;
  const notices = noticesFor({
    card: cardKey,
    tells: calledBefore(called, cardKey),
    // To who is kept out of its case there is no entry, whatever they had to do with it.
    rings: rows[fact.step]
      .flatMap((audience) => peopleOf(audience, root, fact, directory))
      .filter((one) => !isClosedTo(root, one)),
    urgent: root.type === 'breach' && root.closed === undefined,
  });
  return exceptOwn(notices, fact);
}

function peopleOf(
  audience: Audience,
  entry: RegisterEntry,
  fact: RegisterFact,
  directory: Directory,
): readonly ObjectId[] {
  switch (audience) {
    case 'keepers':
      return keeperIds(entry, directory);
    case 'lead':
      return entry.type === 'breach' ? askedOfChild(entry, directory).map(({ objectId }) => objectId) : [];
    case 'reporter':
      return [entry.by.objectId];
    case 'asker':
      return entry.type === 'question' ? askersOf(entry, directory) : [];
    case 'asked':
      return entry.type === 'question' ? [entry.asked.objectId] : [];
    case 'second':
      if (entry.type === 'access') return signerIds(entry, directory);
      return entry.type === 'disposal' || entry.type === 'looksEnd' ? agreerIds(entry, directory) : [];
    case 'reminded':
      return fact.step === 'remindRegister' ? fact.data.to : [];
  }
}
