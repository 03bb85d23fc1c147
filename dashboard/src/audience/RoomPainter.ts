import type { Furniture, SceneCorner, SceneManifest } from '../generated/protocol';
import type { Tokens } from '../look/tokens';

/** What hangs on a wall or lies on the floor is drawn flat; all else stands on it and has an edge. */
const FLAT = new Set(['rug', 'picture', 'window', 'clock', 'whiteboard', 'sign']);
/** What people sit on: drawn with a back. */
const SEATS = new Set(['chair', 'armchair', 'sofa', 'bench']);
const BACK_M = 0.12;

/** Paints a room from above in metres: floor and walls, furniture, stage and the door. */
export class RoomPainter {
  constructor(
    private readonly room: SceneManifest,
    private readonly ctx: CanvasRenderingContext2D,
  ) {}

  /** @param pixelM how many metres a CSS pixel is */
  paint(tokens: Tokens, pixelM: number): void {
    const { ctx, room } = this;
    this.outline(room.room.outline);
    ctx.fillStyle = tokens.surface;
    ctx.fill();
    ctx.strokeStyle = tokens.outline;
    ctx.lineWidth = 3 * pixelM;
    ctx.stroke();
    this.rows(tokens, pixelM);
    if (room.talk) {
      this.outline(room.talk.stage.outline);
      ctx.fillStyle = tokens.canvas;
      ctx.fill();
      ctx.strokeStyle = tokens.border;
      ctx.lineWidth = 1.5 * pixelM;
      ctx.stroke();
    }
    for (const piece of room.furniture.filter(({ kind }) => FLAT.has(kind))) {
      this.piece(piece, tokens, pixelM);
    }
    for (const piece of room.furniture.filter(({ kind }) => !FLAT.has(kind))) {
      this.piece(piece, tokens, pixelM);
    }
    this.door(tokens, pixelM);
  }

  private outline(corners: readonly SceneCorner[]): void {
    this.ctx.beginPath();
    corners.forEach(({ xM, zM }, i) => {
      if (i === 0) {
        this.ctx.moveTo(xM, zM);
      } else {
        this.ctx.lineTo(xM, zM);
      }
    });
    this.ctx.closePath();
  }

  /** The edge of each row's step. */
  private rows(tokens: Tokens, pixelM: number): void {
    const { ctx } = this;
    ctx.strokeStyle = tokens.border;
    ctx.lineWidth = pixelM;
    for (const arcs of this.room.arcs) {
      const wallM = Math.max(...this.room.room.outline.map(({ xM, zM }) => Math.hypot(xM, zM)));
      for (let radius = arcs.firstRowM - arcs.rowM / 2; radius < wallM; radius += arcs.rowM) {
        ctx.beginPath();
        ctx.arc(0, 0, radius, -Math.PI / 2 - arcs.halfArcRad, -Math.PI / 2 + arcs.halfArcRad);
        ctx.stroke();
      }
    }
  }

  private piece(piece: Furniture, tokens: Tokens, pixelM: number): void {
    const { ctx } = this;
    const { widthM, depthM } = piece;
    const flat = FLAT.has(piece.kind);
    const soft = piece.kind === 'plant' || piece.kind === 'lamp' || piece.kind === 'stool';
    ctx.save();
    ctx.translate(piece.at.xM, piece.at.zM);
    // A turn of 90° looks along +x, which is against the canvas's own sense.
    ctx.rotate((-piece.turnDeg * Math.PI) / 180);
    ctx.beginPath();
    if (soft) {
      ctx.ellipse(0, 0, widthM / 2, depthM / 2, 0, 0, 2 * Math.PI);
    } else {
      ctx.roundRect(-widthM / 2, -depthM / 2, widthM, depthM, Math.min(0.08, widthM / 4, depthM / 4));
    }
    ctx.globalAlpha = flat ? 0.55 : 1;
    ctx.fillStyle = piece.kind === 'screen' ? tokens.outline : flat ? tokens.border : tokens.sunken;
    ctx.fill();
    ctx.globalAlpha = flat ? 0.7 : 1;
    ctx.strokeStyle = tokens.outline;
    ctx.lineWidth = pixelM;
    ctx.stroke();
    if (SEATS.has(piece.kind)) {
      ctx.fillStyle = tokens.border;
      ctx.fillRect(-widthM / 2, -depthM / 2, widthM, BACK_M);
    }
    ctx.restore();
    ctx.globalAlpha = 1;
  }

  private door(tokens: Tokens, pixelM: number): void {
    const { ctx, room } = this;
    ctx.fillStyle = tokens.accent;
    ctx.strokeStyle = tokens.surface;
    ctx.lineWidth = 1.5 * pixelM;
    ctx.beginPath();
    ctx.roundRect(room.door.xM - 0.45, room.door.zM - 0.09, 0.9, 0.18, 0.05);
    ctx.fill();
    ctx.stroke();
  }
}

/** What stands in a room, each kind once with how often, the most frequent first. */
export function furnitureCounts(room: SceneManifest): readonly { kind: string; count: number }[] {
  const counts = new Map<string, number>();
  for (const { kind } of room.furniture) {
    counts.set(kind, (counts.get(kind) ?? 0) + 1);
  }
  return [...counts]
    .map(([kind, count]) => ({ kind, count }))
    .sort((a, b) => b.count - a.count || a.kind.localeCompare(b.kind));
}
