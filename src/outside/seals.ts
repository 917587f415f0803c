// The container of the daily codes, asked as the bot uses it: the list of it, and whether a code may be added
// (docs/process.md P26.1). Nothing is added: the newest code is offered again under its own name, which is there already.
import { blobsIn } from './blob-list.ts';
import { works, wrong, steps, type Finding } from './finding.ts';
import { askBlob, type AskingStorage } from './storage.ts';

const asked = 'storage: codes of who looked';
const named = /^\d{4}-\d\d-\d\d_[\dA-Z-]{19}$/;

/** `container`: its address, without a slash at the end. */
export async function askSeals(container: string, asking: AskingStorage): Promise<readonly Finding[]> {
  const list = new URL(container);
  list.search = new URLSearchParams({ restype: 'container', comp: 'list' }).toString();
  const names: string[] = [];
  const found = await askBlob(asked, list, asking, (text) => {
    names.push(
      ...blobsIn(text)
        .names.filter((name) => named.test(name))
        .toSorted(),
    );
    const last = names.at(-1);
    return last === undefined ? 'none yet: the first is added in the night' : `up to ${last.slice(0, 10)}`;
  });
  const newest = names.at(-1);
  if (newest === undefined) return [found];
  return [found, await mayAdd(`${container}/${newest}`, newest.slice(11), asking)];
}

const conflict = 409;

async function mayAdd(url: string, code: string, asking: AskingStorage): Promise<Finding> {
  const what = 'storage: adding a code';
  const there = (status: number): Finding | undefined => {
    if (status === conflict) return works(what, 'allowed; what is there is not changed');
    // Added, although it is there: then it can be taken away or written over as well.
    return status === 201 ? wrong(what, 'a code that is there was written over', steps.breach) : undefined;
  };
  return askBlob(what, new URL(url), asking, () => 'allowed', { add: `${code}\n`, answers: there });
}
