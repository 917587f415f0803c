/** The work on each, `atOnce` at a time, so that a press in between does not wait for all. The results are in order. */
export async function inBatches<In, Out>(
  list: readonly In[],
  atOnce: number,
  work: (item: In) => Promise<Out>,
): Promise<readonly Out[]> {
  const results: Out[] = [];
  const waiting = list.entries();
  const take = async (): Promise<void> => {
    // One iterator for all: each takes the next that no one has taken.
    for (const [place, item] of waiting) results[place] = await work(item);
  };
  await Promise.all(Array.from({ length: atOnce }, take));
  return results;
}
