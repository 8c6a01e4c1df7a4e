/*
 * SHA-256 (FIPS 180-4). The platform's own is asynchronous and not part of the language, and the fold must be able to
 * check a fingerprint on the spot; a shorter, home-made hash could be made to collide by whoever wants an old approval
 * to fit a new proposal.
 */

const primes = (count: number): number[] => {
  const found: number[] = [];
  for (let candidate = 2; found.length < count; candidate += 1) {
    if (found.every((prime) => candidate % prime !== 0)) found.push(candidate);
  }
  return found;
};

const fractionBits = (root: number): number => ((root - Math.floor(root)) * 2 ** 32) | 0;
const ROUND = primes(64).map((prime) => fractionBits(Math.cbrt(prime)));
const START = primes(8).map((prime) => fractionBits(Math.sqrt(prime)));
const turn = (word: number, by: number): number => (word >>> by) | (word << (32 - by));

function utf8(text: string): number[] {
  const bytes: number[] = [];
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    if (code < 0x80) bytes.push(code);
    else if (code < 0x800) bytes.push(0xc0 | (code >> 6), 0x80 | (code & 63));
    else if (code < 0x10000) bytes.push(0xe0 | (code >> 12), 0x80 | ((code >> 6) & 63), 0x80 | (code & 63));
    else bytes.push(0xf0 | (code >> 18), 0x80 | ((code >> 12) & 63), 0x80 | ((code >> 6) & 63), 0x80 | (code & 63));
  }
  return bytes;
}

function padded(bytes: number[]): Uint8Array {
  const block = new Uint8Array(Math.ceil((bytes.length + 9) / 64) * 64);
  block.set(bytes);
  block[bytes.length] = 0x80;
  const bits = bytes.length * 8;
  for (let i = 0; i < 6; i += 1) block[block.length - 1 - i] = Math.floor(bits / 2 ** (8 * i)) & 255;
  return block;
}

function compress(state: readonly number[], words: readonly number[]): number[] {
  const w = [...words];
  const at = (i: number): number => w[i] ?? 0;
  for (let i = 16; i < 64; i += 1) {
    const s0 = turn(at(i - 15), 7) ^ turn(at(i - 15), 18) ^ (at(i - 15) >>> 3);
    const s1 = turn(at(i - 2), 17) ^ turn(at(i - 2), 19) ^ (at(i - 2) >>> 10);
    w.push((at(i - 16) + s0 + at(i - 7) + s1) | 0);
  }
  let [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = state;
  for (let i = 0; i < 64; i += 1) {
    const t1 = h + (turn(e, 6) ^ turn(e, 11) ^ turn(e, 25)) + ((e & f) ^ (~e & g)) + (ROUND[i] ?? 0) + at(i);
    const t2 = (turn(a, 2) ^ turn(a, 13) ^ turn(a, 22)) + ((a & b) ^ (a & c) ^ (b & c));
    [h, g, f, e, d, c, b, a] = [g, f, e, (d + t1) | 0, c, b, a, (t1 + t2) | 0];
  }
  return [a, b, c, d, e, f, g, h].map((word, i) => (word + (state[i] ?? 0)) | 0);
}

/** SHA-256 of the text's UTF-8 bytes as 64 lower-case hexadecimal digits. */
export function sha256(text: string): string {
  const bytes = padded(utf8(text));
  const view = new DataView(bytes.buffer);
  let state: readonly number[] = START;
  for (let offset = 0; offset < bytes.length; offset += 64) {
    state = compress(
      state,
      Array.from({ length: 16 }, (_, i) => view.getInt32(offset + 4 * i)),
    );
  }
  return state.map((word) => (word >>> 0).toString(16).padStart(8, '0')).join('');
}

/** The first 128 bits of SHA-256, for fingerprints that must fit in the 1 KB of an audit's metadata. */
export function digest(text: string): string {
  return sha256(text).slice(0, 32);
}
