import { env, InferenceSession, Tensor } from 'onnxruntime-web/wasm';
import { distinct, type FaceBox, grown, square } from './faceBox';
import { qualityOf } from './faceQuality';
import { EXPRESSIONS, type FaceSeen } from './faceSeen';
import { gainOf, type Luminance, resized } from './luminance';
import { noiseSd } from './noise';

const WHOLE_PX = 320;
const MULTIPLE_PX = 32;
const STRIDES = [8, 16, 32];
const LOWEST_SCORE = 0.6;
const SIDE = 48;
const WIDER = 1.25;
const CERTAIN_FROM = 0.6;

/**
 * Reads faces here, from the same files as server and headset: no picture leaves the page. Head pose and what hides a
 * face are not measured here, so that confidence is not lowered by them.
 */
export class FaceReader {
  private constructor(
    private readonly detector: InferenceSession,
    private readonly expression: InferenceSession,
  ) {}

  /**
   * @param models addresses or bytes of the detector's and the expression's network
   * @param wasm address of the runtime; none where it lies beside the program
   */
  static async load(
    models: { detector: string | Uint8Array; expression: string | Uint8Array },
    wasm?: string,
  ): Promise<FaceReader> {
    // More threads need headers that isolate the page, and gain nothing for networks of this size.
    env.wasm.numThreads = 1;
    if (wasm) {
      env.wasm.wasmPaths = { wasm };
    }
    // One after the other: the runtime starts once.
    const detector = await session(models.detector);
    return new FaceReader(detector, await session(models.expression));
  }

  /** Null where no face is seen. */
  async read(picture: Luminance): Promise<FaceSeen | null> {
    const faces = await this.detect(picture);
    const box = faces[0];
    if (!box) {
      return null;
    }
    const near = cut(picture, box);
    const wide = cut(picture, grown(box, WIDER));
    const shares = await this.express(near, mirrored(wide));
    const quality = qualityOf(near.pixels, SIDE, Math.max(box.width, box.height), noiseSd(picture, box));
    const top = shares.indexOf(Math.max(...shares));
    const confidence = (shares[top] ?? 0) * quality.reliability;
    return {
      box,
      faces: faces.length,
      shares,
      confidence,
      expression: confidence < CERTAIN_FROM ? 'unknown' : (EXPRESSIONS[top] ?? 'unknown'),
      limit: quality.limit,
    };
  }

  /** Gives back what the networks hold. */
  async release(): Promise<void> {
    await this.detector.release();
    await this.expression.release();
  }

  private async detect(picture: Luminance): Promise<FaceBox[]> {
    const scale = Math.min(1, WHOLE_PX / Math.max(picture.width, picture.height));
    const width = Math.max(1, Math.round(picture.width * scale));
    const height = Math.max(1, Math.round(picture.height * scale));
    const whole = { left: 0, top: 0, width: picture.width, height: picture.height };
    const small = resized(picture, whole, width, height, 'area');
    const columns = roundedUp(width);
    const rows = roundedUp(height);
    const input = new Float32Array(columns * rows);
    const gain = gainOf(small);
    small.pixels.forEach((value, i) => {
      input[Math.floor(i / width) * columns + (i % width)] = Math.min(255, gain * value);
    });
    const said = await this.detector.run({ input: new Tensor('float32', input, [1, 1, rows, columns]) });
    return distinct(STRIDES.flatMap((stride) => boxes(said, stride, columns / stride, 1 / scale)));
  }

  /** Shares of a face: the mean of it and of its mirror image with more around it. */
  private async express(near: Luminance, wide: Luminance): Promise<number[]> {
    const input = new Float32Array(2 * SIDE * SIDE);
    input.set(near.pixels);
    input.set(wide.pixels, SIDE * SIDE);
    const said = await this.expression.run({ gray: new Tensor('float32', input, [2, 1, SIDE, SIDE]) });
    const probs = floats(said, 'probs');
    const sums = EXPRESSIONS.map((_, i) => (probs[i] ?? 0) + (probs[EXPRESSIONS.length + i] ?? 0));
    const all = sums.reduce((a, b) => a + b, 0);
    return sums.map((sum) => sum / all);
  }
}

const session = (model: string | Uint8Array): Promise<InferenceSession> =>
  typeof model === 'string' ? InferenceSession.create(model) : InferenceSession.create(model);

/** Faces of one head: in each cell a score, the middle's offset and the logarithm of the sides, in strides. */
function boxes(
  said: InferenceSession.OnnxValueMapType,
  stride: number,
  columns: number,
  scale: number,
): FaceBox[] {
  const scores = floats(said, `cls_${stride}`);
  const offsets = floats(said, `bbox_${stride}`);
  const found: FaceBox[] = [];
  for (let cell = 0; cell < scores.length; cell++) {
    const score = Math.max(0, Math.min(1, scores[cell] ?? 0));
    if (score < LOWEST_SCORE) {
      continue;
    }
    const row = Math.floor(cell / columns);
    const [x = 0, y = 0, w = 0, h = 0] = offsets.subarray(4 * cell, 4 * cell + 4);
    const width = Math.exp(w) * stride;
    const height = Math.exp(h) * stride;
    found.push({
      x: ((cell - row * columns + x) * stride - width / 2) * scale,
      y: ((row + y) * stride - height / 2) * scale,
      width: width * scale,
      height: height * scale,
      score,
    });
  }
  return found;
}

function floats(said: InferenceSession.OnnxValueMapType, name: string): Float32Array {
  const tensor = said[name];
  if (!(tensor?.data instanceof Float32Array)) {
    throw new Error(`the network has no output ${name}`);
  }
  return tensor.data;
}

function cut(picture: Luminance, box: FaceBox): Luminance {
  const part = square(box, picture.width, picture.height);
  return resized(picture, part, SIDE, SIDE, Math.max(box.width, box.height) > SIDE ? 'area' : 'linear');
}

function mirrored(picture: Luminance): Luminance {
  const pixels = new Uint8Array(picture.pixels.length);
  for (let y = 0; y < picture.height; y++) {
    for (let x = 0; x < picture.width; x++) {
      pixels[y * picture.width + x] = picture.pixels[(y + 1) * picture.width - 1 - x] ?? 0;
    }
  }
  return { ...picture, pixels };
}

const roundedUp = (px: number) => Math.ceil(px / MULTIPLE_PX) * MULTIPLE_PX;
