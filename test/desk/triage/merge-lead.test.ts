// A merge that shuts the lead worker of the case that is kept out of it says so, before and after, and leads to Hand over.
import { doesNotMatch, match, ok } from 'node:assert/strict';
import { leadOf } from '../../../src/domain/case/state/stage-parts.ts';
import type { Case } from '../../../src/domain/case/state/stages.ts';
import { alikeIn, caseIn } from '../../cards/cases/triage-cases.ts';
import { actionsOf, oursIn, quotedIn, textOf } from '../../cards/inside.ts';
import { moira, must } from '../../people/builders.ts';
import { commandOf, deskOver } from '../../worlds/desk-in-memory.ts';

const received = caseIn('received');
const [twin] = alikeIn().map(({ case: other }) => other);
const kept = must(twin);
const shutOut = (ends: Case): Case => ({ ...ends, excluded: [leadOf(kept).objectId] });

const pressed = async (ends: Case, verb: string, more: object = {}) => {
  const desk = deskOver({ cases: [ends, kept], alike: alikeIn() });
  const data = { ref: ends.reference, other: kept.reference, command: commandOf('ripe') };
  return desk.press(moira, verb, { ...data, ...more });
};
const sent = { into: `${received.reference}>${kept.reference}`, reason: 'The same ID.' };

describe('A merge that shuts out who leads the case that is kept', () => {
  const name = leadOf(kept).name;
  it('says so on its form, and what to press next', async () => {
    const form = quotedIn(await pressed(shutOut(received), 'triage.merge')).join('\n');
    match(form, new RegExp(`${name}, who leads ${kept.reference}, may not read it.*press Hand over on it next`));
    doesNotMatch(quotedIn(await pressed(received, 'triage.merge')).join('\n'), /Hand over/);
  });
  it('says so in its answer, with the button', async () => {
    const answer = await pressed(shutOut(received), 'triage.merge.go', sent);
    match(
      oursIn(answer).join('\n'),
      new RegExp(`✓ Merged[^]*is ${kept.reference}\\.[^]*${name} leads it and may not read it any more`),
    );
    ok(actionsOf(answer).some((button) => textOf(button, 'verb') === 'lead.hand-over'));
    const usual = await pressed(received, 'triage.merge.go', sent);
    match(oursIn(usual).join('\n'), /Merged/);
    ok(!actionsOf(usual).some((button) => textOf(button, 'verb') === 'lead.hand-over'));
  });
});
