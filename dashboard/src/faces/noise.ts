import type { FaceBox } from './faceBox';
import type { Luminance } from './luminance';

const SIDE = 64;
const LEAST_SIDE = 16;

/** Standard deviation of the noise in the middle of a face, in steps of luminance; as the server's `NoiseGauge.java`. */
export function noiseSd(picture: Luminance, box: FaceBox): number {
  const side = Math.trunc(Math.min(SIDE, box.width, box.height));
  const left = Math.max(0, Math.round(box.x + (box.width - side) / 2));
  const top = Math.max(0, Math.round(box.y + (box.height - side) / 2));
  const width = Math.min(side, picture.width - left);
  const height = Math.min(side, picture.height - top);
  if (width < LEAST_SIDE || height < LEAST_SIDE) {
    return 0;
  }
  const at = (x: number, y: number) => picture.pixels[(top + y) * picture.width + left + x] ?? 0;
  const bent = (x: number, y: number) => at(x - 1, y) - 2 * at(x, y) + at(x + 1, y);
  let sum = 0;
  for (let y = 1; y < height - 1; y++) {
    for (let x = 1; x < width - 1; x++) {
      sum += Math.abs(bent(x, y - 1) - 2 * bent(x, y) + bent(x, y + 1));
    }
  }
  return (Math.sqrt(Math.PI / 2) * sum) / (6 * (width - 2) * (height - 2));
}
