// A list of accounts from Entra against the directory: columns in any order, who is gone, who is disabled, what is wrong.
import assert from 'node:assert/strict';
import { accountsIn, checkAccounts } from '../../../src/domain/people/accounts.ts';
import { colin, dana, directory, priya } from '../../people/builders.ts';

const header = ['displayName', 'accountEnabled', 'id', 'userPrincipalName'];
const line = (id: string, enabled: string): readonly string[] => ['Someone', enabled, id, 'someone@example.org'];

describe('Accounts from Entra', () => {
  it('who is here and gone there, and whose account is disabled, whatever the order of the columns', () => {
    const read = accountsIn([
      header,
      ...directory.people
        .filter(({ objectId }) => objectId !== priya.objectId)
        .map(({ objectId }) => line(objectId.toUpperCase(), objectId === colin.objectId ? 'False' : 'TRUE')),
    ]);
    assert.ok('accounts' in read);
    const { gone, disabled, enabled } = checkAccounts(directory, read.accounts);
    assert.deepEqual(
      [gone.map(({ name }) => name), disabled.map(({ name }) => name), enabled],
      [[priya.name], [colin.name], directory.people.length - 2],
    );
  });

  it('says which column is missing, and which line cannot be read', () => {
    assert.deepEqual(
      accountsIn([
        ['id', 'mail'],
        ['x', 'y'],
      ]),
      {
        problems: [
          'Its first line must name the columns id, userPrincipalName, accountEnabled. Missing: userPrincipalName, accountEnabled.',
        ],
      },
    );
    assert.deepEqual(accountsIn([]), {
      problems: [
        'Its first line must name the columns id, userPrincipalName, accountEnabled. Missing: id, userPrincipalName, accountEnabled.',
      ],
    });
    assert.deepEqual(
      accountsIn([header, line('dana', 'true'), line(dana.objectId, 'yes'), line(colin.objectId, 'true')]),
      {
        problems: [
          'Line 2 (someone@example.org): id is no object id of Entra.',
          'Line 3 (someone@example.org): accountEnabled is not true or false.',
        ],
      },
    );
  });

  it('a list of no one is no list: it would say that everyone is gone', () => {
    assert.deepEqual(accountsIn([header]), {
      problems: ['It has no account in it. Export all users, then try again.'],
    });
  });

  it('reads the mark that Excel puts at the beginning', () => {
    const read = accountsIn([
      ['\uFEFFid', 'userPrincipalName', 'accountEnabled'],
      [dana.objectId, 'd@example.org', 'true'],
    ]);
    assert.deepEqual(read, { accounts: [{ id: dana.objectId, isEnabled: true }] });
  });
});
