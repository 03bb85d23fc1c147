import detectorUrl from '@models/face_detector_gray.onnx?url';
import expressionUrl from '@models/face_expression_48.onnx?url';
import wasmUrl from 'onnxruntime-web/ort-wasm-simd-threaded.wasm?url';
import { type RefObject, useCallback, useEffect, useRef, useState } from 'react';
import { FaceReader, type FaceSeen } from './FaceReader';
import type { FaceBox } from './faceBox';
import { luminanceOf } from './luminance';

const WIDTH_PX = 640;
const HEIGHT_PX = 480;
/** Faces change within tenths of a second; more readings than this nobody can follow on a page. */
const AT_MOST_EVERY_MS = 100;
/** Numbers that change faster cannot be read. */
const NUMBERS_EVERY_MS = 500;

export type CameraState = 'off' | 'starting' | 'reading' | 'refused' | 'no-camera' | 'failed';

export interface OwnCamera {
  readonly state: CameraState;
  /** Where the face is now, in pixels of the video; null where none is seen, and before the first picture. */
  readonly box: FaceBox | null;
  /** What it shows, renewed twice a second; null likewise. */
  readonly seen: FaceSeen | null;
  /** How long the last picture took to read; null before the first. */
  readonly tookMs: number | null;
  readonly start: () => void;
  readonly stop: () => void;
}

/** Reads the faces of this computer's camera while it is on. Pictures are read in the page and dropped. */
export function useOwnCamera(video: RefObject<HTMLVideoElement | null>): OwnCamera {
  const [state, setState] = useState<CameraState>('off');
  const [box, setBox] = useState<FaceBox | null>(null);
  const [seen, setSeen] = useState<FaceSeen | null>(null);
  const [tookMs, setTookMs] = useState<number | null>(null);
  const running = useRef<AbortController | null>(null);

  const stop = useCallback(() => {
    running.current?.abort();
    running.current = null;
    setState('off');
    setBox(null);
    setSeen(null);
    setTookMs(null);
  }, []);

  const start = useCallback(() => {
    if (running.current || !video.current) {
      return;
    }
    const run = new AbortController();
    running.current = run;
    setState('starting');
    let renewedAtMs = Number.NEGATIVE_INFINITY;
    readAll(video.current, run.signal, (face, ms) => {
      setState('reading');
      setBox(face?.box ?? null);
      if (performance.now() - renewedAtMs >= NUMBERS_EVERY_MS) {
        renewedAtMs = performance.now();
        setSeen(face);
        setTookMs(ms);
      }
    }).catch((failure: unknown) => {
      if (running.current === run) {
        stop();
        setState(reasonOf(failure));
      }
    });
  }, [video, stop]);

  useEffect(() => stop, [stop]);
  return { state, box, seen, tookMs, start, stop };
}

async function readAll(
  video: HTMLVideoElement,
  signal: AbortSignal,
  tell: (seen: FaceSeen | null, tookMs: number) => void,
): Promise<void> {
  // Asked first: whoever says no need not load the networks.
  const stream = await navigator.mediaDevices.getUserMedia({
    video: { width: WIDTH_PX, height: HEIGHT_PX },
    audio: false,
  });
  let reader: FaceReader | null = null;
  try {
    signal.throwIfAborted();
    video.srcObject = stream;
    await video.play();
    reader = await FaceReader.load({ detector: detectorUrl, expression: expressionUrl }, wasmUrl);
    const canvas = new OffscreenCanvas(1, 1);
    while (!signal.aborted) {
      const from = performance.now();
      const picture = taken(video, canvas);
      const seen = picture ? await reader.read(luminanceOf(picture)) : null;
      if (!signal.aborted && picture) {
        tell(seen, performance.now() - from);
      }
      await pause(Math.max(10, AT_MOST_EVERY_MS - (performance.now() - from)));
    }
  } finally {
    for (const track of stream.getTracks()) {
      track.stop();
    }
    video.srcObject = null;
    await reader?.release();
  }
}

/** The picture that the video shows now; null before there is one. */
function taken(video: HTMLVideoElement, canvas: OffscreenCanvas): ImageData | null {
  const { videoWidth: width, videoHeight: height } = video;
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (width === 0 || height === 0 || !context) {
    return null;
  }
  if (canvas.width !== width || canvas.height !== height) {
    canvas.width = width;
    canvas.height = height;
  }
  context.drawImage(video, 0, 0);
  return context.getImageData(0, 0, width, height);
}

function reasonOf(failure: unknown): CameraState {
  const name = failure instanceof DOMException ? failure.name : '';
  if (name === 'NotAllowedError' || name === 'SecurityError') {
    return 'refused';
  }
  // Without a secure origin a page has no media devices at all.
  return name === 'NotFoundError' || name === 'NotReadableError' || !navigator.mediaDevices
    ? 'no-camera'
    : 'failed';
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
