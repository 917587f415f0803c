// Help: what this person can do, a row a thing.
import { helpCard, type Ability } from '../cards/talk.ts';
import { hasActions } from '../reading/action/list.ts';
import { mayListEntities } from '../reading/entity/entities.ts';
import { keepsLinks } from '../reading/links/links.ts';
import { mayAttend } from '../domain/meeting/who.ts';
import { may, sayRoles } from '../domain/people/roles.ts';
import { homeButton } from './form/replies.ts';
import { mint, type Reply, type Scene } from './scene/scene.ts';
import type { Word } from './words.ts';

/** What anyone may do has one row. */
const toRead = ['guidance', 'policy', 'leaflets', 'training', 'away'] as const;
type Read = (typeof toRead)[number];

type Told =
  | Exclude<Word, 'help' | 'case' | 'link' | 'unlink' | 'actions' | Read>
  | 'records'
  | 'register'
  | 'break glass'
  | 'no lead worker'
  | 'to read';

/** In the order of the card; for whom a row is, and what it is to them. */
const abilities: Readonly<Record<Told, (scene: Scene) => Omit<Ability, 'words'> | false>> = {
  'to consent': ({ person }) =>
    may(person, 'consent') && { does: 'Read referrals and consent to them', press: { verb: 'list.consent' } },
  queue: ({ person }) =>
    (may(person, 'triage') || may(person, 'decideSenior')) && {
      does: may(person, 'triage') ? 'Triage what came in' : 'Decide what was sent up to you',
      press: { verb: 'list.queue' },
    },
  refer: (scene) =>
    may(scene.person, 'refer') && {
      does: 'Refer a child',
      press: { verb: 'refer.new', data: { command: mint(scene) }, does: 'begin' },
    },
  'my cases': ({ person }) =>
    may(person, 'refer') && { does: 'See your referrals and drafts', press: { verb: 'list.mine' } },
  // Those who compare what cases name keep the records, too: one row is of both.
  links: (scene) =>
    keepsLinks(scene) && { does: 'Compare what cases name, see records of it', press: { verb: 'links' } },
  records: (scene) =>
    !keepsLinks(scene) &&
    mayListEntities(scene.person) && { does: 'See records of people and places', press: { verb: 'entities' } },
  'my actions': (scene) =>
    hasActions(scene) && {
      does: may(scene.person, 'overseeActions')
        ? 'See what is late with anyone, settle and verify'
        : 'Accept actions and do them',
      press: { verb: 'list.actions' },
    },
  meetings: ({ person, directory }) =>
    mayAttend(person, directory) && {
      does: may(person, 'runMeetings') ? 'Plan or run a meeting' : 'Answer an invitation, read minutes',
      press: { verb: 'meetings' },
    },
  find: () => ({ does: 'Find a case that you may see', press: { verb: 'find' } }),
  // Anyone who co-ordinates finds it in their digest.
  'no lead worker': ({ person }) =>
    may(person, 'consent') &&
    !may(person, 'triage') && { does: 'Name a lead worker where there is none', press: { verb: 'list.unled' } },
  delivery: ({ person }) =>
    may(person, 'seeDelivery') && { does: 'Tell people who were not reached', press: { verb: 'delivery' } },
  register: ({ person }) => may(person, 'audit') && { does: 'Keep or read the register', press: { verb: 'register' } },
  'who looked': ({ person }) =>
    may(person, 'seeLooks') && { does: 'Ask why someone looked', press: { verb: 'looked' } },
  figures: ({ person }) => may(person, 'seeFigures') && { does: 'Read the figures', press: { verb: 'figures' } },
  'break glass': ({ person }) =>
    may(person, 'breakGlass') && { does: 'Read a case that is not open to you', press: { verb: 'glass.open' } },
  'strike out': ({ person }) =>
    may(person, 'strike') && { does: 'Strike words out of a case', press: { verb: 'strike.ask' } },
  'wrong person': () => ({
    does: 'Tell that something reached the wrong person',
    press: { verb: 'register.report', does: 'begin' },
  }),
  advice: ({ person }) => ({
    does: may(person, 'refer') ? 'Ask, or see whom to ring' : 'See whom to ring',
    press: { verb: 'advice' },
  }),
  'to read': () => ({
    does: 'Read guidance and policy, print leaflets, see training; or say that you are away',
    press: { verb: 'guidance' },
  }),
};

/** Whether Help offers this word to someone. */
export const offers = (scene: Scene, word: Told): boolean => abilities[word](scene) !== false;

/** The card that Help gives, pressed or typed. */
export const showHelp = (scene: Scene): Promise<Reply> => {
  const { person, directory } = scene;
  const rows = Object.entries(abilities).flatMap(([word, of]): Ability[] => {
    const ability = of(scene);
    return ability === false ? [] : [{ ...ability, ...(word !== 'no lead worker' && { words: wordsOf(word) }) }];
  });
  const agency = directory.agencies.find(({ id }) => id === person.agency)?.name;
  const view = {
    who: `${person.name}, ${agency ?? sayRoles(person)}`,
    abilities: rows,
    buttons: [homeButton],
  };
  return Promise.resolve({ card: helpCard(directory.settings, view) });
};
const several: ReadonlyMap<string, string> = new Map([
  ['find', 'find, or case and its reference'],
  ['links', 'links or records'],
  ['to read', `${toRead.slice(0, -1).join(', ')} or ${toRead.at(-1)}`],
]);
const wordsOf = (word: string): string => several.get(word) ?? word;
