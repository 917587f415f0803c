// The tab's API: each request is let in, its person known and its words parsed, in this order; then it is read or pressed.
import type { IncomingHttpHeaders } from 'node:http';
import type { Directories, Log } from '../../casework/ports/ports.ts';
import { createPace, type Limits, type Pace } from '../../casework/tell/pace.ts';
import { createSeldom } from '../../machine/seldom.ts';
import type { Desk } from '../../desk/scene/answer.ts';
import { tabCaller } from '../../desk/tab-caller.ts';
import type { Visits } from '../../desk/scene/visit.ts';
import { given } from '../../domain/kernel/given.ts';
import { personIn } from '../../domain/people/directory.ts';
import { toObjectId, type ObjectId } from '../../domain/kernel/ids.ts';
import { toMeetingId } from '../../domain/meeting/meeting.ts';
import type { Told } from '../../reading/told.ts';
import { routes, type RouteName } from './api-routes.ts';
import type { ChangeHub, Listener, Topic } from './changes.ts';
import { peopleToSignInAs } from '../sign-in/local-people.ts';
import { unwelcome } from '../server/origin.ts';
import type { ReadName, Reads } from '../reads/all.ts';
import { parsedBody } from '../server/parsed-body.ts';
import { busy, foreign, refusals, stranger, tooManyPages, type Reply } from '../server/reply.ts';
import type { TabRequest } from '../server/request.ts';
import { createSignIn, type Identified, type SignIn, type SignInOptions } from '../sign-in/sign-in.ts';
import { inTeams } from './tab-link.ts';

export interface TabParts {
  readonly signIn: SignInOptions;
  readonly desk: Pick<Desk, 'press'> & Visits;
  readonly reads: Reads;
  readonly directories: Pick<Directories, 'current'>;
  readonly changes: ChangeHub;
  readonly log: Log;
}

export interface Tab {
  /** Rejects with a fault of ours only. */
  answer(name: RouteName, request: TabRequest): Promise<Reply>;
  /** Begins to tell of changes, or refuses; what it gives back ends the telling. */
  listen(request: TabRequest, open: () => Listener): Promise<Reply | (() => void)>;
  /** The answer to a request that does not come from a page of ours, or, for a page, not to this machine. */
  refuse(headers: IncomingHttpHeaders, what: 'data' | 'page'): Reply | undefined;
  /** Ends all telling of changes. */
  stop(): void;
}

type Person = Extract<Identified, { is: 'person' }>;

export function createTab(parts: TabParts): Tab {
  const signIn = createSignIn(parts.signIn, parts.log);
  const names = createPace(nameLimits);
  const seldom = createSeldom(parts.log, 'tab.refused', () => parts.signIn.nowMs());
  const place = { local: parts.signIn.mode !== 'production', baseUrl: parts.signIn.baseUrl };
  const refuse: Tab['refuse'] = (headers, what) => {
    const reason = unwelcome(place, headers, what);
    if (reason !== undefined) seldom({ status: refusals.elsewhere.status, reason });
    return reason === undefined ? undefined : refusals.elsewhere;
  };
  const asPerson = async (request: TabRequest, work: (person: Person) => Promise<Reply>): Promise<Reply> => {
    const who = await signIn.identify(request.headers.authorization);
    const reply = who.is === 'person' ? await work(who) : await notIn(parts, who);
    if (reply.status >= 400) seldom({ status: reply.status, reason: reasonOf(who) });
    return reply;
  };
  return {
    refuse,
    answer: async (name, request) =>
      refuse(request.headers, 'data') ??
      (name === 'signIn' || name === 'signInAs'
        ? signInAnswer(parts, signIn, name, request)
        : asPerson(request, (person) =>
            name === 'press'
              ? press(parts, request, person.objectId)
              : answerTo({ ...parts, names }, name, request, person.objectId),
          )),
    listen: async (request, open) => {
      let close: (() => void) | undefined;
      const reply =
        refuse(request.headers, 'data') ??
        (await asPerson(request, async (person) => {
          const topic = topicIn(request);
          if (topic === undefined) return refusals.notAvailable;
          const heard = await visitFor(parts, person.objectId, () => Promise.resolve({}));
          if (heard.status !== 200) return heard;
          close = parts.changes.listen({ person: person.objectId, topic, until: person.until, open });
          return close === undefined ? tooManyPages : heard;
        }));
      return close ?? reply;
    },
    stop: () => parts.changes.stop(),
  };
}

