/** A picture's luminance, 0..255, row by row from the upper left. */
export interface Luminance {
  readonly width: number;
  readonly height: number;
  readonly pixels: Uint8Array;
}

/** A part of a picture, in whole pixels within it. */
export interface Region {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** Luminance of what a canvas holds (red, green, blue, alpha), by ITU-R BT.601 as decoders of JPEG have it. */
export function luminanceOf(image: { width: number; height: number; data: ArrayLike<number> }): Luminance {
  const { width, height, data } = image;
  const pixels = new Uint8Array(width * height);
  for (let i = 0; i < pixels.length; i++) {
    const at = 4 * i;
    pixels[i] = Math.round(
      0.299 * (data[at] ?? 0) + 0.587 * (data[at + 1] ?? 0) + 0.114 * (data[at + 2] ?? 0),
    );
  }
  return { width, height, pixels };
}

const DARK = 70;
const MOST_GAIN = 12;

/** By how much a dark picture is lightened before faces are looked for, as the server does: to a mean of 70, at most twelve times. */
export function gainOf(picture: Luminance): number {
  const mean = picture.pixels.reduce((sum, value) => sum + value, 0) / picture.pixels.length;
  return mean >= DARK ? 1 : Math.min(MOST_GAIN, DARK / Math.max(1, mean));
}

/** Which pixels of a line make one of another length, and with what share each. */
interface Taps {
  readonly from: Int32Array;
  readonly count: Int32Array;
  readonly shares: Float64Array;
  readonly most: number;
}

/**
 * A part of a picture at another size: each pixel the mean of the area that it covers, or between its neighbours where
 * it is enlarged. The server's library does the same; where the last bit rounds may differ.
 *
 * @param way `area` only shrinks; `linear` is for enlarging
 */
export function resized(
  picture: Luminance,
  part: Region,
  width: number,
  height: number,
  way: 'area' | 'linear',
): Luminance {
  const columns = taps(part.width, width, way);
  const rows = taps(part.height, height, way);
  const pixels = new Uint8Array(width * height);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      pixels[y * width + x] = Math.round(blended(picture, part, columns, x, rows, y));
    }
  }
  return { width, height, pixels };
}

function blended(picture: Luminance, part: Region, columns: Taps, x: number, rows: Taps, y: number): number {
  let sum = 0;
  const fromX = part.left + (columns.from[x] ?? 0);
  const fromY = part.top + (rows.from[y] ?? 0);
  for (let j = 0; j < (rows.count[y] ?? 0); j++) {
    let line = 0;
    const at = (fromY + j) * picture.width + fromX;
    for (let i = 0; i < (columns.count[x] ?? 0); i++) {
      line += (columns.shares[x * columns.most + i] ?? 0) * (picture.pixels[at + i] ?? 0);
    }
    sum += (rows.shares[y * rows.most + j] ?? 0) * line;
  }
  return sum;
}

function taps(from: number, to: number, way: 'area' | 'linear'): Taps {
  const scale = from / to;
  const most = Math.max(2, Math.ceil(scale) + 1);
  const all: Taps = {
    from: new Int32Array(to),
    count: new Int32Array(to),
    shares: new Float64Array(to * most),
    most,
  };
  for (let i = 0; i < to; i++) {
    if (way === 'area' && scale >= 1) {
      covered(all, i, i * scale, (i + 1) * scale, from);
    } else {
      between(all, i, (i + 0.5) * scale - 0.5, from);
    }
  }
  return all;
}

/** Every pixel that lies in part between two places, by how much of it does. */
function covered(all: Taps, i: number, begin: number, end: number, length: number): void {
  const first = Math.floor(begin + 1e-9);
  const last = Math.min(length, Math.ceil(end - 1e-9));
  all.from[i] = first;
  all.count[i] = last - first;
  for (let k = first; k < last; k++) {
    all.shares[i * all.most + k - first] = (Math.min(k + 1, end) - Math.max(k, begin)) / (end - begin);
  }
}

/** The two pixels around a place between their middles; at the edge the last one. */
function between(all: Taps, i: number, place: number, length: number): void {
  const within = Math.max(0, Math.min(length - 1, place));
  const first = Math.min(Math.floor(within), Math.max(0, length - 2));
  all.from[i] = first;
  all.count[i] = Math.min(2, length);
  all.shares[i * all.most] = 1 - (within - first);
  all.shares[i * all.most + 1] = within - first;
}
