import type { Tokens } from '../look/tokens';
import { drawBody, drawChair, drawHead, POSES, type Pose } from './person';

/** Half of a sprite's side, m: room for an outstretched arm. */
const REACH_M = 0.56;

type Canvas = HTMLCanvasElement;

/** Drawn people, kept as small pictures for one size and scheme, so that five hundred cost a copy each. */
export class Sprites {
  private readonly kept = new Map<number, Canvas>();
  private key = '';
  private tokens: Tokens | null = null;
  private dark = false;
  /** Device pixels for one metre, rounded so that small changes of the view need no new pictures. */
  pxPerM = 1;

  /** Sets what the pictures are for; all are dropped where it changed. */
  prepare(pxPerM: number, tokens: Tokens, dark: boolean): void {
    const rounded = Math.max(8, Math.round(pxPerM / 4) * 4);
    const key = `${rounded} ${tokens.surface}`;
    if (key !== this.key) {
      this.key = key;
      this.kept.clear();
      this.pxPerM = rounded;
      this.tokens = tokens;
      this.dark = dark;
    }
  }

  body(pose: Pose, look: number, step: number): Canvas {
    return this.sprite(1000 + (POSES.indexOf(pose) * 36 + look) * 4 + step, (ctx, tokens) =>
      drawBody(ctx, pose, look, step, tokens, this.dark),
    );
  }

  head(look: number): Canvas {
    return this.sprite(look, (ctx) => drawHead(ctx, look, this.dark));
  }

  chair(): Canvas {
    return this.sprite(999, (ctx, tokens) => drawChair(ctx, tokens));
  }

  /** Copies a picture to a place and turn; `scale` is device pixels per metre of the canvas. */
  put(
    ctx: CanvasRenderingContext2D,
    sprite: Canvas,
    x: number,
    y: number,
    turn: number,
    scale: number,
  ): void {
    const by = scale / this.pxPerM;
    const cos = Math.cos(turn) * by;
    const sin = Math.sin(turn) * by;
    ctx.setTransform(cos, sin, -sin, cos, x, y);
    ctx.drawImage(sprite, -sprite.width / 2, -sprite.height / 2);
  }

  private sprite(key: number, draw: (ctx: CanvasRenderingContext2D, tokens: Tokens) => void): Canvas {
    const known = this.kept.get(key);
    if (known) {
      return known;
    }
    const canvas = document.createElement('canvas');
    const side = Math.ceil(REACH_M * 2 * this.pxPerM);
    canvas.width = side;
    canvas.height = side;
    const ctx = canvas.getContext('2d');
    if (ctx && this.tokens) {
      ctx.translate(side / 2, side / 2);
      ctx.scale(this.pxPerM, this.pxPerM);
      draw(ctx, this.tokens);
    }
    this.kept.set(key, canvas);
    return canvas;
  }
}
