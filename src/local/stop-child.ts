import type { ChildProcess } from 'node:child_process';

/** Asks a child to end and waits for it; ends it by force after `withinMs`. Done at once when it has ended already. */
export async function stopChild(child: ChildProcess, withinMs: number): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise<void>((resolve) => {
    child.once('exit', () => resolve());
  });
  child.kill('SIGTERM');
  const hard = setTimeout(() => child.kill('SIGKILL'), withinMs);
  await ended;
  clearTimeout(hard);
}