const reasonOf = (who: Identified): string =>
  who.is === 'signedOut' && who.why !== undefined ? `signedOut ${who.why}` : who.is;

async function notIn({ directories }: TabParts, who: Exclude<Identified, Person>): Promise<Reply> {
  if (who.is === 'foreign') return foreign((await directories.current()).settings);
  return who.is === 'unknown' ? refusals.noKeys : refusals.signedOut;
}

async function signInAnswer(
  { directories, signIn: { teamsAppId } }: TabParts,
  { tokenFor }: SignIn,
  name: 'signIn' | 'signInAs',
  request: TabRequest,
): Promise<Reply> {
  if (name === 'signIn') {
    if (tokenFor === undefined) return answerWith<'signIn'>({ kind: 'teams', ...linkTo(teamsAppId) });
    return answerWith<'signIn'>(peopleToSignInAs(await directories.current()));
  }
  if (tokenFor === undefined) return refusals.notAvailable;
  const body = await parsedBody(request, routes.signInAs.body);
  if ('status' in body) return body;
  const objectId = toObjectId(body.value.objectId);
  const known = objectId !== undefined && personIn(await directories.current(), objectId) !== undefined;
  return known ? answerWith<'signInAs'>({ token: await tokenFor(objectId) }) : refusals.notAvailable;
}

/** Someone who opened the page in a browser signs in where the tab is. */
const linkTo = (app: string | undefined): { readonly link?: string } =>
  app === undefined ? {} : { link: inTeams(app, 'label=MSET') };

/** How many children's names one person may ask for: each name is a look, however many one request asks for. */
const nameLimits: Limits = { conversation: [{ withinMs: 60_000, most: 600 }], tenant: [] };

// oxlint-disable-next-line typescript/no-unnecessary-type-parameters -- it ties what is asked to the read that is asked for it
async function answerTo<Name extends ReadName>(
  parts: TabParts & { readonly names: Pace },
  name: Name,
  request: TabRequest,
  objectId: ObjectId,
): Promise<Reply> {
  const route = parts.reads[name];
  const asked = await route.asks(request);
  if ('status' in asked) return asked;
  const { names } = route;
  const wait = names === undefined ? 0 : parts.names.take(objectId, parts.signIn.nowMs(), names(asked.value));
  return wait > 0 ? busy(wait) : visitFor(parts, objectId, (scene) => route.read(scene, asked.value));
}

/** A press has the words of the chat for everything, except that a stranger gets no card. */
async function press({ desk, directories }: TabParts, request: TabRequest, objectId: ObjectId): Promise<Reply> {
  const body = await parsedBody(request, routes.press.body);
  if ('status' in body) return body;
  // Where the directory cannot be read the desk says so, with what was typed.
  const directory = await directories.current().catch(() => undefined);
  if (directory !== undefined && personIn(directory, objectId) === undefined) return stranger(directory.settings);
  const { card, saved, about, problems } = await desk.press(tabCaller(objectId), body.value.verb, body.value.data);
  return answerWith<'press'>({ card, ...given({ saved, about, problems }) });
}

async function visitFor(
  { desk, directories }: TabParts,
  objectId: ObjectId,
  work: Parameters<Visits['visit']>[1],
): Promise<Reply> {
  const visited = await desk.visit(tabCaller(objectId), work);
  if (visited.is === 'busy') return busy(visited.waitMs);
  if (visited.is === 'stranger') return stranger((await directories.current()).settings);
  return visited.value === undefined ? refusals.notAvailable : { status: 200, body: visited.value as object };
}

const answerWith = <Name extends 'signIn' | 'signInAs' | 'press'>(
  body: Told<(typeof routes)[Name]['answer']>,
): Reply => ({
  status: 200,
  body,
});

function topicIn({ query }: TabRequest): Topic | undefined {
  const topic = query.get('topic') ?? '';
  return topic === 'board' ? topic : toMeetingId(/^meeting:(.*)$/.exec(topic)?.[1] ?? '');
}
