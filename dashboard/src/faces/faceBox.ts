import type { Region } from './luminance';

/** Where a face is, in pixels from the upper left, and how sure the detector is, 0..1. */
export interface FaceBox {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly score: number;
}

const SAME_FACE_OVERLAP = 0.3;
const PART_OF_A_FACE_SHARE = 0.6;

const area = (box: FaceBox) => box.width * box.height;

function shared(a: FaceBox, b: FaceBox): number {
  const width = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x);
  const height = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y);
  return Math.max(0, width) * Math.max(0, height);
}

/** Shared area over joint area, 0..1. */
export const overlap = (a: FaceBox, b: FaceBox): number => shared(a, b) / (area(a) + area(b) - shared(a, b));

/** One box for each face: the better scored of two that overlap; none that lies within another; largest first. */
export function distinct(found: readonly FaceBox[]): FaceBox[] {
  const kept: FaceBox[] = [];
  for (const box of found.toSorted((a, b) => b.score - a.score)) {
    if (kept.every((other) => overlap(box, other) <= SAME_FACE_OVERLAP)) {
      kept.push(box);
    }
  }
  const outer: FaceBox[] = [];
  for (const box of kept.sort((a, b) => area(b) - area(a))) {
    if (outer.every((other) => shared(box, other) / area(box) <= PART_OF_A_FACE_SHARE)) {
      outer.push(box);
    }
  }
  return outer;
}

/** The same middle, so many times as wide and as high. */
export function grown(box: FaceBox, times: number): FaceBox {
  const width = box.width * times;
  const height = box.height * times;
  return {
    x: box.x + (box.width - width) / 2,
    y: box.y + (box.height - height) / 2,
    width,
    height,
    score: box.score,
  };
}

/** The square around a box, as far as it lies within a picture of that size. */
export function square(box: FaceBox, width: number, height: number): Region {
  const side = Math.max(box.width, box.height);
  const left = clamp(box.x + (box.width - side) / 2, width - 1);
  const top = clamp(box.y + (box.height - side) / 2, height - 1);
  const right = Math.max(left + 1, clamp(left + side, width));
  const bottom = Math.max(top + 1, clamp(top + side, height));
  return { left, top, width: right - left, height: bottom - top };
}

const clamp = (px: number, largest: number) => Math.max(0, Math.min(largest, Math.round(px)));
