/** One scheme's colours, by meaning. Text and series have at least 4.7:1 on the surface, control outlines 3.4:1. */
export interface Tokens {
  readonly canvas: string;
  readonly surface: string;
  readonly sunken: string;
  readonly border: string;
  readonly outline: string;
  readonly text: string;
  readonly secondary: string;
  readonly muted: string;
  readonly accent: string;
  readonly accentSoft: string;
  readonly onAccent: string;
  readonly focus: string;
  readonly success: string;
  readonly caution: string;
  readonly danger: string;
  readonly info: string;
  readonly cautionSoft: string;
  readonly dangerSoft: string;
  readonly stop: string;
  readonly suds: string;
  readonly heartRate: string;
  readonly stress: string;
  readonly gaze: string;
  readonly speech: string;
}

export type Scheme = 'light' | 'dark';

export const TOKENS: Record<Scheme, Tokens> = {
  light: {
    canvas: '#f4f6f7',
    surface: '#ffffff',
    sunken: '#e9eef0',
    border: '#d5dde1',
    outline: '#71808a',
    text: '#16222a',
    secondary: '#465660',
    muted: '#5b6a74',
    accent: '#0f6575',
    accentSoft: '#ddeff1',
    onAccent: '#ffffff',
    focus: '#1b5fd1',
    success: '#256b43',
    caution: '#805300',
    danger: '#a6281f',
    info: '#1f5a9e',
    cautionSoft: '#fbf1da',
    dangerSoft: '#fbe9e7',
    stop: '#b3261e',
    suds: '#a34d12',
    heartRate: '#a92858',
    stress: '#6548ae',
    gaze: '#0f6575',
    speech: '#1f5a9e',
  },
  dark: {
    canvas: '#0e1519',
    surface: '#151e24',
    sunken: '#0a1013',
    border: '#2b3840',
    outline: '#73848f',
    text: '#e4ecf0',
    secondary: '#a9b8c2',
    muted: '#8d9da8',
    accent: '#5bbfcd',
    accentSoft: '#123239',
    onAccent: '#0a1013',
    focus: '#8ab4ff',
    success: '#6cc28f',
    caution: '#e2b04a',
    danger: '#f28b80',
    info: '#7fb2f0',
    cautionSoft: '#332712',
    dangerSoft: '#3a1917',
    stop: '#c9352b',
    suds: '#ee9c57',
    heartRate: '#f07da5',
    stress: '#b39df0',
    gaze: '#5bbfcd',
    speech: '#7fb2f0',
  },
};

/** The tokens as CSS variables: `accentSoft` becomes `--accent-soft`. */
export function asVariables(tokens: Tokens): Record<string, string> {
  const variables: Record<string, string> = {};
  for (const [name, colour] of Object.entries(tokens)) {
    variables[`--${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`] = colour;
  }
  return variables;
}
