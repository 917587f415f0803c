// What is asked of a training: when it is offered, and afterwards who came (docs/process.md P18.4).
import type { Choice, Field } from '../kernel/fields.ts';
import { startTimeField } from '../meeting/fields.ts';
import { roleChoices } from '../people/roles.ts';
import { mostPlaces } from './training.ts';

export const offerFields: readonly Field[] = [
  { name: 'title', title: 'Title', kind: 'text', need: 'always', most: 100, help: 'Keep it when it is offered again.' },
  { name: 'date', title: 'Date', kind: 'date', need: 'always', placeholder: 'For example 12/1/2027' },
  { ...startTimeField, beside: true },
  { name: 'place', title: 'Place, or link to join', kind: 'text', need: 'always', most: 300 },
  {
    name: 'places',
    beside: true,
    title: 'Places',
    kind: 'count',
    need: 'always',
    check: (text) =>
      Number(text) >= 1 && Number(text) <= mostPlaces ? undefined : `give a number from 1 to ${mostPlaces}.`,
  },
  {
    name: 'meantFor',
    title: 'For whom',
    kind: 'choices',
    need: 'optional',
    choices: roleChoices,
    help: 'Nothing ticked: for everyone. Others may still sign up.',
  },
];

export const cameFields = (people: readonly Choice[]): readonly Field[] => [
  {
    name: 'came',
    title: 'Who came',
    kind: 'choices',
    need: 'optional',
    choices: people,
    most: 8000,
    help: people.length === 0 ? 'No one had signed up.' : 'Nothing ticked: no one came.',
  },
];

export const cancelTrainingFields: readonly Field[] = [
  { name: 'reason', title: 'Reason', kind: 'text', need: 'always', help: 'Everyone who signed up reads it.' },
];
