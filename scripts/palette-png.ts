/**
 * Makes a screenshot a third of its size: its 256 most frequent colours become a palette, and every other colour (the
 * edges of letters) the nearest of them. By the PNG specification, third edition: chunks 5.3, filters 9.2.
 */
import { crc32, deflateSync, inflateSync } from 'node:zlib';

interface Chunk {
  readonly type: string;
  readonly data: Buffer;
}

/** Rows of pixels, three bytes each. */
interface Image {
  readonly width: number;
  readonly rows: readonly Buffer[];
}

/** @throws Error for anything but what Chromium writes: eight bits of red, green and blue, not interlaced */
export function toPalettePng(png: Buffer): Buffer {
  const image = decode(png);
  const palette = frequentColours(image);
  const index = nearestOf(palette);
  const lines = image.rows.map((row) =>
    Buffer.from([0, ...Array.from({ length: image.width }, (_, x) => index(row.readUIntBE(3 * x, 3)))]),
  );
  const header = Buffer.alloc(13);
  header.writeUInt32BE(image.width, 0);
  header.writeUInt32BE(image.rows.length, 4);
  header.set([8, 3, 0, 0, 0], 8);
  const colours = Buffer.from(palette.flatMap(partsOf));
  const data = deflateSync(Buffer.concat(lines), { level: 9 });
  const chunks: readonly Chunk[] = [
    { type: 'IHDR', data: header },
    { type: 'PLTE', data: colours },
    { type: 'IDAT', data },
    { type: 'IEND', data: Buffer.alloc(0) },
  ];
  return Buffer.concat([png.subarray(0, 8), ...chunks.map(encodeChunk)]);
}

function encodeChunk({ type, data }: Chunk): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const out = Buffer.alloc(body.length + 8);
  out.writeUInt32BE(data.length, 0);
  out.set(body, 4);
  out.writeUInt32BE(crc32(body), body.length + 4);
  return out;
}

function* chunksOf(png: Buffer): Generator<Chunk> {
  for (let at = 8; at < png.length; ) {
    const length = png.readUInt32BE(at);
    yield { type: png.toString('latin1', at + 4, at + 8), data: png.subarray(at + 8, at + 8 + length) };
    at += length + 12;
  }
}

function decode(png: Buffer): Image {
  const chunks = [...chunksOf(png)];
  const header = chunks.find(({ type }) => type === 'IHDR')?.data ?? Buffer.alloc(13);
  if (header.subarray(8).toString('hex') !== '0802000000') throw new Error('not an RGB picture of 8 bits');
  const width = header.readUInt32BE(0);
  const packed = Buffer.concat(chunks.filter(({ type }) => type === 'IDAT').map(({ data }) => data));
  const raw = inflateSync(packed);
  const rows: Buffer[] = [];
  for (let at = 0; at < raw.length; at += 3 * width + 1)
    rows.push(unfiltered(raw.subarray(at, at + 3 * width + 1), rows.at(-1)));
  return { width, rows };
}

/** @param line the filter's number, then the bytes */
function unfiltered(line: Buffer, above: Buffer | undefined): Buffer {
  const row = Buffer.from(line.subarray(1));
  const filter = line[0];
  for (let x = 0; x < row.length; x += 1) {
    const left = row[x - 3] ?? 0;
    const up = above?.[x] ?? 0;
    const corner = x < 3 ? 0 : (above?.[x - 3] ?? 0);
    const guesses = [0, left, up, (left + up) >> 1, paeth(left, up, corner)];
    row[x] = (row[x] ?? 0) + (guesses[filter ?? 0] ?? 0);
  }
  return row;
}

function paeth(left: number, up: number, corner: number): number {
  const guess = left + up - corner;
  const [toLeft, toUp, toCorner] = [left, up, corner].map((each) => Math.abs(guess - each)) as [
    number,
    number,
    number,
  ];
  if (toLeft <= toUp && toLeft <= toCorner) return left;
  return toUp <= toCorner ? up : corner;
}

function frequentColours({ width, rows }: Image): readonly number[] {
  const counts = new Map<number, number>();
  for (const row of rows)
    for (let x = 0; x < width; x += 1) {
      const colour = row.readUIntBE(3 * x, 3);
      counts.set(colour, (counts.get(colour) ?? 0) + 1);
    }
  const sorted = [...counts].sort(([a, often], [b, more]) => more - often || a - b);
  return sorted.slice(0, 256).map(([colour]) => colour);
}

function nearestOf(palette: readonly number[]): (colour: number) => number {
  const known = new Map(palette.map((colour, index) => [colour, index]));
  return (colour) => {
    const index = known.get(colour) ?? nearest(palette, colour);
    known.set(colour, index);
    return index;
  };
}

function nearest(palette: readonly number[], colour: number): number {
  const far = palette.map((each) => distance(each, colour));
  return far.indexOf(Math.min(...far));
}

function distance(a: number, b: number): number {
  const other = partsOf(b);
  return partsOf(a).reduce((sum, part, index) => sum + (part - (other[index] ?? 0)) ** 2, 0);
}

function partsOf(colour: number): readonly number[] {
  return [colour >> 16, (colour >> 8) & 255, colour & 255];
}
