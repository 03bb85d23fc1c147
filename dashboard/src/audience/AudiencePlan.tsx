import { useComputedColorScheme } from '@mantine/core';
import { useReducedMotion } from '@mantine/hooks';
import { type KeyboardEvent, type PointerEvent, useEffect, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { SceneManifest } from '../generated/protocol';
import { useLiveSession } from '../live/LiveSession';
import { repaint } from '../look/repaint';
import type { SeatMap } from '../wire/crowdFrame';
import styles from './Audience.module.css';
import { chosenPerson } from './chosenPerson';
import { PlanPainter } from './PlanPainter';
import { inOneSentence, personInWords } from './personInWords';
import { neighbour, personAt } from './planView';
import { useCrowdEvery } from './useCrowdEvery';

const STEPS: Record<string, readonly [-1 | 0 | 1, -1 | 0 | 1]> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/**
 * The room from above. A pointer or the arrow keys single out one person, a click or Enter chooses it for the controls.
 * For assistive technology it is a list with one current person; the table beside it says the same of all.
 */
export function AudiencePlan({
  seatMap,
  room,
}: {
  readonly seatMap: SeatMap;
  /** Null where it is not known: then a stage is drawn. */
  readonly room: SceneManifest | null;
}) {
  const { t } = useTranslation();
  const { model } = useLiveSession();
  const scheme = useComputedColorScheme('light');
  const calm = useReducedMotion();
  const id = useId();
  const canvas = useRef<HTMLCanvasElement>(null);
  const painter = useRef<PlanPainter | null>(null);
  const [hovered, setHovered] = useState<number | null>(null);
  const chosen = useStore(chosenPerson, (state) => state.npc);
  const marks = useRef({ chosen, hovered });
  marks.current = { chosen, hovered };

  useEffect(() => {
    const at = canvas.current;
    const ctx = at?.getContext('2d');
    if (!at || !ctx) {
      return;
    }
    const made = new PlanPainter(at, ctx, seatMap, model.crowd, calm, room);
    painter.current = made;
    return repaint((nowMs) => {
      const { moment, replay } = model.store.getState();
      made.paint(nowMs, scheme, {
        ...marks.current,
        headPose: model.headPose,
        stale: moment.stale && replay === null,
        acting: moment.acting,
      });
    }, 60);
  }, [seatMap, model, scheme, calm, room]);

  const find = (event: PointerEvent): number | null => {
    const box = event.currentTarget.getBoundingClientRect();
    const view = painter.current?.view;
    return view
      ? personAt(seatMap, model.crowd, view, event.clientX - box.left, event.clientY - box.top)
      : null;
  };
  const choose = (npc: number | null) => chosenPerson.setState({ npc });
  const onKey = (event: KeyboardEvent) => {
    const step = STEPS[event.key];
    if (step) {
      event.preventDefault();
      setHovered(neighbour(seatMap, model.crowd, hovered ?? chosen, step[0], step[1]));
    } else if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault();
      choose(hovered);
    } else if (event.key === 'Escape') {
      setHovered(null);
      choose(null);
    }
  };
  const named = hovered ?? chosen;

  return (
    <div
      className={styles.plan}
      role="listbox"
      aria-label={t('audience.planLabel')}
      aria-activedescendant={named === null ? undefined : `${id}-${named}`}
      tabIndex={0}
      onKeyDown={onKey}
      onFocus={() => {
        if (named === null) {
          setHovered(neighbour(seatMap, model.crowd, null, 0, 0));
        }
      }}
      onBlur={() => setHovered(null)}
    >
      <canvas
        ref={canvas}
        className={styles.canvas}
        aria-hidden="true"
        onPointerMove={(event) => setHovered(find(event))}
        onPointerLeave={() => setHovered(null)}
        onPointerDown={(event) => choose(find(event))}
      />
      {named === null ? (
        <div role="option" tabIndex={-1} aria-selected={false} aria-disabled className={styles.planHint}>
          {t('audience.planHint')}
        </div>
      ) : (
        <Named id={`${id}-${named}`} npc={named} seatMap={seatMap} chosen={named === chosen} />
      )}
    </div>
  );
}

interface NamedProps {
  readonly id: string;
  readonly npc: number;
  readonly seatMap: SeatMap;
  readonly chosen: boolean;
}

function Named({ id, npc, seatMap, chosen }: NamedProps) {
  const { t } = useTranslation();
  const crowd = useCrowdEvery(500);
  const person = personInWords(t, seatMap, crowd, npc);
  if (crowd.presence[npc] === 0) {
    return (
      <div id={id} role="option" tabIndex={-1} aria-selected={chosen} className={styles.named}>
        {person.name}: {t('npc.absent')}
      </div>
    );
  }
  return (
    <div
      id={id}
      role="option"
      tabIndex={-1}
      aria-selected={chosen}
      aria-label={inOneSentence(t, person)}
      className={styles.named}
    >
      <p>
        <strong>{person.name}</strong> <span className={styles.muted}>{person.seat}</span>
      </p>
      <p>
        {person.state}, {t('npc.attention', { percent: person.attention })}
      </p>
      <p className={styles.muted}>
        {person.doing}, {person.looking}
      </p>
      <p className={styles.muted}>
        {t('npc.disposed', { personality: person.personality })}
        {person.asking ? `, ${t('npc.asking')}` : ''}
        {person.setByHand ? `, ${t('npc.setByHand')}` : ''}
      </p>
    </div>
  );
}
