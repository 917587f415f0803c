// What a PNG's first bytes say of it, and what Teams wants of the two icons.

interface Png {
  readonly width: number;
  readonly height: number;
  /** Whether it can be transparent. */
  readonly alpha: boolean;
}

const signature = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
/** The two of PNG's colour types that have an alpha channel: grey, and red, green and blue. */
const withAlpha = [4, 6];

/** Reads the header; undefined where it is no PNG. */
export function readPng(bytes: Uint8Array): Png | undefined {
  if (bytes.length < 26 || signature.some((byte, place) => bytes[place] !== byte)) return undefined;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  // Signature, length and name of the header, then: width, height, bits of a colour, colour type.
  return { width: view.getUint32(16), height: view.getUint32(20), alpha: withAlpha.includes(view.getUint8(25)) };
}

/** What is wrong with the icons: `color` is 192 x 192, `outline` 32 x 32 and transparent. */
export function problemsInIcons(icons: {
  readonly color: Uint8Array;
  readonly outline: Uint8Array;
}): readonly string[] {
  const outline = readPng(icons.outline);
  return [
    ...sizeProblem('color.png', readPng(icons.color), 192),
    ...sizeProblem('outline.png', outline, 32),
    ...(outline?.alpha === false ? ['outline.png is not transparent: save it with an alpha channel.'] : []),
  ];
}

function sizeProblem(name: string, png: Png | undefined, size: number): readonly string[] {
  if (png === undefined) return [`${name} is not a PNG.`];
  if (png.width === size && png.height === size) return [];
  return [
    `${name} is ${png.width} x ${png.height}, and must be ${size} x ${size}: render ${name.replace('png', 'svg')} again.`,
  ];
}
