import type { Emotion } from '../generated/protocol';
import type { FaceBox } from './faceBox';
import type { FaceLimit } from './faceQuality';

/** The seven expressions in the order of the network's outputs. */
export const EXPRESSIONS = [
  'neutral',
  'happy',
  'surprised',
  'sad',
  'angry',
  'disgusted',
  'fearful',
] as const satisfies readonly Emotion[];

/** What one picture shows of its largest face. */
export interface FaceSeen {
  readonly box: FaceBox;
  readonly faces: number;
  /** Seven shares that sum to 1, in the order of `EXPRESSIONS`. */
  readonly shares: readonly number[];
  /** The largest share, lowered by what the pixels are worth, 0..1. */
  readonly confidence: number;
  /** `unknown` below a confidence of 0.6. */
  readonly expression: Emotion;
  readonly limit: FaceLimit | null;
}
