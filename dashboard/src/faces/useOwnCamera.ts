import { type RefObject, useCallback, useEffect, useRef, useState } from 'react';
import type { FaceBox } from './faceBox';
import type { FaceSeen } from './faceSeen';
import { type ReaderElsewhere, readerElsewhere } from './readElsewhere';

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

/** Reads the faces of this computer's camera while it is on. Pictures stay in this browser and are dropped. */
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
  let reader: ReaderElsewhere | null = null;
  try {
    signal.throwIfAborted();
    video.srcObject = stream;
    await video.play();
    reader = readerElsewhere();
    while (!signal.aborted) {
      const from = performance.now();
      // Before the first picture a video has no size.
      if (video.videoWidth > 0) {
        const seen = await reader.read(await createImageBitmap(video));
        if (!signal.aborted) {
          tell(seen, performance.now() - from);
        }
      }
      await pause(Math.max(10, AT_MOST_EVERY_MS - (performance.now() - from)));
    }
  } finally {
    for (const track of stream.getTracks()) {
      track.stop();
    }
    video.srcObject = null;
    reader?.stop();
  }
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
