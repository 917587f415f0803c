// Words that blame a child, as they are found in what is typed (docs/process.md P15.1).
import assert from 'node:assert/strict';
import { noticedIn, sayNoticed } from '../../../src/domain/kernel/language.ts';
import { directorySchema } from '../../../src/domain/people/directory.ts';

const { language } = directorySchema.parse({ people: [] }).settings.guidance;
const typedIn = (text: string): readonly string[] => noticedIn(text, language).map(({ typed }) => typed);

const found: readonly (readonly [text: string, ...typed: readonly string[]])[] = [
  ['She absconded on Tuesday.', 'absconded'],
  ['ABSCONDED, then AWOL again', 'ABSCONDED'],
  ['He is hard-to-reach and non compliant', 'hard-to-reach'],
  ['making\npoor choices', 'making\npoor choices'],
  ["He won’t engage; he won't engage.", 'won’t engage'],
  ['with her boyfriend’s brother', 'boyfriend’s'],
  ['known gang member, drug dealing', 'drug dealing', 'gang member'],
  ['he is putting himself at risk', 'putting himself at risk'],
];
const clean: readonly (readonly [text: string, why: string])[] = [
  ['', 'nothing was typed'],
  ['He is maturing; modern slavery; NFAs', 'part of another word'],
  ['She said “I absconded” to us', 'her own words'],
  ['She said "he is my boyfriend" twice', 'her own words, straight marks'],
  ['‘I don’t care, I’m a runaway’, she says', 'her own words with apostrophes'],
  ["He told us: 'it's my boyfriend'.", 'his own words with an apostrophe'],
  ['missing; left, and whereabouts not known', 'what to say instead'],
];

describe('The language helper', () => {
  for (const [text, ...typed] of found)
    it(`finds: ${text.replace('\n', ' ')}`, () => assert.deepEqual(typedIn(text), typed));
  for (const [text, why] of clean) it(`leaves alone: ${why}`, () => assert.deepEqual(typedIn(text), []));

  it('finds what is beside a quotation, and what stands after a mark that is never closed', () => {
    assert.deepEqual(typedIn('“I ran”, she said. She absconded.'), ['absconded']);
    assert.deepEqual(typedIn('“I ran, she said. She absconded.'), ['absconded']);
    assert.deepEqual(typedIn("the family's view: she absconded, it's said"), ['absconded']);
  });

  it('has a way to say each of its words, and none of those is on the list', () => {
    for (const { avoid, say, why, forms } of language) {
      assert.ok(forms.length > 0 && why !== '', avoid);
      for (const form of forms) assert.deepEqual(typedIn(`x ${form} y`).length, 1, form);
      assert.deepEqual(typedIn(`${say} ${why.replace('child prostitute', '')}`), [], avoid);
    }
  });

  it('knows a council’s own row by what it avoids', () => {
    const row = { avoid: 'kids, naughty (of a child)', say: 'children', why: '', forms: [] };
    assert.deepEqual(noticedIn('Naughty kids?', [row]), [{ typed: 'Naughty', say: 'children', why: '' }]);
    assert.deepEqual(noticedIn('of a child', [row]), []);
    assert.deepEqual(noticedIn('a (b', [{ ...row, avoid: 'a (b' }]), [{ typed: 'a (b', say: 'children', why: '' }]);
  });

  it('says three at most, what to write, and how to keep a quotation', () => {
    assert.equal(sayNoticed([]), undefined);
    const said = sayNoticed(noticedIn('absconded, streetwise, promiscuous, prostitute', language)) ?? '';
    assert.equal(said.match(/better,/g)?.length, 3);
    assert.match(said, /put them in quotation marks\.$/);
  });
});
