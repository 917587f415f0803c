// Who may what, by role: every cell of the table, and that every capability is one that somebody asks for.
import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { roles, type Role } from '../../../src/domain/people/actor.ts';
import { capabilityNames, may, peopleWho, rolesFor, type Capability } from '../../../src/domain/people/roles.ts';

/** Said again, as the council would: a change of the table is a change of this, too. */
const expected: Readonly<Record<Capability, string>> = {
  refer: 'practitioner manager coordinator serviceManager',
  lead: 'practitioner manager',
  consent: 'manager serviceManager',
  keepPapers: 'coordinator',
  restrict: 'coordinator serviceManager',
  hearOfRestriction: 'dpo',
  triage: 'coordinator',
  keepLinks: 'coordinator',
  reportPlaces: 'practitioner manager coordinator chair panelMember agencyLead serviceManager',
  hearLateRecords: 'serviceManager',
  readClosedRecords: 'dpo',
  answerChallenge: 'coordinator chair',
  hearLateTriage: 'serviceManager',
  decideSenior: 'chair serviceManager',
  routeAt18: 'coordinator chair',
  recordHarm: 'coordinator serviceManager',
  hearOfHarm: 'coordinator chair serviceManager dpo',
  seeDelivery: 'coordinator',
  answerAdvice: 'coordinator',
  answerLateAdvice: 'chair serviceManager',
  linkChannels: 'coordinator',
  linkAgencyChannel: 'agencyLead',
  linkTeamChannel: 'manager serviceManager',
  attendMeetings: 'manager coordinator chair minutes panelMember agencyLead lado serviceManager',
  runMeetings: 'coordinator chair minutes',
  chairMeetings: 'chair',
  minute: 'minutes',
  representAgency: 'chair panelMember agencyLead',
  representCouncil: 'manager serviceManager',
  seeFigures: 'coordinator chair serviceManager auditor dpo analyst',
  seeExactFigures: 'coordinator chair auditor dpo',
  inspect: 'coordinator serviceManager',
  giveOutFigures: 'analyst',
  recordOnward: 'practitioner manager coordinator chair serviceManager',
  submitNrm: 'practitioner manager coordinator serviceManager',
  audit: 'auditor dpo',
  strike: 'dpo',
  breakGlass: 'serviceManager auditor dpo',
  reviewGlass: 'dpo',
  reviewGlassInstead: 'serviceManager',
  seeLooks: 'auditor dpo',
  hearOfStaff: 'lado',
  changeBand: 'manager coordinator chair serviceManager',
  overseeActions: 'coordinator chair',
  verify: 'coordinator',
  readSays: 'coordinator chair',
  keepTraining: 'coordinator',
  keepPoliceLists: 'coordinator',
  keepRegister: 'dpo',
  keepRegisterInstead: 'serviceManager',
  agreeDisposal: 'serviceManager',
  signAccess: 'serviceManager dpo',
  signEscalation: 'chair',
  signOverride: 'chair',
  signRestrictedEscalation: 'coordinator',
  administer: 'admin',
  agreeAdministration: 'serviceManager dpo',
  hearOfReaders: 'dpo',
};

describe('Who may what, by role', () => {
  for (const capability of capabilityNames) {
    it(`${capability}: every role`, () => {
      const allowed = roles.filter((role: Role) => may({ roles: [role] }, capability));
      assert.equal(allowed.join(' '), expected[capability]);
      assert.deepEqual(new Set(rolesFor(capability)), new Set(allowed));
    });
  }

  it('Without a role nothing, with several what each may', () => {
    for (const capability of capabilityNames) assert.equal(may({ roles: [] }, capability), false);
    const both = { roles: ['analyst', 'minutes'] } as const;
    assert.equal(may(both, 'minute'), true);
    assert.equal(may(both, 'triage'), false);
    assert.deepEqual(peopleWho({ people: [both, { roles: ['chair'] }] }, 'minute'), [both]);
  });

  it('Every capability is asked for somewhere', () => {
    const root = new URL('../../../src/', import.meta.url);
    const source = globSync('**/*.{ts,tsx}', { cwd: root })
      .filter((path) => !path.endsWith('people/roles.ts'))
      .map((path) => readFileSync(new URL(path, root), 'utf8'))
      .join('\n');
    assert.deepEqual(
      capabilityNames.filter((capability) => !source.includes(`'${capability}'`)),
      [],
    );
  });

  it('finds those who may once in a directory, and each directory has its own', () => {
    let looked = 0;
    const one = {
      get roles(): readonly Role[] {
        looked += 1;
        return ['coordinator'];
      },
    };
    const people = [{ roles: ['manager'] as const }, one];
    assert.deepEqual(peopleWho({ people }, 'triage'), [one]);
    const before = looked;
    assert.equal(peopleWho({ people }, 'triage')[0], one);
    assert.equal(looked, before);
    assert.deepEqual(peopleWho({ people }, 'consent'), [people[0]]);
    assert.deepEqual(peopleWho({ people: [one] }, 'consent'), []);
  });
});
