// Beginning a referral: a reference of its own, reserved by the press, and a card with Start; on a page the form itself.
import { previewOf } from '../../cards/base-card.ts';
import { startCard, startStanding } from '../../cards/referral/section-47.ts';
import type { CardMessage } from '../../casework/ports/chat-ports.ts';
import { postCard } from '../../casework/tell/deliver.ts';
import { hashOf } from '../../casework/write/hashing.ts';
import { mintReference, type Reference } from '../../domain/kernel/ids.ts';
import { refuse } from '../../domain/matter/step.ts';
import { cardKey } from '../../notices/keys.ts';
import { showHome } from '../home/home.ts';
import { startReferral } from './pages.ts';
import { doneReply, homeButton, openChatFirst } from '../form/replies.ts';
import { type Reply, type Scene, commandIn } from '../scene/scene.ts';
import { may } from '../../domain/people/roles.ts';

const notReferrer = refuse(
  'notReferrer',
  'Only council practitioners and managers may refer a child to MSET.',
  'If you are worried about a child, press Advice: it says who to ring.',
).refusal;

/**
 * New referral, pressed: a fresh card is posted below, once however often the press repeats. On a page of the tab nothing is
 * posted: its first page opens.
 */
export async function newReferral(scene: Scene): Promise<Reply> {
  if (!may(scene.person, 'refer')) {
    const { message, next } = notReferrer;
    return doneReply(message, [next], [{ title: 'Advice', verb: 'advice' }, homeButton]);
  }
  if (scene.caller.noChat === true) return openChatFirst;
  const posted = await beginReferral(scene, commandIn(scene));
  if (scene.caller.tab === true && posted !== undefined) return startReferral({ ...scene, data: { ref: posted } });
  return showHome(
    scene,
    posted === undefined
      ? 'The new card could not be posted. Please press New referral again.'
      : `Your new referral ${posted} is below: press Start.`,
  );
}

/** Teams repeats a press for less than a minute; later, the same stored card is pressed for another referral. */
const repeatMs = 5 * 60 * 1000;
/** A post that has not ended by then died with its process. */
const postingMs = 30_000;
const dayMs = 24 * 60 * 60 * 1000;

/**
 * Posts a draft card with Start. The reference comes from the press, so that a repeat finds the card that is there;
 * where another case has that reference, the next one is taken. No one can choose it, and so learn whether a case has it.
 */
export async function beginReferral(scene: Scene, press: string): Promise<Reference | undefined> {
  const { ports, person } = scene;
  const { secretHash = hashOf } = ports;
  const day = String(Math.floor(ports.machine.nowMs() / dayMs));
  for (let round = 0; round < 10; round += 1) {
    const reference = mintReference(Buffer.from(secretHash(person.objectId, press, day, String(round)), 'hex'));
    const [taken, age] = await Promise.all([ports.cases.load(reference), offeredFor(scene, reference)]);
    if (taken !== undefined || (age !== 'unposted' && age > repeatMs)) continue;
    // The page has the form itself. What is kept of the card is enough to begin a case under this reference.
    return age === 'unposted' && scene.caller.tab !== true ? postDraft(scene, reference) : reference;
  }
  return undefined;
}

/** How long ago this reference was posted to this person; `unposted` when that is to be done now, and by us. */
async function offeredFor({ ports, person, caller }: Scene, reference: Reference): Promise<number | 'unposted'> {
  const changedMs = ports.machine.nowMs();
  const key = cardKey(person.objectId);
  const { conversation } = caller.contact;
  if (
    await ports.outbox.reserve(reference, { key, conversation, activity: undefined, call: 0, shown: '', changedMs })
  ) {
    return 'unposted';
  }
  const posted = await ports.outbox.posted(reference, key);
  const age = changedMs - (posted?.changedMs ?? changedMs);
  return posted?.activity === undefined && age > postingMs ? 'unposted' : age;
}

async function postDraft({ ports, person, caller, now }: Scene, reference: Reference): Promise<Reference | undefined> {
  const message: CardMessage = {
    card: startCard(reference, now),
    summary: previewOf(startStanding(reference)),
  };
  const result = await postCard(ports, reference, cardKey(person.objectId), caller.contact, message);
  return result.ok ? reference : undefined;
}
