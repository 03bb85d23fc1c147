// Notes, beside the page and without its knowledge, when a hand moved, when the server's answer came and when the plan
// of the audience was drawn with people whose state had changed. Milliseconds of performance.now().
(() => {
  const seen = { inputs: [], sent: [], adjusted: [], frames: [], draws: [] };
  window.__seen = seen;
  const states = new Uint8Array(500).fill(255);

  const text = (data) => {
    if (data.includes('"adjusted"')) {
      const message = JSON.parse(data);
      if (message.type === 'recorded' && message.update.type === 'adjusted') {
        seen.adjusted.push({ at: performance.now(), tick: message.update.effectiveTick });
      }
    }
  };
  const binary = (bytes) => {
    const view = new DataView(bytes);
    if (view.getUint8(0) !== 0x49 || view.getUint8(1) !== 0x43) {
      return;
    }
    let changed = 0;
    for (let i = 0, at = 24; i < view.getUint16(16, true); i++, at += 8) {
      const npc = view.getUint16(at, true);
      const state = view.getUint8(at + 2) & 7;
      changed += states[npc] !== 255 && states[npc] !== state ? 1 : 0;
      states[npc] = state;
    }
    seen.frames.push({ at: performance.now(), tick: view.getUint32(8, true), changed });
  };
  window.WebSocket = class extends WebSocket {
    constructor(...given) {
      super(...given);
      this.addEventListener('message', ({ data }) => (typeof data === 'string' ? text(data) : binary(data)));
    }

    send(data) {
      if (typeof data === 'string' && data.includes('"adjust"')) {
        seen.sent.push(performance.now());
      }
      super.send(data);
    }
  };

  const { clearRect } = CanvasRenderingContext2D.prototype;
  CanvasRenderingContext2D.prototype.clearRect = function (...given) {
    seen.draws.push(performance.now());
    return clearRect.apply(this, given);
  };
  for (const type of ['input', 'click', 'pointerup']) {
    window.addEventListener(type, () => seen.inputs.push({ at: performance.now(), type }), true);
  }

  window.__forget = () => Object.values(seen).forEach((list) => (list.length = 0));

  // From the first move and from letting go: until the server said "recorded", and until changed people were drawn.
  window.__reaction = () => {
    const drawnSince = (sinceMs, tick) => {
      const frame = seen.frames.find((f) => f.at >= sinceMs && f.tick >= tick && f.changed > 0);
      return frame && seen.draws.find((at) => at >= frame.at);
    };
    const moved = seen.inputs.find(({ type }) => type !== 'pointerup')?.at;
    const letGo = seen.inputs.findLast(({ type }) => type !== 'input')?.at;
    if (moved === undefined || letGo === undefined) {
      return null;
    }
    const adjusted = seen.adjusted.filter(({ at }) => at >= moved);
    const first = adjusted[0];
    const last = adjusted.at(-1);
    if (!last || adjusted.length < seen.sent.length) {
      return null;
    }
    const firstDrawn = drawnSince(moved, first.tick);
    const lastDrawn = drawnSince(moved, last.tick);
    return firstDrawn === undefined || lastDrawn === undefined
      ? null
      : {
          sent: seen.sent.length,
          moveToRecordedMs: first.at - moved,
          moveToDrawnMs: firstDrawn - moved,
          letGoToRecordedMs: last.at - letGo,
          letGoToDrawnMs: lastDrawn - letGo,
        };
  };
})();
