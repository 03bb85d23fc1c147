/** One animation frame loop for everything that is painted outside React; it sleeps while nobody looks at the page. */
type Paint = (nowMs: number) => void;

interface Painter {
  readonly paint: Paint;
  readonly everyMs: number;
  nextMs: number;
}

const painters = new Set<Painter>();
let running = false;

function frame(nowMs: number): void {
  if (painters.size === 0) {
    running = false;
    return;
  }
  for (const painter of painters) {
    if (nowMs >= painter.nextMs) {
      painter.nextMs = nowMs + painter.everyMs - 4;
      painter.paint(nowMs);
    }
  }
  requestAnimationFrame(frame);
}

/** Calls `paint` at most so often a second, until the returned function is called. */
export function repaint(paint: Paint, hz: number): () => void {
  const painter: Painter = { paint, everyMs: 1000 / hz, nextMs: 0 };
  painters.add(painter);
  if (!running) {
    running = true;
    requestAnimationFrame(frame);
  }
  return () => painters.delete(painter);
}
