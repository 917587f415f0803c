// Who leads it and the adult lead are people: who may be named, what is kept, and who they are now (docs/process.md P7.11).
import { deepEqual, equal, ok } from 'node:assert/strict';
import { caseMatter } from '../../../../src/domain/case/whole/case.ts';
import { leadChoices, leadsAs } from '../../../../src/domain/case/lead/named.ts';
import { isStaff } from '../../../../src/domain/register/bundle.ts';
import type { Case } from '../../../../src/domain/case/state/stages.ts';
import { colin, directory, hal, moira, must, noor, priya, ravi, tess } from '../../../people/builders.ts';
import {
  after,
  atPanel,
  deciding,
  here,
  inIt,
  lee,
  listed,
  ada,
  must2,
  opened,
  panel,
  panelPlan,
  planned,
  preMset,
  start,
  takes,
  toPanel,
} from '../../meeting/meeting-hall.ts';

const inFebruary = '2027-02-16T14:10:00.000Z';
const february = [tess, moira, ravi, ada, lee, colin].reduce(
  (meeting, person) => after(meeting, person, here, inFebruary),
  after(planned({ ...panelPlan, input: { ...panelPlan.input, date: '2027-02-16' } }), moira, start, inFebruary),
);
const led = (chosen: string, words = ''): Case | string =>
  takes(toPanel, tess, deciding(panel, 'open', { leadIs: chosen, lead: words }), panel, atPanel);
const names = (childCase: Case): readonly string[] =>
  leadChoices(childCase, { directory, now: inIt }).map(({ title }) => title);

describe('Who leads it', () => {
  it('is one of those who read what is decided, the lead worker first; never one who is kept out', () => {
    const all = names(listed);
    equal(all[0], `${priya.name} (lead worker)`);
    ok([colin, moira, tess, ravi].every(({ name }) => all.includes(name)));
    ok(![noor, hal].some(({ name }) => noor.name === name && all.includes(name)), 'who does not read it');
    ok(!names({ ...listed, excluded: [ravi.objectId] }).includes(ravi.name));
    deepEqual(leadChoices(undefined, { directory, now: inIt }), []);
  });

  it('is kept in words and as the colleague, until another decision names someone else', () => {
    const first = must2(led(ravi.objectId, 'Vic Demo'));
    ok(first.stage === 'open');
    deepEqual(
      [first.lead, first.leads],
      [ravi.name, { lead: { objectId: ravi.objectId, name: ravi.name, since: atPanel } }],
    );
    deepEqual(leadsAs(first, ravi), ['lead']);
    const goesOn = must2(takes(first, tess, deciding(february, 'continue', { lead: '' }), february, inFebruary));
    deepEqual(leadsAs(goesOn, ravi), ['lead'], 'none is named: the lead stays');
    const other = must2(
      takes(first, tess, deciding(february, 'continue', { leadIs: 'outside', lead: 'Vic Demo' }), february, inFebruary),
    );
    deepEqual([leadsAs(other, ravi), other.leads], [[], undefined]);
  });

  it('of someone outside MSET is words alone, and so is what a card from before there was a choice sends', () => {
    for (const childCase of [must2(led('outside', 'Vic Demo')), opened]) {
      ok(childCase.stage === 'open');
      deepEqual([childCase.lead, childCase.leads], ['Vic Demo', undefined]);
    }
  });

  it('is refused of a colleague who may not be named, and needed in words of someone outside', () => {
    equal(led(noor.objectId), 'notEligible');
    equal(led('outside'), 'incomplete');
    const shut = { ...toPanel, excluded: [ravi.objectId] };
    equal(takes(shut, tess, deciding(panel, 'open', { leadIs: ravi.objectId }), panel, atPanel), 'inquorate');
    const plan = deciding(preMset, 'otherPlan', { leadIs: noor.objectId });
    equal(takes(listed, tess, plan, preMset), 'notEligible');
  });

  it('stands in the fact as staff do: in what a person is given of their record the name stays', () => {
    const data = { leads: { lead: { objectId: ravi.objectId, name: ravi.name } } };
    ok(isStaff(data, 'leads/lead/name'));
  });

  it('is left out of a fact of a form that does not know it', () => {
    const data = { decided: {}, leads: {} };
    deepEqual(Object.keys(must(caseMatter.dataIn(8, 'recordDecision', data) as object)), ['decided']);
    deepEqual(Object.keys(must(caseMatter.dataIn(9, 'recordDecision', data) as object)), ['decided', 'leads']);
  });
});
