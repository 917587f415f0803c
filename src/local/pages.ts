// The pages of the tab, built again when what they are made of is younger than what was built.
import { spawnSync } from 'node:child_process';
import { globSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = new URL('../../', import.meta.url);
const builtFrom = ['src/pages/**/*', 'src/domain/**/*.ts', 'src/cards/**/*.ts', 'package-lock.json'];

const changedAt = (file: string): number => statSync(new URL(file, root), { throwIfNoEntry: false })?.mtimeMs ?? 0;

/** The folder with the built pages. Throws with what Vite says when they cannot be built. */
export function freshPages(): string {
  const newest = Math.max(...globSync(builtFrom, { cwd: root }).map(changedAt));
  if (changedAt('dist/pages/index.html') < newest) {
    const vite = fileURLToPath(new URL('node_modules/vite/bin/vite.js', root));
    const built = spawnSync(process.execPath, [vite, 'build', '--config', 'src/pages/vite.config.mjs'], { cwd: root });
    if (built.status !== 0) throw new Error(`The pages were not built: ${built.stderr.toString()}`);
  }
  return fileURLToPath(new URL('dist/pages/', root));
}
