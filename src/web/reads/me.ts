// Who is signed in and which pages they have; the help page, from the settings.
import { hasActions } from '../../desk/my-actions.ts';
import type { Scene } from '../../desk/scene.ts';
import { hasRole } from '../../domain/actor.ts';
import { mayAttend } from '../../domain/meeting/steps.ts';
import type { Help, Me } from '../api.ts';
import type { Read } from '../reads.ts';

const pagesOf = ({ person, directory }: Scene): Me['pages'] => [
  'board',
  ...(mayAttend(person, directory) ? (['meetings'] as const) : []),
  ...(hasActions({ person, directory }) ? (['actions'] as const) : []),
  ...(hasRole(person, 'coordinator') ? (['delivery'] as const) : []),
  'help',
];

export const me: Read<'me'> = (scene) =>
  Promise.resolve({
    name: scene.person.name,
    panelName: scene.directory.settings.panelName,
    fictional: scene.fictional,
    pages: pagesOf(scene),
  });

/** The pathway in the words of people who are new to it (domain.md 2.1 to 2.5). */
const pathway: Help['pathway'] = [
  { label: 'Referral', text: 'A practitioner or manager refers the child, after a Section 47 determination.' },
  {
    label: 'Management consent',
    text: 'Their manager reads it and gives, returns or declines consent. The family’s agreement is a separate question.',
  },
  {
    label: 'Triage',
    text: 'The co-ordinator checks it and lists it for a pre-MSET, or calls for a strategy discussion.',
  },
  {
    label: 'Pre-MSET',
    text: 'A monthly meeting of the agencies screens it: to the panel, hold with actions, another plan.',
  },
  { label: 'Full panel', text: 'A week later the full panel agrees a plan, a lead, actions and when to look again.' },
  { label: 'Open', text: 'Agencies act; whoever is late is reminded. The panel reviews the case by its risk.' },
  { label: 'Closed', text: 'The risk has come down, and a named plan goes on. A new worry is a new referral.' },
];

export const help: Read<'help'> = ({ directory: { settings } }) => {
  const { opens, closes } = settings.officeHours;
  const office = `Monday to Friday, ${opens} to ${closes}`;
  return Promise.resolve({
    panelName: settings.panelName,
    pathway: [...pathway],
    phones: [
      { label: 'Emergency', number: settings.emergency, when: 'A child is in danger now' },
      { label: 'Police', number: settings.policeNonEmergency, when: 'A crime, and nobody is in danger now' },
      { label: 'Front door, Social Care', number: settings.frontDoor, when: office },
      { label: 'Front door, evenings and weekends', number: settings.frontDoorOutOfHours, when: 'Out of hours' },
      { label: 'Professional Advice line', number: settings.adviceLine, when: office },
    ],
    mailbox: settings.mailbox,
    // Languages and thresholds, once the settings have them.
    words: [],
  });
};
