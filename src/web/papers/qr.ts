// The council's address as a code to be read by a phone, drawn as one path.
import { encode } from 'uqr';
import { escaped } from './html.ts';

/** White around it, as the standard wants it: four modules. */
const border = 4;

/** A quarter of it may be torn off or scribbled on. */
export function qrCode(address: string): string {
  const { data, size } = encode(address, { ecc: 'Q', border });
  const rows = data.map((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : '')).join('')).join('');
  return (
    `<svg class="mset-qr" role="img" aria-label="${escaped(address)}" viewBox="0 0 ${size} ${size}" ` +
    `shape-rendering="crispEdges"><path fill="#fff" d="M0 0h${size}v${size}h-${size}z"/><path fill="#000" d="${rows}"/></svg>`
  );
}
