import type { Tokens } from '../look/tokens';
import { drawBody, drawChair, drawHead, POSES, type Pose } from './person';

/** Half of a picture's side, m: room for an outstretched arm, or for a head. */
const BODY_REACH_M = 0.56;
const HEAD_REACH_M = 0.18;
/** Below this many device pixels a metre, people are kept turned already and copied without turning them. */
const TURNED_BELOW = 56;
const TURNS = 48;
const LOOKS = 36;

type Draw = (ctx: OffscreenCanvasRenderingContext2D, tokens: Tokens) => void;

/**
 * Drawn people, kept as small pictures for one size and scheme. A picture that is copied straight, pixel for pixel,
 * costs a tenth of one that is turned while it is copied: what makes five hundred people affordable without a GPU.
 */
export class Sprites {
  private readonly kept = new Map<number, ImageBitmap>();
  private key = '';
  private tokens: Tokens | null = null;
  private dark = false;
  private pxPerM = 1;
  private turned = false;

  /** Sets what the pictures are for; all are dropped where it changed. */
  prepare(pxPerM: number, tokens: Tokens, dark: boolean): void {
    const step = pxPerM < TURNED_BELOW ? 1 : 4;
    const rounded = Math.max(6, Math.round(pxPerM / step) * step);
    const key = `${rounded} ${tokens.surface}`;
    if (key !== this.key) {
      this.key = key;
      this.kept.clear();
      this.pxPerM = rounded;
      this.turned = rounded < TURNED_BELOW;
      this.tokens = tokens;
      this.dark = dark;
    }
  }

  /** Before the first picture of a frame, and after anything that moved the canvas. */
  begin(ctx: CanvasRenderingContext2D): void {
    ctx.setTransform(1, 0, 0, 1, 0, 0);
  }

  body(
    ctx: CanvasRenderingContext2D,
    pose: Pose,
    look: number,
    step: number,
    x: number,
    y: number,
    turn: number,
  ) {
    const key = 2 + LOOKS + (POSES.indexOf(pose) * LOOKS + look) * 4 + step;
    this.put(ctx, key, BODY_REACH_M, x, y, turn, (into, tokens) =>
      drawBody(into, pose, look, step, tokens, this.dark),
    );
  }

  head(ctx: CanvasRenderingContext2D, look: number, x: number, y: number, turn: number) {
    this.put(ctx, 2 + look, HEAD_REACH_M, x, y, turn, (into) => drawHead(into, look, this.dark));
  }

  chair(ctx: CanvasRenderingContext2D, x: number, y: number, turn: number) {
    this.put(ctx, 1, BODY_REACH_M, x, y, turn, drawChair);
  }

  private put(
    ctx: CanvasRenderingContext2D,
    key: number,
    reachM: number,
    x: number,
    y: number,
    turn: number,
    draw: Draw,
  ): void {
    if (this.turned) {
      const index = ((Math.round((turn / (2 * Math.PI)) * TURNS) % TURNS) + TURNS) % TURNS;
      const sprite = this.sprite(key * TURNS + index, reachM, (index / TURNS) * 2 * Math.PI, draw);
      ctx.drawImage(sprite, Math.round(x - sprite.width / 2), Math.round(y - sprite.height / 2));
      return;
    }
    const sprite = this.sprite(key * TURNS, reachM, 0, draw);
    const cos = Math.cos(turn);
    const sin = Math.sin(turn);
    ctx.setTransform(cos, sin, -sin, cos, x, y);
    ctx.drawImage(sprite, -sprite.width / 2, -sprite.height / 2);
  }

  private sprite(key: number, reachM: number, turn: number, draw: Draw): ImageBitmap {
    const known = this.kept.get(key);
    if (known) {
      return known;
    }
    const side = Math.ceil(reachM * 2 * this.pxPerM);
    const canvas = new OffscreenCanvas(side, side);
    const ctx = canvas.getContext('2d');
    if (ctx && this.tokens) {
      ctx.translate(side / 2, side / 2);
      ctx.rotate(turn);
      ctx.scale(this.pxPerM, this.pxPerM);
      draw(ctx, this.tokens);
    }
    const sprite = canvas.transferToImageBitmap();
    this.kept.set(key, sprite);
    return sprite;
  }
}
