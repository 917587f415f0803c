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

type Told =
  | Exclude<Word, 'help' | 'case' | 'link' | 'unlink' | 'actions'>
  | 'training'
  | 'records'
  | 'register'
  | 'break glass'
  | 'no lead worker';

/** In the order of the card; for whom a row is, and what it is to them. */
const abilities: Readonly<Record<Told, (scene: Scene) => Omit<Ability, 'words'> | false>> = {
  'to consent': ({ person }) =>
    may(person, 'consent') && { does: 'Read referrals and consent to them', press: { verb: 'list.consent' } },
  queue: ({ person }) => may(person, 'triage') && { does: 'Triage what came in', press: { verb: 'list.queue' } },
  refer: (scene) =>
    may(scene.person, 'refer') && {
      does: 'Refer a child',
      press: { verb: 'refer.new', data: { command: mint(scene) }, does: 'begin' },
    },
  'my cases': ({ person }) =>
    may(person, 'refer') && { does: 'See your referrals and drafts', press: { verb: 'list.mine' } },
  links: (scene) =>
    keepsLinks(scene) && { does: 'Compare people and places that cases name', press: { verb: 'links' } },
  records: ({ person }) =>
    mayListEntities(person) && { does: 'See records of people and places', press: { verb: 'entities' } },
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
  'break glass': ({ person }) =>
    may(person, 'breakGlass') && { does: 'Read a case that is not open to you', press: { verb: 'glass.open' } },
  'wrong person': () => ({
    does: 'Tell that something reached the wrong person',
    press: { verb: 'register.report', does: 'begin' },
  }),
  advice: ({ person }) => ({
    does: may(person, 'refer') ? 'Ask, or see whom to ring' : 'See whom to ring',
    press: { verb: 'advice' },
  }),
  guidance: () => ({ does: 'Read thresholds and pathway', press: { verb: 'guidance' } }),
  training: () => ({ does: 'See the training on offer', press: { verb: 'training' } }),
  leaflets: () => ({ does: 'Print posters and leaflets', press: { verb: 'leaflets' } }),
  policy: () => ({ does: 'Read the policy', press: { verb: 'policy' } }),
};

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
    abilities: rows.slice(0, mostRows),
    buttons: [homeButton],
  };
  return Promise.resolve({ card: helpCard(directory.settings, view) });
};
/** As the menu of the app. */
const mostRows = 12;
const wordsOf = (word: string): string => (word === 'find' ? 'find, or case and its reference' : word);
