/** Numbers and times as people read them. */

/** Session time as m:ss, or h:mm:ss from an hour on. */
export function clock(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1000));
  const two = (n: number) => String(n).padStart(2, '0');
  const h = Math.floor(seconds / 3600);
  const m = Math.floor(seconds / 60) % 60;
  return h > 0 ? `${h}:${two(m)}:${two(seconds % 60)}` : `${m}:${two(seconds % 60)}`;
}

/** An age as a short text: 3 s, 2 min, 1 h. */
export function age(ms: number): string {
  const seconds = Math.max(0, Math.round(ms / 1000));
  if (seconds < 60) {
    return `${seconds} s`;
  }
  return seconds < 3600 ? `${Math.floor(seconds / 60)} min` : `${Math.floor(seconds / 3600)} h`;
}

const timeOfDay = new Intl.DateTimeFormat(undefined, {
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
});
const dayAndTime = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short' });

export const atTime = (ms: number): string => timeOfDay.format(ms);
export const onDay = (ms: number): string => dayAndTime.format(ms);

/** A share of 0 to 1 as whole percent. */
export const percent = (share: number): string => `${Math.round(share * 100)} %`;

/** A number with a sign that is a real minus. */
export function signed(value: number, digits = 0): string {
  const rounded = value.toFixed(digits);
  if (Number(rounded) === 0) {
    return (0).toFixed(digits);
  }
  return value < 0 ? `\u2212${rounded.slice(1)}` : `+${rounded}`;
}

/** An open code such as `audience-grows` or `event:cough` as words. */
export const triggerWords = (code: string): string => code.replace(/^event:/, '').replaceAll(/[-_:]/g, ' ');
