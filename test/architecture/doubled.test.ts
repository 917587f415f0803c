// No two files of one room export the same name: whoever reads one of them would think of the other.
import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { doubledNames } from './doubled.ts';
import type { SourceFile } from './source.ts';

const root = new URL('../../', import.meta.url);
const files: readonly SourceFile[] = globSync('src/**/*.{ts,tsx}', { cwd: root }).map((path) => ({
  path: path.replaceAll('\\', '/'),
  text: readFileSync(new URL(path, root), 'utf8'),
}));
const doubledIn = (all: readonly SourceFile[]): readonly string[] =>
  doubledNames(all).map(({ room, name, paths }) => `${room} ${name}: ${paths.join(', ')}`);
const found = (...planted: readonly (readonly [path: string, text: string])[]): readonly string[] =>
  doubledIn(planted.map(([path, text]) => ({ path, text })));

describe('An exported name', () => {
  it('belongs to one file of its room', () => {
    assert.deepEqual(doubledIn(files), []);
  });
  it('is found twice however it is declared', () => {
    const twice = ['desk a: src/desk/case/a.ts, src/desk/b.ts'];
    for (const text of [
      'export function a(): void {}',
      'export async function* a(): AsyncGenerator<number> {}',
      'export class a {}',
      'export interface a {}',
      'export type a = string;',
      'export enum a {}',
      'const b = 1;\nexport { b as a };',
      'export const c = 1, a = 2;',
      'export const { c: a } = d;',
      'export const [b, { a }] = d;',
    ]) {
      assert.deepEqual(found(['src/desk/case/a.ts', text], ['src/desk/b.ts', 'export const a = 1;']), twice, text);
    }
  });
  it('may be the name of a type and a value of one file, of another room, of none exported, and of what is passed on', () => {
    const a = ['src/desk/a.ts', 'export const a = 1;\nexport type a = typeof a;'] as const;
    for (const [path, text] of [
      ['src/cards/a.ts', 'export const a = 1;'],
      ['src/a.ts', 'export const a = 1;'],
      ['test/desk/a.ts', 'export const a = 1;'],
      ['src/desk/b.ts', 'const a = 1;\nexport const b = a;'],
      ['src/desk/b.ts', "export { a } from './a.ts';\nexport const b = 1;"],
    ] as const) {
      assert.deepEqual(found(a, [path, text]), [], text);
    }
  });
});
