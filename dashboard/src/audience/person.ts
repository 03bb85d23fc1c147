import type { Tokens } from '../look/tokens';

type Pen = CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D;

/**
 * One person seen from above, drawn facing down, in metres: shoulders, arms and what they hold. The head is drawn apart
 * because it turns on its own. State is told by posture (shape) and by how strongly the person is drawn (lightness).
 */
export type Pose =
  | 'upright'
  | 'forward'
  | 'notes'
  | 'crossed'
  | 'slumped'
  | 'phone'
  | 'raised'
  | 'clapping'
  | 'whispering'
  | 'walking';

export const POSES: readonly Pose[] = [
  'upright',
  'forward',
  'notes',
  'crossed',
  'slumped',
  'phone',
  'raised',
  'clapping',
  'whispering',
  'walking',
];

/** Calm clothes, told apart a little, all of one lightness so that lightness stays free for attention. */
export const CLOTHES = { light: [205, 190, 228, 172, 250, 32], chroma: 16 } as const;
export const HAIR_LIGHT = ['#3d342e', '#5a4636', '#2c2b2d', '#7d6248', '#93908c', '#4a3b40'] as const;
const SKIN = ['#e3bd9d', '#c99572', '#a4714e', '#f0d0b4', '#7c5339', '#d9ab86'] as const;

export const looksOf = (npc: number): number => (Math.imul(npc + 1, 0x9e37_79b1) >>> 16) % 36;

/** Posture for a state and what the body does just now. */
export function poseOf(state: number, animation: number): Pose {
  switch (animation) {
    case 2:
      return 'forward';
    case 3:
      return 'notes';
    case 9:
      return 'crossed';
    case 10:
      return 'whispering';
    case 11:
      return 'phone';
    case 13:
      return 'clapping';
    case 14:
      return 'raised';
    case 15:
    case 16:
      return 'walking';
    default:
      break;
  }
  switch (state) {
    case 1:
      return 'slumped';
    case 2:
      return 'crossed';
    case 3:
      return 'forward';
    case 4:
      return 'phone';
    default:
      return 'upright';
  }
}

/** How far the head is from the middle of the shoulders towards the front, m. */
export function headForward(pose: Pose): number {
  switch (pose) {
    case 'forward':
      return 0.15;
    case 'notes':
      return 0.17;
    case 'phone':
      return 0.13;
    case 'slumped':
      return -0.05;
    default:
      return 0.06;
  }
}

/** Four steps of attention, as lightness of the clothes between the surface and the ink of the scheme. */
export const ATTENTION_STEPS = 4;
export const attentionStep = (attention: number): number =>
  Math.min(ATTENTION_STEPS - 1, Math.floor((attention / 256) * ATTENTION_STEPS));

function clothes(look: number, step: number, dark: boolean): string {
  const hue = CLOTHES.light[look % 6] as number;
  const lightness = dark ? 26 + step * 14 : 80 - step * 14;
  return `hsl(${hue} ${CLOTHES.chroma}% ${lightness}%)`;
}

