import detectorUrl from '@models/face_detector_gray.onnx?url';
import expressionUrl from '@models/face_expression_48.onnx?url';
import wasmUrl from 'onnxruntime-web/ort-wasm-simd-threaded.wasm?url';
import { FaceReader } from './FaceReader';
import type { FaceSeen } from './faceSeen';
import { luminanceOf } from './luminance';

/** Reads pictures away from the page's own thread: each message is an `ImageBitmap`, each answer a `FaceAnswer`. */
export type FaceAnswer = { readonly seen: FaceSeen | null } | { readonly failed: true };

const reader = FaceReader.load({ detector: detectorUrl, expression: expressionUrl }, wasmUrl);
const canvas = new OffscreenCanvas(1, 1);

addEventListener('message', ({ data }: MessageEvent<ImageBitmap>) => {
  seenIn(data).then(
    (seen) => answer({ seen }),
    () => answer({ failed: true }),
  );
});

async function seenIn(picture: ImageBitmap): Promise<FaceSeen | null> {
  try {
    return (await reader).read(luminanceOf(pixelsOf(picture)));
  } finally {
    picture.close();
  }
}

function pixelsOf(picture: ImageBitmap): ImageData {
  if (canvas.width !== picture.width || canvas.height !== picture.height) {
    canvas.width = picture.width;
    canvas.height = picture.height;
  }
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (!context) {
    throw new Error('a worker has no canvas here');
  }
  context.drawImage(picture, 0, 0);
  return context.getImageData(0, 0, picture.width, picture.height);
}

const answer = (said: FaceAnswer) => postMessage(said);
