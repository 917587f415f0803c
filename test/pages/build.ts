// The built pages, made anew when their source is younger. Once for all tests of a run.
import { spawnSync } from 'node:child_process';
import { globSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = new URL('../../', import.meta.url);
const builtFrom = ['src/pages/**/*', 'src/domain/**/*.ts', 'src/cards/**/*.ts', 'package-lock.json'];

const changedAt = (file: string): number => statSync(new URL(file, root), { throwIfNoEntry: false })?.mtimeMs ?? 0;
let folder: string | undefined;

/** Where the built pages are. Throws with what Vite says when they cannot be built. */
export function builtPages(): string {
  if (folder !== undefined) return folder;
  const newest = Math.max(...globSync(builtFrom, { cwd: root }).map(changedAt));
  if (changedAt('dist/pages/index.html') < newest) {
    const vite = fileURLToPath(new URL('node_modules/vite/bin/vite.js', root));
    const built = spawnSync(process.execPath, [vite, 'build', '--config', 'src/pages/vite.config.mjs'], { cwd: root });
    if (built.status !== 0) throw new Error(`The pages were not built: ${built.stderr.toString()}`);
  }
  folder = fileURLToPath(new URL('dist/pages/', root));
  return folder;
}
