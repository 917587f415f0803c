// What an entry of the register is to a person: what is asked of them, and until when. Never a word of what was shared or answered.
import { baseCard, previewOf, sayBy, type Standing } from '../../cards/base-card.ts';
import type { Person } from '../../domain/people/actor.ts';
import type { Directory } from '../../domain/people/directory.ts';
import {
  isDecided,
  isClosedTo,
  relationToEntry,
  shutOut,
  waitsFor,
  maySignAccess,
  type Access,
  type Breach,
  type Disposal,
  type Hold,
  type LooksEnd,
  type RegisterEntry,
  type Question,
  type RegisterRelation,
} from '../../domain/register/entry.ts';
import type { RegisterTypes } from '../../domain/register/table.ts';
import { sayDate, type Instant } from '../../domain/time/calendar.ts';
import type { Now, Telling } from '../telling.ts';
import { matterTrouble } from '../trouble.ts';

type Said = Omit<Standing, 'buttons'> & { readonly button: string };

/** What is still to be done with a breach, by those who keep the register: the first of these. */
function toDo(breach: Breach, now: Instant): Pick<Said, 'line' | 'preview' | 'button'> {
  const by = sayBy(breach.due.at, now);
  if (breach.contained === undefined)
    return { line: 'It is not contained yet.', preview: `contain a breach, decide${by}`, button: 'Read and contain' };
  if (breach.assessed === undefined)
    return {
      line: 'Contained. It is not decided who is told.',
      preview: `decide on a breach${by}`,
      button: 'Read and decide',
    };
  if (!isDecided(breach))
    return {
      line: 'The Commissioner is still to be told.',
      preview: `tell the Commissioner${by}`,
      button: 'Read and tell',
    };
  return { line: 'It is decided and can be closed.', preview: 'a breach can be closed', button: 'Read and close' };
}

const wrongPerson = 'Shared with the wrong person';

function ofBreach(breach: Breach, as: RegisterRelation, now: Instant, person: Person): Said {
  const told = { label: wrongPerson, preview: 'news of what was shared', button: 'Open' };
  if (breach.closed !== undefined)
    return { ...told, done: true, line: 'It is closed.', preview: 'what was shared is dealt with' };
  if (as === 'keeper') {
    const waits = breach.contained === undefined || !isDecided(breach);
    return {
      ...toDo(breach, now),
      label: wrongPerson,
      asks: true,
      ...(waits && { due: breach.due.at, urgent: true }),
    };
  }
  if (as === 'leadAsked' && breach.risk === undefined)
    return {
      label: 'Is the child at risk?',
      asks: true,
      urgent: true,
      line: `Something of a case${breach.lead?.objectId === person.objectId ? ' of yours' : ''} was shared with the wrong person.`,
      preview: 'something of a case was shared',
      button: 'Read and answer',
    };
  return { ...told, line: breach.contained === undefined ? 'The data protection officer has it.' : 'It is contained.' };
}

function ofQuestion(question: Question, as: RegisterRelation, now: Instant): Said {
  const { state, asked, due, late, about } = question;
  const label = 'Why did you look?';
  if (as === 'questioned') {
    if (state === 'asked')
      return {
        label,
        asks: true,
        due: due.at,
        line: `You asked to see ${about}.`,
        preview: `please say why you looked${sayBy(due.at, now)}`,
        button: 'Answer',
      };
    return state === 'closed'
      ? { label, done: true, line: 'No more is asked of you.', preview: 'no more is asked of you', button: 'Read' }
      : { label, line: 'Your answer is being read.', preview: 'your answer is being read', button: 'Read' };
  }
  const line = `${asked.name} was asked why they looked.`;
  const shown = { label: 'A look that was asked about', line, button: 'Read' };
  if (state === 'closed') return { ...shown, done: true, preview: 'a question of the register is closed' };
  if (as === 'above')
    return state === 'asked'
      ? {
          ...shown,
          label: 'An answer is late',
          asks: true,
          due: due.at,
          line: `${asked.name} has not said why they looked.`,
          preview: 'an answer of your team is late',
        }
      : { ...shown, preview: 'an answer has come' };
  if (state === 'answered')
    return {
      ...shown,
      label: 'An answer to read',
      asks: true,
      line: `${asked.name} said why they looked.`,
      preview: 'an answer to read in the register',
      button: 'Read the answer',
    };
  if (as === 'keeper' && (state === 'withDpo' || late === 'dpo' || waitsFor(question) === undefined))
    return {
      ...shown,
      label: 'A look to settle',
      asks: true,
      line: state === 'asked' ? `${asked.name} has not answered.` : `${asked.name} said why they looked.`,
      preview: 'a look to settle in the register',
      button: 'Read and settle',
    };
  return { ...shown, preview: 'news of the register' };
}

