// The tab's API: each request is let in, its person known and its words parsed, in this order; then it is read or pressed.
import type { IncomingHttpHeaders } from 'node:http';
import type { z } from 'zod';
import type { Directories, Log } from '../../casework/ports/ports.ts';
import { createPace, type Limits, type Pace } from '../../casework/tell/pace.ts';
import type { Desk } from '../../desk/answer.ts';
import { tabCaller } from '../../desk/tab-caller.ts';
import type { Visits } from '../../desk/visit.ts';
import { given } from '../../domain/given.ts';
import { personIn } from '../../domain/people/directory.ts';
import { readReference, toObjectId, toTrainingId, type ObjectId } from '../../domain/ids.ts';
import { toMeetingId } from '../../domain/meeting/meeting.ts';
import { routes, type Route, type RouteName } from './api-routes.ts';
import type { ChangeHub, Listener, Topic } from './changes.ts';
import { peopleToSignInAs } from '../sign-in/local-people.ts';
import { unwelcome } from '../server/origin.ts';
import type { AnswerOf, ReadName, ReadParams, Reads } from '../reads/read.ts';
import { busy, foreign, refusals, stranger, tooManyPages, type Reply } from '../server/reply.ts';
import type { TabRequest } from '../server/respond.ts';
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
  const signIn = createSignIn(parts.signIn);
  const names = createPace(nameLimits);
  const place = { local: parts.signIn.mode !== 'production', baseUrl: parts.signIn.baseUrl };
  const refuse: Tab['refuse'] = (headers, what) => {
    const reason = unwelcome(place, headers, what);
    if (reason !== undefined) parts.log.warn('tab.refused', { status: refusals.elsewhere.status, reason });
    return reason === undefined ? undefined : refusals.elsewhere;
  };
  const asPerson = async (request: TabRequest, work: (person: Person) => Promise<Reply>): Promise<Reply> => {
    const who = await signIn.identify(request.headers.authorization);
    const reply = who.is === 'person' ? await work(who) : await notIn(parts, who);
    if (reply.status >= 400) parts.log.warn('tab.refused', { status: reply.status, reason: who.is });
    return reply;
  };
  return {
    refuse,
    answer: async (name, request) =>
      refuse(request.headers, 'data') ??
      (name === 'signIn' || name === 'signInAs'
        ? signInAnswer(parts, signIn, name, request)
        : asPerson(request, (person) => answerTo({ ...parts, names }, name, request, person.objectId))),
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
  const body = await bodyOf(request, routes.signInAs.body);
  if ('status' in body) return body;
  const objectId = toObjectId(body.value.objectId);
  const known = objectId !== undefined && personIn(await directories.current(), objectId) !== undefined;
  return known ? answerWith<'signInAs'>({ token: await tokenFor(objectId) }) : refusals.notAvailable;
}

/** Someone who opened the page in a browser signs in where the tab is. */
const linkTo = (app: string | undefined): { readonly link?: string } =>
  app === undefined ? {} : { link: inTeams(app, 'label=MSET') };

/** Of children whose names one person asks for: each is a look, however many stand in one request. */
/** As many names as one search may tell. */
const mostFound = 10;
const nameLimits: Limits = { conversation: [{ withinMs: 60_000, most: 600 }], tenant: [] };

async function answerTo(
  parts: TabParts & { readonly names: Pace },
  name: ReadName | 'press',
  request: TabRequest,
  objectId: ObjectId,
): Promise<Reply> {
  if (name === 'press') return press(parts, request, objectId);
  const params = paramsOf(routes[name], request);
  if (params === undefined) return refusals.notAvailable;
  if (name === 'find') {
    const body = await bodyOf(request, routes.find.body);
    if ('status' in body) return body;
    const wait = parts.names.take(objectId, parts.signIn.nowMs(), mostFound);
    if (wait > 0) return busy(wait);
    return visitFor(parts, objectId, (scene) => parts.reads.find(scene, body.value));
  }
  if (name !== 'names') return visitFor(parts, objectId, (scene) => parts.reads[name](scene, params));
  const body = await bodyOf(request, routes.names.body);
  if ('status' in body) return body;
  const references = new Set(
    body.value.references.map(readReference).flatMap((read) => ('reference' in read ? read.reference : [])),
  );
  const wait = parts.names.take(objectId, parts.signIn.nowMs(), references.size);
  if (wait > 0) return busy(wait);
  return visitFor(parts, objectId, (scene) => parts.reads.names(scene, { references: [...references] }));
}

/** A press has the words of the chat for everything, except that a stranger gets no card. */
async function press({ desk, directories }: TabParts, request: TabRequest, objectId: ObjectId): Promise<Reply> {
  const body = await bodyOf(request, routes.press.body);
  if ('status' in body) return body;
  // Where the directory cannot be read the desk says so, with what was typed.
  const directory = await directories.current().catch(() => undefined);
  if (directory !== undefined && personIn(directory, objectId) === undefined) return stranger(directory.settings);
  const { card, saved, about, problems } = await desk.press(tabCaller(objectId), body.value.verb, body.value.data);
  return answerWith<'press'>({ card, ...given({ saved, about, problems: problems && [...problems] }) });
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

const answerWith = <Name extends RouteName>(body: AnswerOf<Name>): Reply => ({ status: 200, body });

const mostOfAgency = 60;

/** What the address names; undefined where it cannot be anything of ours. */
function paramsOf({ path }: Route, { params, query }: TabRequest): ReadParams | undefined {
  const read = readReference(params['reference'] ?? '');
  const reference = 'reference' in read ? read.reference : undefined;
  const meeting = toMeetingId(params['meeting'] ?? '');
  const training = toTrainingId(params['training'] ?? '');
  const agency = query.get('agency') ?? undefined;
  const paper = params['paper'];
  if (path.includes(':reference') && reference === undefined) return undefined;
  if (path.includes(':meeting') && meeting === undefined) return undefined;
  if (path.includes(':training') && training === undefined) return undefined;
  if (agency !== undefined && agency.length > mostOfAgency) return undefined;
  if (paper !== undefined && !/^[A-Za-z-]{1,40}$/.test(paper)) return undefined;
  return given({ reference, meeting, training, agency, paper, ended: query.get('ended') === 'yes' || undefined });
}

function topicIn({ query }: TabRequest): Topic | undefined {
  const topic = query.get('topic') ?? '';
  return topic === 'board' ? topic : toMeetingId(/^meeting:(.*)$/.exec(topic)?.[1] ?? '');
}

async function bodyOf<T>(request: TabRequest, shape: z.ZodType<T>): Promise<{ readonly value: T } | Reply> {
  const body = await request.json();
  if ('refused' in body) {
    return { 400: refusals.malformed, 413: refusals.tooLarge, 415: refusals.notJson }[body.refused];
  }
  const parsed = isShallow(body.value, deepest) ? shape.safeParse(body.value) : { success: false as const };
  return parsed.success ? { value: parsed.data } : refusals.malformed;
}

/** No card nests deeper; without end it would exhaust the stack of the person who walks it. */
const deepest = 10;
const isShallow = (value: unknown, levels: number): boolean =>
  typeof value !== 'object' ||
  value === null ||
  (levels > 0 && Object.values(value).every((inner) => isShallow(inner, levels - 1)));
