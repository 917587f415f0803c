// A certificate of its own for a server on this machine. Node makes keys but no certificates, so it is written here.
import { generateKeyPairSync, randomBytes, sign } from 'node:crypto';
import tls from 'node:tls';

export interface Certificate {
  /** PEM. */
  readonly cert: string;
  readonly key: string;
}

const der = (tag: number, ...parts: readonly (Buffer | number)[]): Buffer => {
  const body = Buffer.concat(parts.map((part) => (typeof part === 'number' ? Buffer.from([part]) : part)));
  const { length } = body;
  const long = length < 128 ? [length] : length < 256 ? [0x81, length] : [0x82, length >> 8, length & 255];
  return Buffer.concat([Buffer.from([tag, ...long]), body]);
};
const sequence = (...parts: readonly Buffer[]): Buffer => der(0x30, ...parts);
const octets = (content: Buffer): Buffer => der(0x04, content);
const text = (tag: number, words: string): Buffer => der(tag, Buffer.from(words));
const id = (hex: string): Buffer => der(0x06, Buffer.from(hex, 'hex'));

const ecdsaWithSha256 = sequence(id('2a8648ce3d040302'));
const nameOf = (common: string): Buffer => sequence(der(0x31, sequence(id('550403'), text(0x0c, common))));
const timeOf = (date: Date): Buffer => text(0x17, `${date.toISOString().slice(2, 19).replaceAll(/[-:T]/g, '')}Z`);
const day = 86_400_000;

/** For 127.0.0.1 and localhost, from yesterday until tomorrow, signed by itself. */
export function makeCertificate(): Certificate {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const name = nameOf('mset test');
  const names = sequence(text(0x82, 'localhost'), der(0x87, 127, 0, 0, 1));
  const authority = sequence(id('551d13'), octets(sequence(der(0x01, 0xff))));
  const content = sequence(
    der(0xa0, der(0x02, 2)),
    der(0x02, 1, randomBytes(8)),
    ecdsaWithSha256,
    name,
    sequence(timeOf(new Date(Date.now() - day)), timeOf(new Date(Date.now() + day))),
    name,
    publicKey.export({ type: 'spki', format: 'der' }),
    der(0xa3, sequence(authority, sequence(id('551d11'), octets(names)))),
  );
  const signature = der(0x03, 0, sign('sha256', content, privateKey));
  const body = sequence(content, ecdsaWithSha256, signature)
    .toString('base64')
    .match(/.{1,64}/g);
  return {
    cert: `-----BEGIN CERTIFICATE-----\n${body?.join('\n')}\n-----END CERTIFICATE-----\n`,
    key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
  };
}

/** Makes this process trust it, as NODE_EXTRA_CA_CERTS does from the start; gives back what undoes it. */
export function trust({ cert }: Certificate): () => void {
  const before = tls.getCACertificates('default');
  tls.setDefaultCACertificates([...before, cert]);
  return () => tls.setDefaultCACertificates(before);
}