export function drawBody(
  ctx: Pen,
  pose: Pose,
  look: number,
  step: number,
  tokens: Tokens,
  dark: boolean,
): void {
  const fill = clothes(look, step, dark);
  const sleeve = clothes(look, step, dark);
  const edge = dark ? 'rgba(0,0,0,0.55)' : 'rgba(22,34,42,0.34)';
  const skin = SKIN[(look * 5) % 6] as string;
  ctx.lineJoin = 'round';
  ctx.lineCap = 'round';
  if (pose !== 'walking') {
    drawChair(ctx, tokens);
  }
  const limb = (points: readonly (readonly [number, number])[], hand = true) => {
    const path = () => {
      ctx.beginPath();
      for (const [x, y] of points) {
        ctx.lineTo(x, y);
      }
    };
    path();
    ctx.strokeStyle = edge;
    ctx.lineWidth = 0.125;
    ctx.stroke();
    path();
    ctx.strokeStyle = sleeve;
    ctx.lineWidth = 0.1;
    ctx.stroke();
    if (hand) {
      const [x, y] = points[points.length - 1] as readonly [number, number];
      disc(ctx, x, y, 0.048, skin);
    }
  };
  const bothArms = (right: readonly (readonly [number, number])[]) => {
    limb(right);
    limb(right.map(([x, y]) => [-x, y] as const));
  };
  switch (pose) {
    case 'forward':
      bothArms([
        [0.21, 0.04],
        [0.2, 0.22],
        [0.06, 0.3],
      ]);
      break;
    case 'notes':
      ctx.fillStyle = dark ? '#c9d3d8' : '#ffffff';
      ctx.strokeStyle = edge;
      ctx.lineWidth = 0.02;
      roundedRect(ctx, -0.12, 0.22, 0.24, 0.18, 0.02);
      ctx.fill();
      ctx.stroke();
      bothArms([
        [0.21, 0.03],
        [0.22, 0.2],
        [0.08, 0.28],
      ]);
      break;
    case 'phone':
      bothArms([
        [0.2, 0.03],
        [0.18, 0.2],
        [0.05, 0.26],
      ]);
      ctx.fillStyle = dark ? '#eaf4f6' : '#20303a';
      roundedRect(ctx, -0.045, 0.24, 0.09, 0.14, 0.02);
      ctx.fill();
      break;
    case 'raised':
      limb([
        [0.2, 0.02],
        [0.3, 0.2],
        [0.3, 0.46],
      ]);
      limb([
        [-0.21, 0.02],
        [-0.22, 0.18],
        [-0.1, 0.22],
      ]);
      break;
    case 'clapping':
      bothArms([
        [0.2, 0.04],
        [0.2, 0.24],
        [0.035, 0.31],
      ]);
      break;
    case 'slumped':
      bothArms([
        [0.22, 0],
        [0.29, 0.14],
        [0.26, 0.24],
      ]);
      break;
    case 'walking':
      bothArms([
        [0.2, 0],
        [0.24, -0.06],
        [0.23, -0.1],
      ]);
      break;
    default:
      bothArms([
        [0.21, 0.02],
        [0.23, 0.16],
        [0.1, 0.21],
      ]);
  }
  ctx.save();
  if (pose === 'slumped') {
    ctx.rotate(0.16);
  } else if (pose === 'whispering') {
    ctx.rotate(-0.35);
  }
  ctx.beginPath();
  ctx.ellipse(0, 0, 0.255, 0.135, 0, 0, 2 * Math.PI);
  ctx.fillStyle = fill;
  ctx.fill();
  ctx.strokeStyle = edge;
  ctx.lineWidth = 0.022;
  ctx.stroke();
  ctx.restore();
  if (pose === 'crossed') {
    limb(
      [
        [0.21, 0.05],
        [0.14, 0.17],
        [-0.13, 0.15],
      ],
      false,
    );
    limb(
      [
        [-0.21, 0.05],
        [-0.14, 0.18],
        [0.13, 0.17],
      ],
      false,
    );
  }
}

/** Head from above, facing down: hair behind, a little face and nose in front. */
export function drawHead(ctx: Pen, look: number, dark: boolean): void {
  const skin = SKIN[(look * 5) % 6] as string;
  const hair = HAIR_LIGHT[Math.floor(look / 6) % 6] as string;
  disc(ctx, 0, 0.028, 0.108, skin);
  ctx.beginPath();
  ctx.moveTo(-0.026, 0.12);
  ctx.lineTo(0, 0.158);
  ctx.lineTo(0.026, 0.12);
  ctx.fillStyle = skin;
  ctx.fill();
  const long = look % 3 === 0;
  ctx.beginPath();
  ctx.ellipse(0, -0.022, 0.118, long ? 0.128 : 0.104, 0, 0, 2 * Math.PI);
  ctx.fillStyle = hair;
  ctx.fill();
  ctx.beginPath();
  ctx.arc(0, 0.004, 0.122, 0, 2 * Math.PI);
  ctx.strokeStyle = dark ? 'rgba(0,0,0,0.6)' : 'rgba(22,34,42,0.38)';
  ctx.lineWidth = 0.02;
  ctx.stroke();
  ctx.beginPath();
  ctx.ellipse(-0.03, -0.05, 0.045, 0.03, -0.6, 0, 2 * Math.PI);
  ctx.fillStyle = 'rgba(255,255,255,0.14)';
  ctx.fill();
}

export function drawChair(ctx: Pen, tokens: Tokens): void {
  ctx.fillStyle = tokens.border;
  roundedRect(ctx, -0.24, -0.2, 0.48, 0.44, 0.07);
  ctx.globalAlpha = 0.75;
  ctx.fill();
  ctx.globalAlpha = 1;
  ctx.strokeStyle = tokens.outline;
  ctx.lineWidth = 0.035;
  ctx.lineCap = 'round';
  ctx.globalAlpha = 0.6;
  ctx.beginPath();
  ctx.moveTo(-0.2, -0.215);
  ctx.lineTo(0.2, -0.215);
  ctx.stroke();
  ctx.globalAlpha = 1;
}

function disc(ctx: Pen, x: number, y: number, radius: number, fill: string): void {
  ctx.beginPath();
  ctx.arc(x, y, radius, 0, 2 * Math.PI);
  ctx.fillStyle = fill;
  ctx.fill();
}

function roundedRect(ctx: Pen, x: number, y: number, width: number, height: number, radius: number): void {
  ctx.beginPath();
  ctx.roundRect(x, y, width, height, radius);
}
