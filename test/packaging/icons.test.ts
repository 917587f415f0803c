// The two icons as Teams wants them: the outline is white and nothing else, on nothing.
import assert from 'node:assert/strict';
import { inflateSync } from 'node:zlib';
import { problemsInIcons, readPng } from '../../src/packaging/png.ts';
import { fileIn, jsonIn } from './parts.ts';

type Pixel = readonly [red: number, green: number, blue: number, alpha: number];

/** The pixels of a PNG with eight bits a colour and an alpha channel (PNG specification, 9: filters). */
function pixelsOf(png: Uint8Array): readonly Pixel[] {
  const width = readPng(png)?.width ?? 0;
  const view = new DataView(png.buffer, png.byteOffset, png.byteLength);
  const data: Uint8Array[] = [];
  for (let at = 8; at < png.length; at += view.getUint32(at) + 12) {
    const type = String.fromCharCode(...png.subarray(at + 4, at + 8));
    if (type === 'IDAT') data.push(png.subarray(at + 8, at + 8 + view.getUint32(at)));
  }
  const raw = inflateSync(Buffer.concat(data));
  const bytes = new Uint8Array(width * 4);
  const pixels: Pixel[] = [];
  for (let at = 0; at < raw.length; at += width * 4 + 1) {
    const above = bytes.slice();
    for (let x = 0; x < width * 4; x += 1) {
      const [left, up, corner] = [x < 4 ? 0 : (bytes[x - 4] ?? 0), above[x] ?? 0, x < 4 ? 0 : (above[x - 4] ?? 0)];
      const guess = [0, left, up, Math.floor((left + up) / 2), nearest(left, up, corner)][raw[at] ?? 0] ?? 0;
      bytes[x] = (raw[at + 1 + x] ?? 0) + guess;
    }
    for (let x = 0; x < width * 4; x += 4) pixels.push(Array.from(bytes.slice(x, x + 4)) as unknown as Pixel);
  }
  return pixels;
}

function nearest(left: number, up: number, corner: number): number {
  const away = (one: number): number => Math.abs(left + up - corner - one);
  if (away(left) <= away(up) && away(left) <= away(corner)) return left;
  return away(up) <= away(corner) ? up : corner;
}

describe('The icons', () => {
  const [color, outline] = [fileIn('appPackage/color.png'), fileIn('appPackage/outline.png')];

  it('are as large as Teams wants them', () => {
    assert.deepEqual(problemsInIcons({ color, outline }), []);
    assert.deepEqual([readPng(color)?.width, readPng(outline)?.width], [192, 32]);
  });

  it('the outline is white on nothing', () => {
    const pixels = pixelsOf(outline);
    assert.equal(pixels.length, 32 * 32);
    const drawn = pixels.filter(([, , , alpha]) => alpha > 0);
    assert.ok(drawn.length > 100 && drawn.length < 512, `${drawn.length} pixels are drawn`);
    assert.deepEqual(
      drawn.filter(([red, green, blue]) => red + green + blue !== 3 * 255),
      [],
    );
  });

  it('the accent colour is the ground of the colour icon', () => {
    const { accentColor } = jsonIn('appPackage/manifest.json') as { accentColor: string };
    assert.ok(Buffer.from(fileIn('appPackage/color.svg')).toString().includes(`fill="${accentColor.toLowerCase()}"`));
  });
});
