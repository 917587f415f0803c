// The database as the bot finds it: whether it answers, what it lets the bot do, by whose key it was filled, and which
// directory is in force. No document of a case is read.
import type { DirectoryFile } from '../casework/read/import-directory.ts';
import { isAsImported } from '../casework/read/import-directory.ts';
import { misfits, type Database } from '../database.ts';
import { deeds, type Asked, type Deed } from '../store/asked.ts';
import { StoreFault } from '../store/sdk/faults.ts';
import { notAsked, steps, works, wrong, type Finding, type Step } from './finding.ts';
import { explained, wordIn } from './network.ts';

/**
 * All that hangs on the database, in the order in which it would be mended. `matchKey`: the keyed hash by which a database
 * knows the key that it was filled under; `file`: the directory file, where there is one.
 */
export async function askDatabase(
  { store, rights }: Pick<Database, 'store' | 'rights'>,
  matchKey: string,
  file: DirectoryFile | undefined,
): Promise<readonly Finding[]> {
  try {
    const all = await rights();
    return [
      works('database: account and containers', `${all.map(({ container }) => container).join(', ')} answer`),
      ...all.map(allowedIn),
      await asked('database: form and match key', async () => fits(store, matchKey)),
      await asked('directory in force', async () => inForce(store, file)),
    ];
  } catch (error) {
    const hanging = ['database: rights', 'database: form and match key', 'directory in force'];
    return [
      unanswered('database: account and containers', error),
      ...hanging.map((one) => notAsked(one, 'the database does not answer')),
    ];
  }
}

async function asked(what: string, work: () => Promise<Finding>): Promise<Finding> {
  try {
    return await work();
  } catch (error) {
    return unanswered(what, error);
  }
}

/** Why there was no answer, in words, by status, sub-status and what the network said. */
function unanswered(what: string, error: unknown): Finding {
  if (!(error instanceof StoreFault)) return wrong(what, `a fault in the program (${wordIn(error)})`, steps.down);
  const { code, trouble } = error;
  const { action, address, heard, substatus } = trouble;
  const status = substatus === undefined ? String(code) : `${code}, sub-status ${substatus}`;
  if (heard === 'NoToken' || (typeof code === 'string' && /Authentication|Credential/.test(code)))
    return wrong(what, `the identity gave no token for it (${heard ?? code})`, steps.identity);
  if (address !== undefined)
    return wrong(
      what,
      `its firewall does not let ${address} in (${status}): the app is to come by the private endpoint, or from a subnet that is let in`,
      steps.firewall,
    );
  if (action !== undefined) return wrong(what, `no role gives ${action} (${status})`, steps.rights);
  const word = heard ?? (typeof code === 'string' ? code : undefined);
  const known = word === undefined ? undefined : explained(word);
  if (known !== undefined) return wrong(what, known.found, known.step);
  const [found, step] = byStatus[String(code)] ?? ['it failed', steps.down];
  return wrong(what, `${found} (${status})`, step);
}

const byStatus: Readonly<Record<string, readonly [found: string, step: Step]>> = {
  401: ['it does not take the identity’s token', steps.identity],
  403: ['refused', steps.rights],
  404: ['the database or a container is not there', steps.containers],
  429: ['it has too much to do', steps.down],
  503: ['it is not to be had now', steps.down],
};

/** What the bot must be able to do, and what no one who takes it over may. */
const needed: Readonly<Record<Asked['container'], readonly Deed[]>> = {
  cases: deeds,
  directory: deeds,
  looks: ['read', 'query', 'create'],
};
const plain: Readonly<Record<Deed, string>> = {
  read: 'read',
  query: 'query',
  create: 'add',
  upsert: 'put',
  replace: 'replace',
  delete: 'delete',
  batch: 'write in batches',
};
const namesOf = (some: readonly Deed[]): string => some.map((deed) => plain[deed]).join(', ');

function allowedIn({ container, endsByItself, deeds: answers }: Asked): Finding {
  const what = `database: rights on ${container}`;
  const must = needed[container];
  const mayNot = deeds.filter((deed) => !must.includes(deed));
  if (endsByItself) return wrong(what, 'its documents end by themselves: it has a time to live', steps.timeToLive);
  const missing = must.flatMap((deed) => {
    const answer = answers.get(deed);
    return answer === undefined || answer === 'allowed' ? [] : [{ deed, answer }];
  });
  const [first] = missing;
  if (first !== undefined) {
    const { answer } = first;
    const { found, step } = unanswered(what, answer);
    return wrong(what, `the bot may not ${namesOf(missing.map(({ deed }) => deed))}: ${found}`, step ?? steps.rights);
  }
  const open = mayNot.filter((deed) => answers.get(deed) === 'allowed');
  if (open.length > 0)
    return wrong(what, `the bot may also ${namesOf(open)}: a record of looks can be changed by it`, steps.rights);
  // Refused is not the same as failed.
  const unsure = mayNot.flatMap((deed) => {
    const answer = answers.get(deed);
    return answer instanceof StoreFault && answer.reason !== 'refused' ? [answer] : [];
  });
  const [other] = unsure;
  if (other !== undefined) return unanswered(what, other);
  return works(what, `may ${namesOf(must)}${mayNot.length === 0 ? '' : `; may not ${namesOf(mayNot)}`}`);
}

async function fits(store: Database['store'], mark: string): Promise<Finding> {
  const what = 'database: form and match key';
  const fit = await store.fit({ mayMark: false, matchKey: mark });
  const step = {
    earlier: steps.form,
    begunEarlier: steps.form,
    later: steps.form,
    otherKey: steps.match,
    rotating: steps.match,
  };
  if (fit !== 'fits') return wrong(what, misfits[fit], step[fit]);
  const { form, matchKey } = await store.migrating.marked();
  if (form === undefined) return works(what, 'new: the first start marks it');
  if (matchKey !== undefined) return works(what, `form ${form}, filled under this MATCH_KEY`);
  return works(what, `form ${form}; it does not say its key yet: the next start asks some of its cases`);
}

async function inForce({ directories, forms }: Database['store'], file: DirectoryFile | undefined): Promise<Finding> {
  const what = 'directory in force';
  const stored = await directories.stored();
  if (stored === undefined) return wrong(what, 'none: the bot was not started with its file yet', steps.first);
  if (!isAsImported(stored, file, await forms.current()))
    return wrong(what, 'what is stored is not what was imported: someone wrote past the bot', steps.breach);
  const shown = stored.hash.slice(0, 12);
  if (file !== undefined && file.hash !== stored.hash)
    return wrong(what, `${shown}, and the file is another: restart the bot`, steps.people);
  return works(
    what,
    file === undefined ? `${shown}; there is no file here to compare it with` : `${shown}, as its file`,
  );
}
