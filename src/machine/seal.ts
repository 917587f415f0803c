// What is sealed with one half of a key and opened with the other: who has the first half cannot read what was sealed.
import {
  createCipheriv,
  createDecipheriv,
  createPrivateKey,
  createPublicKey,
  diffieHellman,
  hkdfSync,
  type KeyObject,
} from 'node:crypto';

/** Seals the parts of one whole; each number is used once. */
export interface Sealer {
  /** Goes with what is sealed, in the open: with it and the other half the parts are opened. */
  readonly opening: string;
  seal(part: number, content: Uint8Array): Buffer;
}
/** Opens a part. Throws where it is another part, another whole, of another seal, or was altered. */
export type Opener = (part: number, sealed: Uint8Array) => Buffer;

const cipher = 'aes-256-gcm';
const tagBytes = 16;
/** What stands before 32 bytes to make a private key of X25519 of them (RFC 8410). */
const privateBefore = Buffer.from('302e020100300506032b656e04220420', 'hex');
const der = (key: KeyObject): Buffer => key.export({ format: 'der', type: 'spki' });
const read = (text: string): KeyObject =>
  createPublicKey({ key: Buffer.from(text, 'base64'), format: 'der', type: 'spki' });

function keyOf(privateKey: KeyObject, publicKey: KeyObject, opening: KeyObject, seal: KeyObject): Uint8Array {
  const shared = diffieHellman({ privateKey, publicKey });
  return new Uint8Array(hkdfSync('sha256', shared, Buffer.concat([der(opening), der(seal)]), 'mset copy 1', 32));
}

/** The key is of this one whole alone, so that a part's number says enough. */
function nonceOf(part: number): Buffer {
  const nonce = Buffer.alloc(12);
  nonce.writeUInt32BE(part, 8);
  return nonce;
}

/** `bytes`: chance; each whole has a key of its own. */
export function sealerFor(seal: string, bytes: (count: number) => Uint8Array): Sealer {
  const own = createPrivateKey({
    key: Buffer.concat([privateBefore, bytes(32)]),
    format: 'der',
    type: 'pkcs8',
  });
  const [opening, theirs] = [createPublicKey(own), read(seal)];
  const key = keyOf(own, theirs, opening, theirs);
  return {
    opening: der(opening).toString('base64'),
    seal: (part, content) => {
      const sealing = createCipheriv(cipher, key, nonceOf(part));
      return Buffer.concat([sealing.update(content), sealing.final(), sealing.getAuthTag()]);
    },
  };
}

/** `pem`: the half that opens, as openssl writes it; `opening`: as the sealer gave it. Throws where either is none. */
export function openerWith(pem: string, opening: string): Opener {
  const own = createPrivateKey(pem);
  const theirs = read(opening);
  const key = keyOf(own, theirs, theirs, createPublicKey(own));
  return (part, sealed) => {
    const content = Buffer.from(sealed);
    const opens = createDecipheriv(cipher, key, nonceOf(part));
    opens.setAuthTag(content.subarray(content.length - tagBytes));
    return Buffer.concat([opens.update(content.subarray(0, content.length - tagBytes)), opens.final()]);
  };
}
