// By which roles cases are read: it follows from the tables, and holds for every role at a case of every kind.
import assert from 'node:assert/strict';
import { readerOf } from '../../../src/domain/case/access/access.ts';
import type { Case, ConsentedCase } from '../../../src/domain/case/state/stages.ts';
import { roles } from '../../../src/domain/people/actor.ts';
import { readsCases } from '../../../src/domain/people/readers.ts';
import { capabilityNames, rolesFor } from '../../../src/domain/people/roles.ts';
import {
  caseOf,
  consented,
  filledIn,
  givenIn,
  later,
  monday10,
  moira,
  noConflict,
  someone,
  submitted,
  withPeople,
} from '../../people/builders.ts';
import { listed, preMset } from '../../people/meeting-builders.ts';

const of = (name: string, which: (role: (typeof roles)[number]) => boolean): string =>
  `${name}: ${roles.filter(which).join(' ')}`;

describe('By which roles cases are read', () => {
  it('all but those who refer, count, or keep the council', () => {
    assert.equal(
      of('read', readsCases),
      'read: manager coordinator chair minutes panelMember agencyLead lado serviceManager auditor dpo',
    );
  });
  it('what the others may do opens no case of another', () => {
    const others = roles.filter((role) => !readsCases(role));
    assert.deepEqual(
      capabilityNames.filter((work) => rolesFor(work).some((role) => others.includes(role))),
      ['refer', 'lead', 'reportPlaces', 'seeFigures', 'giveOutFigures', 'recordOnward', 'submitNrm', 'administer'],
    );
  });
  it('no role opens a case at any stage that is not among them', () => {
    const people = roles.map((role, place) => someone(130 + place, role, { roles: [role], agency: 'health' }));
    const council = withPeople(...people);
    const at = (...deeds: readonly Parameters<typeof givenIn>[1][]) => caseOf(givenIn(council, ...deeds));
    const received = at(filledIn(), submitted(), noConflict(), consented()) as ConsentedCase;
    const onAgenda = at(filledIn(), submitted(), noConflict(), consented(), listed(preMset, 'health'));
    const open = { stage: 'open', band: 'moderate', lead: 'Health', reviewOn: '2027-03-16' } as const;
    const due = { at: monday10, rule: 'senior.decision', ruleVersion: 1 };
    const cases: readonly Case[] = [
      at(filledIn()),
      at(filledIn(), submitted()),
      received,
      onAgenda,
      { ...onAgenda, restricted: 'highProfile' },
      { ...(onAgenda as ConsentedCase), ...open },
      { ...(onAgenda as ConsentedCase), ...open, senior: { by: moira, at: due.at, due } },
    ];
    const reading = people.filter((person) =>
      cases.some((one) => readerOf(one, person, council, later(one.changedAt, 1)).relation !== 'none'),
    );
    assert.deepEqual(
      reading.filter(({ roles: [role] }) => role === undefined || !readsCases(role)).map(({ name }) => name),
      [],
    );
    // All of them but managers, who read by their line, were found: the cases are such as are read by roles.
    assert.equal(
      reading.map(({ name }) => name).join(' '),
      'coordinator chair minutes panelMember agencyLead lado serviceManager auditor dpo',
    );
  });
});
