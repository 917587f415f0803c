// Ports as sinon stubs: every test says only what the world answers differently.
import sinon from 'sinon';
import type { Contact } from '../../src/casework/ports/chat-ports.ts';
import type { PendingNotice, Ports } from '../../src/casework/ports/ports.ts';
import type { Case } from '../../src/domain/case/state/stages.ts';
import { colin, directory, monday10 } from '../people/builders.ts';

export const nowMs = 1_000_000;

export const contact: Contact = {
  person: colin.objectId,
  conversation: 'a:colin',
  reference: '{}',
  quietUntil: 0,
  greeted: true,
};

type Port = (...args: never[]) => Promise<unknown>;
const answers = <F extends Port>(value: Awaited<ReturnType<F>>) =>
  sinon.stub<Parameters<F>, ReturnType<F>>().returns(Promise.resolve(value) as ReturnType<F>);

/** All ports answering as on a good day, for one case whose card calls `colin` by fact `call`. */
export function stubPorts(childCase: Case, call = childCase.facts) {
  const key = `card-${colin.objectId}`;
  const record = { root: childCase, lastHash: '', calls: { [key]: call, 'mail-received': call } };
  const pending: PendingNotice = {
    about: { matter: childCase.reference },
    key,
    person: colin.objectId,
    attempts: 0,
    visibleAt: 0,
    since: 0,
  };
  const ports = {
    cases: {
      load: answers<Ports['cases']['load']>({ value: record, version: 'v1' }),
      marker: answers<Ports['cases']['marker']>(undefined),
      commit: answers<Ports['cases']['commit']>('done'),
      holds: () => true,
      facts: answers<Ports['cases']['facts']>([]),
      ofReferrer: answers<Ports['cases']['ofReferrer']>([]),
      waitingForCoordinator: answers<Ports['cases']['waitingForCoordinator']>([]),
      rows: answers<Ports['cases']['rows']>([]),
      namesEnded: answers<Ports['cases']['namesEnded']>([]),
      endedBefore: answers<Ports['cases']['endedBefore']>([]),
      openedByGlass: answers<Ports['cases']['openedByGlass']>([]),
      episodesSince: answers<Ports['cases']['episodesSince']>([]),
      gatheringsSince: answers<Ports['cases']['gatheringsSince']>([]),
      openBands: answers<Ports['cases']['openBands']>([]),
      actionsSetOn: answers<Ports['cases']['actionsSetOn']>([]),
      closedTo: answers<Ports['cases']['closedTo']>(new Set()),
      inStage: answers<Ports['cases']['inStage']>([]),
      inStages: answers<Ports['cases']['inStages']>([]),
      forMeeting: answers<Ports['cases']['forMeeting']>({ cases: [], records: [] }),
      alike: answers<Ports['cases']['alike']>([]),
      linksAlike: answers<Ports['cases']['linksAlike']>([]),
      foundByKeys: answers<Ports['cases']['foundByKeys']>({ alike: [], links: [] }),
      mentionsWaiting: answers<Ports['cases']['mentionsWaiting']>([]),
      mentionsOf: answers<Ports['cases']['mentionsOf']>([]),
      dayOfMeeting: answers<Ports['cases']['dayOfMeeting']>({ cases: [], records: [], ahead: [] }),
      part: answers<Ports['cases']['part']>(undefined),
      parts: answers<Ports['cases']['parts']>([]),
      partsNamed: answers<Ports['cases']['partsNamed']>({}),
      decisionsOf: answers<Ports['cases']['decisionsOf']>([]),
      actionRows: answers<Ports['cases']['actionRows']>([]),
      actionsOnSheet: answers<Ports['cases']['actionsOnSheet']>([]),
      actionRowsOf: answers<Ports['cases']['actionRowsOf']>([]),
      activeActions: answers<Ports['cases']['activeActions']>([]),
      openActionsOf: answers<Ports['cases']['openActionsOf']>([]),
      actionsOf: answers<Ports['cases']['actionsOf']>([]),
      fallenDue: answers<Ports['cases']['fallenDue']>([]),
      ailing: answers<Ports['cases']['ailing']>([]),
      mergedAway: answers<Ports['cases']['mergedAway']>([]),
      tookOf: answers<Ports['cases']['tookOf']>([]),
      shut: answers<Ports['cases']['shut']>(new Map()),
    },
    meetings: {
      load: answers<Ports['meetings']['load']>(undefined),
      marker: answers<Ports['meetings']['marker']>(undefined),
      part: answers<Ports['meetings']['part']>(undefined),
      parts: answers<Ports['meetings']['parts']>([]),
      commit: answers<Ports['meetings']['commit']>('done'),
      holds: () => true,
      facts: answers<Ports['meetings']['facts']>([]),
      from: answers<Ports['meetings']['from']>([]),
      before: answers<Ports['meetings']['before']>([]),
    },
    advice: {
      load: answers<Ports['advice']['load']>(undefined),
      marker: answers<Ports['advice']['marker']>(undefined),
      part: answers<Ports['advice']['part']>(undefined),
      parts: answers<Ports['advice']['parts']>([]),
      commit: answers<Ports['advice']['commit']>('done'),
      holds: () => true,
      facts: answers<Ports['advice']['facts']>([]),
      open: answers<Ports['advice']['open']>([]),
      guidance: answers<Ports['advice']['guidance']>([]),
    },
    says: { of: answers<Ports['says']['of']>([]), add: answers<Ports['says']['add']>(undefined) },
    trainings: {
      load: answers<Ports['trainings']['load']>(undefined),
      marker: answers<Ports['trainings']['marker']>(undefined),
      part: answers<Ports['trainings']['part']>(undefined),
      parts: answers<Ports['trainings']['parts']>([]),
      commit: answers<Ports['trainings']['commit']>('done'),
      holds: () => true,
      facts: answers<Ports['trainings']['facts']>([]),
      from: answers<Ports['trainings']['from']>([]),
    },
    entities: {
      load: answers<Ports['entities']['load']>(undefined),
      marker: answers<Ports['entities']['marker']>(undefined),
      part: answers<Ports['entities']['part']>(undefined),
      parts: answers<Ports['entities']['parts']>([]),
      commit: answers<Ports['entities']['commit']>('done'),
      holds: () => true,
      facts: answers<Ports['entities']['facts']>([]),
      waiting: answers<Ports['entities']['waiting']>([]),
      open: answers<Ports['entities']['open']>([]),
      ofIds: answers<Ports['entities']['ofIds']>([]),
      endedBefore: answers<Ports['entities']['endedBefore']>([]),
      isDestroyed: answers<Ports['entities']['isDestroyed']>(false),
    },
    register: {
      load: answers<Ports['register']['load']>(undefined),
      marker: answers<Ports['register']['marker']>(undefined),
      part: answers<Ports['register']['part']>(undefined),
      parts: answers<Ports['register']['parts']>([]),
      commit: answers<Ports['register']['commit']>('done'),
      holds: () => true,
      facts: answers<Ports['register']['facts']>([]),
      open: answers<Ports['register']['open']>([]),
      since: answers<Ports['register']['since']>([]),
    },
    policeLists: {
      load: answers<Ports['policeLists']['load']>(undefined),
      marker: answers<Ports['policeLists']['marker']>(undefined),
      part: answers<Ports['policeLists']['part']>(undefined),
      parts: answers<Ports['policeLists']['parts']>([]),
      commit: answers<Ports['policeLists']['commit']>('done'),
      holds: () => true,
      facts: answers<Ports['policeLists']['facts']>([]),
      open: answers<Ports['policeLists']['open']>([]),
      since: answers<Ports['policeLists']['since']>([]),
      rowsOf: answers<Ports['policeLists']['rowsOf']>(undefined),
      rowsKept: answers<Ports['policeLists']['rowsKept']>([]),
      keepRows: answers<Ports['policeLists']['keepRows']>(true),
    },
    council: {
      load: answers<Ports['council']['load']>(undefined),
      marker: answers<Ports['council']['marker']>(undefined),
      part: answers<Ports['council']['part']>(undefined),
      parts: answers<Ports['council']['parts']>([]),
      commit: answers<Ports['council']['commit']>('done'),
      holds: () => true,
      facts: answers<Ports['council']['facts']>([]),
    },
    matchKeysOf: sinon.stub<Parameters<Ports['matchKeysOf']>, ReturnType<Ports['matchKeysOf']>>().returns([]),
    outbox: {
      due: answers<Ports['outbox']['due']>([pending]),
      ofMatter: answers<Ports['outbox']['ofMatter']>([pending]),
      forPerson: answers<Ports['outbox']['forPerson']>([pending]),
      claim: answers<Ports['outbox']['claim']>([]),
      finish: answers<Ports['outbox']['finish']>(undefined),
      postpone: answers<Ports['outbox']['postpone']>(undefined),
      outstanding: answers<Ports['outbox']['outstanding']>([]),
      spread: answers<Ports['outbox']['spread']>(undefined),
      tryAgain: answers<Ports['outbox']['tryAgain']>(undefined),
      posted: answers<Ports['outbox']['posted']>(undefined),
      reserve: answers<Ports['outbox']['reserve']>(true),
      savePosted: answers<Ports['outbox']['savePosted']>(undefined),
    },
    looks: {
      record: answers<Ports['looks']['record']>(undefined),
      of: answers<Ports['looks']['of']>([]),
    },
    contacts: {
      of: answers<Ports['contacts']['of']>(contact),
      known: answers<Ports['contacts']['known']>(contact),
      save: answers<Ports['contacts']['save']>(undefined),
      firstTime: answers<Ports['contacts']['firstTime']>(true),
    },
    channels: {
      of: answers<Ports['channels']['of']>(undefined),
      lately: answers<Ports['channels']['lately']>(undefined),
      inConversation: answers<Ports['channels']['inConversation']>([]),
      save: answers<Ports['channels']['save']>(undefined),
      remove: answers<Ports['channels']['remove']>(undefined),
    },
    digests: {
      begin: answers<Ports['digests']['begin']>(true),
    },
    troubles: {
      of: answers<Ports['troubles']['of']>({ calls: 0, rows: [] }),
      readers: answers<Ports['troubles']['readers']>([]),
      change: answers<Ports['troubles']['change']>(undefined),
    },
    directories: {
      current: answers<Ports['directories']['current']>(directory),
      newest: answers<Ports['directories']['newest']>(directory),
      replace: answers<Ports['directories']['replace']>(undefined),
      stored: answers<Ports['directories']['stored']>(undefined),
    },
    poster: {
      post: answers<Ports['poster']['post']>({ ok: true, activity: 'new' }),
      update: answers<Ports['poster']['update']>({ ok: true, activity: 'old' }),
      retire: answers<Ports['poster']['retire']>({ ok: true, activity: 'old' }),
    },
    mailer: {
      send: answers<Ports['mailer']['send']>({ ok: true, activity: 'mail' }),
    },
    machine: { now: () => monday10, nowMs: () => nowMs, bytes: (count: number) => new Uint8Array(count) },
    log: { info: sinon.stub(), warn: sinon.stub(), error: sinon.stub() },
  } satisfies Ports;
  // What is known is what is stored.
  ports.contacts.known.callsFake(async (person) => ports.contacts.of(person));
  ports.channels.lately.callsFake(async (target) => ports.channels.of(target));
  /** The next claim is had, of these notices, with what `posted` says was posted of each. */
  const has = (...notices: readonly PendingNotice[]): void => {
    ports.outbox.claim.callsFake(async (matter) =>
      Promise.all(
        notices.map(async (notice) => ({
          value: { ...notice, attempts: notice.attempts + 1 },
          version: 'claimed',
          posted: await ports.outbox.posted(matter, notice.key),
          until: nowMs + 1,
        })),
      ),
    );
  };
  has(pending);
  return { ports, pending, has };
}
