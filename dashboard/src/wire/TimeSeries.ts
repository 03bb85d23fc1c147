/** Samples over session time in one contiguous window, oldest first; beyond the capacity the oldest half is forgotten. */
export class TimeSeries {
  private readonly x: Float64Array;
  private readonly y: Float64Array;
  private size = 0;
  /** Rises with every change, so that a chart knows when to repaint. */
  version = 0;

  constructor(capacity = 12_000) {
    this.x = new Float64Array(capacity);
    this.y = new Float64Array(capacity);
  }

  get length(): number {
    return this.size;
  }

  get xs(): Float64Array {
    return this.x.subarray(0, this.size);
  }

  get ys(): Float64Array {
    return this.y.subarray(0, this.size);
  }

  get lastX(): number {
    return this.size === 0 ? Number.NEGATIVE_INFINITY : (this.x[this.size - 1] as number);
  }

  /** Puts a sample where it belongs; one at the same time replaces the one before. */
  add(x: number, y: number): void {
    this.version++;
    if (x > this.lastX) {
      this.append(x, y);
      return;
    }
    const at = this.indexFrom(x);
    if (this.x[at] === x) {
      this.y[at] = y;
      return;
    }
    if (this.size === this.x.length) {
      this.forgetHalf();
      this.version--;
      this.add(x, y);
      return;
    }
    this.x.copyWithin(at + 1, at, this.size);
    this.y.copyWithin(at + 1, at, this.size);
    this.x[at] = x;
    this.y[at] = y;
    this.size++;
  }

  /** Whether there is a sample between two times, both included. */
  hasBetween(from: number, to: number): boolean {
    const at = this.indexFrom(from);
    return at < this.size && (this.x[at] as number) <= to;
  }

  /** The value of the last sample at or before a time; null before the first. */
  at(x: number): number | null {
    const at = this.indexFrom(x);
    if (at < this.size && this.x[at] === x) {
      return this.y[at] as number;
    }
    return at === 0 ? null : (this.y[at - 1] as number);
  }

  /**
   * Where nothing was sampled for longer than that: indices of the samples before and after each gap.
   *
   * @param from index of the first sample that counts
   * @param to index after the last
   */
  gaps(longest: number, from = 0, to = this.size): readonly (readonly [number, number])[] {
    const found: [number, number][] = [];
    for (let i = from + 1; i < to; i++) {
      if ((this.x[i] as number) - (this.x[i - 1] as number) > longest) {
        found.push([i - 1, i]);
      }
    }
    return found;
  }

  clear(): void {
    this.size = 0;
    this.version++;
  }

  private append(x: number, y: number): void {
    if (this.size === this.x.length) {
      this.forgetHalf();
    }
    this.x[this.size] = x;
    this.y[this.size] = y;
    this.size++;
  }

  private forgetHalf(): void {
    const keep = this.size >> 1;
    this.x.copyWithin(0, this.size - keep, this.size);
    this.y.copyWithin(0, this.size - keep, this.size);
    this.size = keep;
  }

  /** Index of the first sample at or after a time. */
  private indexFrom(x: number): number {
    let low = 0;
    let high = this.size;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.x[middle] as number) < x) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
