/** After the first value of a movement the next may follow so soon; each pause is then twice as long, up to the last. */
const PAUSE_FIRST_MS = 100;
const PAUSE_MAX_MS = 400;
/** A hand that rests for so long begins a new movement. */
const REST_MS = 600;

/**
 * Lets a moving value through at a bounded pace: the first at once, then fewer and fewer while it keeps moving, and the
 * last always, at once where the hand lets go. A drag of two seconds comes to eight values.
 */
export class Paced {
  private waiting: number | null = null;
  private timer: ReturnType<typeof setTimeout> | null = null;
  private passedAtMs = Number.NEGATIVE_INFINITY;
  private pauseMs = PAUSE_FIRST_MS;

  /**
   * @param pass takes a value that goes through
   * @param isBusy whether the value before is still on its way; the pause is then the longest
   */
  constructor(
    private readonly pass: (value: number) => void,
    private readonly isBusy: () => boolean = () => false,
  ) {}

  /** Whether a value still waits. */
  get waits(): boolean {
    return this.waiting !== null;
  }

  offer(value: number): void {
    this.waiting = value;
    if (this.timer !== null) {
      return;
    }
    const sinceMs = performance.now() - this.passedAtMs;
    const rested = sinceMs >= REST_MS;
    if (rested) {
      this.pauseMs = PAUSE_FIRST_MS;
    }
    const pauseMs = this.isBusy() ? PAUSE_MAX_MS : this.pauseMs;
    if (rested || sinceMs >= pauseMs) {
      this.go(rested);
    } else {
      this.timer = setTimeout(() => this.release(), pauseMs - sinceMs);
    }
  }

  /** The hand has let go: what waits passes now. */
  release(): void {
    clearTimeout(this.timer ?? undefined);
    this.timer = null;
    this.go(false);
  }

  /** Forgets what waits. */
  stop(): void {
    clearTimeout(this.timer ?? undefined);
    this.timer = null;
    this.waiting = null;
  }

  private go(first: boolean): void {
    const value = this.waiting;
    if (value === null) {
      return;
    }
    this.waiting = null;
    this.pauseMs = first ? PAUSE_FIRST_MS : Math.min(PAUSE_MAX_MS, this.pauseMs * 2);
    this.passedAtMs = performance.now();
    this.pass(value);
  }
}
