// @vitest-environment node
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FaceReader } from './FaceReader';
import type { Luminance } from './luminance';

const affect = new URL('../../../affect/src/', import.meta.url);
const model = (name: string) =>
  new Uint8Array(readFileSync(new URL(`main/resources/models/${name}.onnx`, affect)));
const written = JSON.parse(
  readFileSync(new URL('test/resources/faces/readings.json', affect), 'utf8'),
) as Record<string, { box: number[]; faces: number; shares: number[]; pixelsReliability: number }>;

/** A portable graymap; `-in-the-dark` behind its name leaves an eighth of the light. */
function picture(of: string): Luminance {
  const name = of.replace('-in-the-dark', '');
  const bytes = readFileSync(new URL(`test/resources/faces/${name}.pgm`, affect));
  const [, width = 0, height = 0] = bytes.subarray(0, 20).toString('latin1').split(/\s/, 4).map(Number);
  const pixels = new Uint8Array(bytes.subarray(bytes.length - width * height));
  return { width, height, pixels: name === of ? pixels : pixels.map((value) => value >> 3) };
}

describe('a face read by the page', () => {
  let reader: FaceReader;
  beforeAll(async () => {
    reader = await FaceReader.load({
      detector: model('face_detector_gray'),
      expression: model('face_expression_48'),
    });
  });
  afterAll(() => reader.release());

  it.each(['at-rest', 'smiling', 'smiling-in-the-dark'])(
    'is read as the server reads it: %s',
    async (name) => {
      const seen = await reader.read(picture(name));
      const same = written[name];
      expect(seen?.faces).toBe(same?.faces);
      const box = seen ? [seen.box.x, seen.box.y, seen.box.width, seen.box.height] : [];
      box.forEach((px, i) => {
        expect(Math.abs(px - (same?.box[i] ?? Number.NaN))).toBeLessThan(0.5);
      });
      seen?.shares.forEach((share, i) => {
        expect(Math.abs(share - (same?.shares[i] ?? Number.NaN))).toBeLessThan(0.01);
      });
      const top = Math.max(...(same?.shares ?? []));
      expect(Math.abs((seen?.confidence ?? 0) - top * (same?.pixelsReliability ?? 0))).toBeLessThan(0.01);
    },
  );

  it('is found where the picture is larger than what the network sees', async () => {
    const small = picture('smiling');
    const pixels = new Uint8Array(4 * small.pixels.length);
    for (let i = 0; i < pixels.length; i++) {
      const x = i % (2 * small.width);
      const y = Math.floor(i / (2 * small.width));
      pixels[i] = small.pixels[(y >> 1) * small.width + (x >> 1)] ?? 0;
    }
    const seen = await reader.read({ width: 2 * small.width, height: 2 * small.height, pixels });
    const same = written.smiling?.box.map((px) => 2 * px) ?? [];
    expect(Math.abs((seen?.box.x ?? 0) - (same[0] ?? 0))).toBeLessThan(1.5);
    seen?.shares.forEach((share, i) => {
      expect(Math.abs(share - (written.smiling?.shares[i] ?? Number.NaN))).toBeLessThan(0.15);
    });
  });

  it.each([
    ['black', 0],
    ['gray', 128],
    ['white', 255],
  ])('is none where everything is %s', async (_, value) => {
    expect(
      await reader.read({ width: 200, height: 90, pixels: new Uint8Array(18_000).fill(value) }),
    ).toBeNull();
  });

  it('is none in a picture of one pixel', async () => {
    expect(await reader.read({ width: 1, height: 1, pixels: new Uint8Array(1) })).toBeNull();
  });

  it('counts less in the dark, and is unknown then', async () => {
    const light = picture('smiling');
    const dark = { ...light, pixels: light.pixels.map((value) => value >> 6) };
    const seen = await reader.read(dark);
    expect(seen === null || seen.expression === 'unknown').toBe(true);
  });
});
