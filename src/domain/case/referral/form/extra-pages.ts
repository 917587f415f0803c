// The pages of the referral that may be left out.
import { checkNhsNumber } from './identifiers.ts';
import type { FormPage } from './page.ts';

/** Offered on the last page; nothing on them is needed. */
export const extraPages: readonly FormPage[] = [
  {
    id: 'names',
    title: 'Other names and identifiers',
    fields: [
      { name: 'otherNames', title: 'Preferred name, alias, nickname, street name', kind: 'text', need: 'optional' },
      { name: 'nhsNumber', title: 'NHS number', kind: 'text', need: 'optional', most: 14, check: checkNhsNumber },
      { name: 'upn', title: 'Unique pupil number', kind: 'text', need: 'optional', most: 20 },
      { name: 'policeRef', title: 'Police or youth justice reference', kind: 'text', need: 'optional', most: 60 },
    ],
  },
  {
    id: 'household',
    title: 'Household and family',
    fields: [
      {
        name: 'parents',
        title: 'Parents and carers',
        kind: 'long',
        need: 'optional',
        help: 'Name, relation, parental responsibility, contact.',
      },
      {
        name: 'siblings',
        title: 'Siblings and other children at home',
        kind: 'long',
        need: 'optional',
        help: 'Name, date of birth, case ID, any worry.',
      },
    ],
  },
  {
    id: 'network',
    title: 'Professional network',
    fields: [
      {
        name: 'network',
        title: 'Who works with the child',
        kind: 'long',
        need: 'optional',
        help: 'Name, agency, role, contact, last seen.',
      },
    ],
  },
  {
    id: 'links',
    title: 'People and places',
    fields: [
      {
        name: 'knownPerson',
        title: 'Who: name, nickname or description',
        kind: 'text',
        need: 'optional',
        most: 120,
        help: 'Someone who may harm or exploit the child. One of each here; more of them once it is received.',
      },
      { name: 'knownPlace', title: 'Where: address, shop or place', kind: 'text', need: 'optional', most: 120 },
      { name: 'knownVehicle', title: 'Registration of a vehicle', kind: 'text', need: 'optional', most: 20 },
      { name: 'knownPhone', title: 'Phone number', kind: 'text', need: 'optional', most: 30 },
      { name: 'knownOnline', title: 'User name, and where', kind: 'text', need: 'optional', most: 80 },
    ],
  },
];
