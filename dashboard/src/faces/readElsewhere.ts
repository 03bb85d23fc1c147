import type { FaceSeen } from './faceSeen';
import type { FaceAnswer } from './faceWorker';

/** A reader of faces that the page does not wait for. */
export interface ReaderElsewhere {
  /** Null where no face is seen. The picture is the reader's from then on; one at a time. */
  readonly read: (picture: ImageBitmap) => Promise<FaceSeen | null>;
  readonly stop: () => void;
}

export function readerElsewhere(): ReaderElsewhere {
  const worker = new Worker(new URL('./faceWorker.ts', import.meta.url), { type: 'module' });
  return {
    read: (picture) =>
      new Promise((resolve, reject) => {
        worker.onmessage = ({ data }: MessageEvent<FaceAnswer>) =>
          'failed' in data ? reject(new Error('the picture could not be read')) : resolve(data.seen);
        worker.onerror = () => reject(new Error('the reader could not be loaded'));
        worker.postMessage(picture, [picture]);
      }),
    stop: () => worker.terminate(),
  };
}
