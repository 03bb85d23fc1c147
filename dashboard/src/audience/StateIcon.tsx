import { useComputedColorScheme } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { TOKENS } from '../look/tokens';
import { type NpcState, STATES } from '../wire/crowdFrame';
import { drawBody, drawHead, headForward, poseOf } from './person';

const SIDE_PX = 22;
const ATTENTION_STEP: Record<NpcState, number> = {
  engaged: 3,
  attentive: 3,
  skeptical: 2,
  bored: 0,
  ambient: 1,
};

/** One person in a state, small: the same drawing as in the plan, as its key. */
export function StateIcon({ state }: { readonly state: NpcState }) {
  const scheme = useComputedColorScheme('light');
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const at = canvas.current;
    const ctx = at?.getContext('2d');
    if (!at || !ctx) {
      return;
    }
    const px = Math.max(2, devicePixelRatio);
    at.width = SIDE_PX * px;
    at.height = SIDE_PX * px;
    const scale = 34 * px;
    ctx.setTransform(scale, 0, 0, scale, (SIDE_PX * px) / 2, SIDE_PX * px * 0.36);
    const pose = poseOf(STATES.indexOf(state), 0);
    drawBody(ctx, pose, 7, ATTENTION_STEP[state], TOKENS[scheme], scheme === 'dark');
    ctx.translate(0, headForward(pose));
    if (state === 'bored') {
      ctx.rotate(1.1);
    }
    drawHead(ctx, 7, scheme === 'dark');
  }, [state, scheme]);
  return <canvas ref={canvas} style={{ width: SIDE_PX, height: SIDE_PX }} aria-hidden="true" />;
}
