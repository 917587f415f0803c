/** The work on each, `atOnce` at a time, so that a press in between does not wait for all. */
export async function inBatches<In, Out>(
  list: readonly In[],
  atOnce: number,
  work: (item: In) => Promise<Out>,
): Promise<readonly Out[]> {
  const results: Out[] = [];
  for (let at = 0; at < list.length; at += atOnce) {
    results.push(...(await Promise.all(list.slice(at, at + atOnce).map(work))));
  }
  return results;
}
