// The text that every contestant of P1 sends, and when; see Updates.java.
const PERIOD_NS = 1e9 / 30;
const BYTES = 300;
const PAD = "x".repeat(BYTES);

/** Nanoseconds of the clock that all processes of a Linux machine share. */
export const now = () => Number(process.hrtime.bigint());

export const dueOf = (start, id, k) => start + (PERIOD_NS * (id % 32)) / 32 + k * PERIOD_NS;

/** The update after k; a server that is behind leaves out what nobody needs any more. */
export const nextOf = (start, id, k) => Math.max(k + 1, Math.floor((now() - dueOf(start, id, 0)) / PERIOD_NS));

export function updateText(due) {
  const head = `{"type":"live","t":${Math.round(due)},"pad":"`;
  return head + PAD.slice(0, BYTES - head.length - 2) + '"}';
}
