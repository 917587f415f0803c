// What a case has in channels is told again when it is restricted, and when that is lifted (docs/process.md P11.4).
import assert from 'node:assert/strict';
import { channelNotices, channelsAgain } from '../../../src/notices/case/channels.ts';
import { actionCardKey, cardKey, channelsKey, postKey, teamPostKey } from '../../../src/notices/keys.ts';
import { teamTargetOf } from '../../../src/notices/case/team.ts';
import { caseOf, directory, filledIn, given, moira, ola, submitted } from '../../people/builders.ts';

const open = caseOf(given(filledIn(), submitted()));
const restricted = { ...open, restricted: 'highProfile' as const };
const team = teamTargetOf(restricted, directory);
const keys = (notices: readonly { readonly key: string }[] | undefined) => notices?.map(({ key }) => key);
const posts = (many: number) =>
  Array.from({ length: many }, (_none, at): string => postKey(`A${at + 1}`, 'north-police'));

describe('What a case has in channels', () => {
  it('is told again when it is restricted and when that is lifted; not where nothing was posted', () => {
    for (const [before, after, called, told] of [
      [open, restricted, posts(1), [channelsKey()]],
      [restricted, open, [teamPostKey], [channelsKey()]],
      [open, open, posts(1), []],
      [restricted, restricted, posts(1), []],
      [open, restricted, [cardKey(moira.objectId)], []],
      [undefined, restricted, [], []],
    ] as const) {
      assert.deepEqual(keys(channelNotices(before, after, called)), told);
    }
  });

  it('is each post, and each card of an action: silently', () => {
    const card = actionCardKey('A12', ola.objectId);
    const called = [cardKey(moira.objectId), teamPostKey, ...posts(1), 'mail-received', card];
    const quiet = { rings: false, urgent: false };
    assert.deepEqual(channelsAgain(channelsKey(), called, team), [
      { key: teamPostKey, channel: 'team:Locality East', ...quiet },
      { key: 'post-A1-north-police', part: 'A1', channel: 'agency:north-police', ...quiet },
      { key: card, part: 'A12', person: ola.objectId, ...quiet },
    ]);
    assert.equal(channelsAgain(teamPostKey, called, team), undefined);
  });

  it('of a case with very many actions comes a batch at a time, none twice and none left out', () => {
    const all = posts(95);
    const told: string[] = [];
    for (let next: string | undefined = channelsKey(); next !== undefined;) {
      const found: readonly string[] = keys(channelsAgain(next, all, team)) ?? [];
      assert.ok(found.length <= 41);
      next = found.find((key) => key.startsWith('channels-'));
      told.push(...found.filter((key) => key !== next));
    }
    assert.deepEqual(told, all);
  });
});
