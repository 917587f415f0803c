// What a file says, by the bytes that a program saved it in.

/**
 * UTF-8; "Unicode text" of Excel (UTF-16) by its mark; and what Excel saves as CSV on a council’s computer (Windows-1252), which is
 * no UTF-8 as soon as an accent or a curly apostrophe is in it.
 */
export function textIn(bytes: Uint8Array): string {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}

/** A letter was lost before the text came here: it was read in another way than it was saved. */
export const hasLost = (text: string): boolean => text.includes('\uFFFD');
