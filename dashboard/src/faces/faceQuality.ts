/** What spoils a face for reading. */
export type FaceLimit = 'too-small' | 'too-little-contrast' | 'over-or-underexposed' | 'blurred' | 'noisy';

/** How well a face can be read from its pixels; measures and bounds are the server's (`FaceQuality.java`). */
export interface FaceQuality {
  /** What a reading's confidence is worth, 0..1. */
  readonly reliability: number;
  /** What spoils it most; null where nothing does. */
  readonly limit: FaceLimit | null;
}

const BLACK = 1;
const WHITE = 254;

/**
 * @param pixels a square of luminance, 0..255
 * @param side of the square
 * @param sidePx longer side of the face in the picture
 * @param noiseSd of the picture, in steps of luminance
 */
export function qualityOf(pixels: Uint8Array, side: number, sidePx: number, noiseSd: number): FaceQuality {
  const mean = pixels.reduce((sum, value) => sum + value, 0) / pixels.length;
  const variance = pixels.reduce((sum, value) => sum + (value - mean) ** 2, 0) / pixels.length;
  const clipped =
    pixels.reduce((count, value) => count + (value <= BLACK || value >= WHITE ? 1 : 0), 0) / pixels.length;
  const spread = Math.sqrt(variance + 1);
  const worth: Record<FaceLimit, number> = {
    'too-small': worthOf(sidePx, 8, 24, 48),
    'too-little-contrast': worthOf(Math.sqrt(variance), 0, 6, 20),
    'over-or-underexposed': worthOf(clipped, 0.75, 0.25, 0.05),
    blurred: worthOf(detail(pixels, side) / spread, 0.1, 0.3, 0.5),
    noisy: worthOf(noiseSd / spread, 1.2, 0.4, 0.1),
  };
  const reliability = Math.min(...Object.values(worth));
  const limit = (Object.keys(worth) as FaceLimit[]).find((one) => worth[one] === reliability);
  return { reliability, limit: reliability < 1 && limit ? limit : null };
}

/** Root mean square of the Laplacian inside of the square. */
function detail(pixels: Uint8Array, side: number): number {
  const at = (x: number, y: number) => pixels[y * side + x] ?? 0;
  let sum = 0;
  for (let y = 1; y < side - 1; y++) {
    for (let x = 1; x < side - 1; x++) {
      sum += (4 * at(x, y) - at(x - 1, y) - at(x + 1, y) - at(x, y - 1) - at(x, y + 1)) ** 2;
    }
  }
  return Math.sqrt(sum) / (side - 2);
}

/** 0 at {@link unreadable}, nine tenths at {@link good}, 1 at {@link fine}, straight between. */
function worthOf(value: number, unreadable: number, good: number, fine: number): number {
  const toGood = between(unreadable, good, value);
  return toGood < 1 ? 0.9 * toGood : 0.9 + 0.1 * between(good, fine, value);
}

const between = (zero: number, one: number, value: number) =>
  Math.max(0, Math.min(1, (value - zero) / (one - zero)));