/** Whether a record is destroyed: by reference, and of whom is never said. */
function ofDisposal(entry: Disposal, as: RegisterRelation): Said {
  const { state, about, record, returned } = entry;
  const line = record.length === 1 ? `${about}.` : `${record.join(', ')}.`;
  if (state === 'done')
    return { label: 'Record destroyed', done: true, line, preview: 'a record was destroyed', button: 'Read' };
  if (state === 'agreed')
    return { label: 'Record being destroyed', line, preview: 'a record is being destroyed', button: 'Read' };
  if (state === 'kept')
    return { label: 'Record kept longer', done: true, line, preview: 'a record is kept longer', button: 'Read' };
  if (state === 'proposed' && as === 'agrees')
    return {
      label: 'A record for you to agree',
      asks: true,
      line: `${about} is to be destroyed.`,
      preview: 'please agree on a record',
      button: 'Read and decide',
    };
  if (state === 'proposed')
    return {
      label: 'A record to destroy',
      line: `${about} waits for a second person.`,
      preview: 'a record waits for a second person',
      button: 'Read',
    };
  return as === 'keeper'
    ? {
        label: 'A record is due',
        asks: true,
        line: `${about}${returned === undefined ? ':' : ' is due again:'} is it destroyed, or kept longer?`,
        preview: 'decide on a record that is due',
        button: 'Read and decide',
      }
    : { label: 'A record is due', line, preview: 'news of the register', button: 'Read' };
}

function ofHold({ state, about, due }: Hold, as: RegisterRelation, now: Instant): Said {
  if (state === 'lifted')
    return {
      label: 'Legal hold lifted',
      done: true,
      line: `${about}.`,
      preview: 'a legal hold is lifted',
      button: 'Read',
    };
  const asks = as === 'keeper' && due.at <= now;
  return {
    label: 'Legal hold',
    ...(asks && { asks }),
    line: asks ? `${about}: is it still needed?` : `Nothing of ${about} is destroyed.`,
    preview: asks ? 'is a legal hold still needed' : 'a legal hold is placed',
    button: 'Read',
  };
}

/** Whether old looks end: of how many and of whom is on the opened card alone. */
function ofLooksEnd({ state, upTo }: LooksEnd, as: RegisterRelation): Said {
  const line = `Looks up to ${sayDate(upTo)}.`;
  const news = { label: 'Old looks', line, button: 'Read' };
  if (state === 'ended') return { ...news, label: 'Old looks ended', done: true, preview: 'old looks have ended' };
  if (state === 'closed') return { ...news, label: 'Old looks are kept', done: true, preview: 'old looks are kept' };
  if (state === 'ending') return { ...news, label: 'Old looks may end', preview: 'it is agreed that old looks end' };
  return as === 'agrees'
    ? {
        label: 'Old looks for you to agree',
        asks: true,
        line: `${line} Do they end?`,
        preview: 'please agree that old looks end',
        button: 'Read and decide',
      }
    : { ...news, label: 'Old looks to end', preview: 'old looks wait for a second person' };
}

/** Someone asks for their record: by reference, and of whom is never said. */
function ofAccess({ state, about, due, back }: Access, as: RegisterRelation, signs: boolean): Said {
  const label = 'Someone asks for their record';
  const shown = { label, line: `${about}.`, preview: 'news of the register', button: 'Read' };
  if (state === 'released')
    return { ...shown, label: 'A record was given', done: true, preview: 'a request for a record is answered' };
  if (state === 'refused')
    return { ...shown, label: 'A record was not given', done: true, preview: 'a request for a record is answered' };
  const asked = { ...shown, asks: true, due: due.at };
  if (state === 'second' && signs)
    return {
      ...asked,
      label: 'A request for you to sign',
      line: `${about}: what is given waits for a second reviewer.`,
      preview: 'please sign what is given of a record',
      button: 'Read and sign',
    };
  if (as !== 'keeper') return shown;
  if (state === 'second')
    return {
      ...shown,
      due: due.at,
      line: `${about} waits for a second reviewer.`,
      preview: 'a request waits for a second reviewer',
    };
  if (state === 'signed')
    return {
      ...asked,
      line: `${about} is signed and can be released.`,
      preview: 'a request can be answered',
      button: 'Read and release',
    };
  return {
    ...asked,
    line: back === undefined ? `${about}: decide what is given.` : `${about} was sent back.`,
    preview: back === undefined ? 'decide what is given of a record' : 'what is given of a record was sent back',
    button: 'Read and decide',
  };
}

function saidOf(entry: RegisterEntry, as: RegisterRelation, now: Instant, person: Person): Said {
  switch (entry.type) {
    case 'breach':
      return ofBreach(entry, as, now, person);
    case 'question':
      return ofQuestion(entry, as, now);
    case 'disposal':
      return ofDisposal(entry, as);
    case 'hold':
      return ofHold(entry, as, now);
    case 'looksEnd':
      return ofLooksEnd(entry, as);
    case 'access':
      return ofAccess(entry, as, maySignAccess(entry, person));
  }
}

/** What a person's card of an entry says; undefined for someone who may not read it (any more). */
export function registerStandingOf(
  entry: RegisterEntry,
  person: Person,
  directory: Directory,
  now: Instant,
): Standing | undefined {
  const as = relationToEntry(entry, person, directory);
  if (as === 'none') return undefined;
  const { button, ...standing } = saidOf(entry, as, now, person);
  return { ...standing, buttons: [{ title: button, verb: 'register.open', data: { register: entry.id } }] };
}

export const registerTelling = ({ root: entry, directory, now }: Now<RegisterTypes>): Telling => ({
  name: entry.id,
  cardFor: (person) => {
    const standing = registerStandingOf(entry, person, directory, now);
    return standing && { card: baseCard(entry.id, standing, now), summary: previewOf(standing) };
  },
  leavesNothing: (person) => isClosedTo(entry, person),
  ...matterTrouble('register', { id: entry.id, excluded: shutOut(entry) }, directory),
});
