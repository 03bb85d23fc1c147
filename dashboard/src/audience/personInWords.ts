import type { TFunction } from 'i18next';
import {
  ANIMATIONS,
  type CrowdPicture,
  GAZES,
  PERSONALITIES,
  type SeatMap,
  STATES,
} from '../wire/crowdFrame';

/** One person of the audience in words. */
export interface PersonInWords {
  readonly name: string;
  readonly seat: string;
  readonly state: string;
  readonly personality: string;
  readonly attention: number;
  readonly doing: string;
  readonly looking: string;
  readonly asking: boolean;
  readonly setByHand: boolean;
}

export function personInWords(t: TFunction, map: SeatMap, crowd: CrowdPicture, npc: number): PersonInWords {
  const seat = map.seats[npc];
  return {
    name: t('npc.name', { number: npc + 1 }),
    seat: seat ? t('npc.seat', { row: seat.row + 1, place: seat.place + 1 }) : '',
    state: t(`npc.state.${STATES[crowd.state[npc] as number] ?? 'ambient'}`),
    personality: t(`npc.personality.${PERSONALITIES[crowd.personality[npc] as number] ?? 'neutral'}`),
    attention: Math.round(((crowd.attention[npc] as number) / 255) * 100),
    doing: t(`npc.doing.${ANIMATIONS[crowd.animation[npc] as number] ?? 'idle'}`),
    looking: t(`npc.looking.${GAZES[crowd.gaze[npc] as number] ?? 'away'}`),
    asking: crowd.asking[npc] === 1,
    setByHand: crowd.setByHand[npc] === 1,
  };
}

/** The same in one sentence. */
export function inOneSentence(t: TFunction, person: PersonInWords): string {
  return [
    `${person.name}, ${person.seat}`,
    person.state,
    t('npc.attention', { percent: person.attention }),
    person.doing,
    person.looking,
    person.asking ? t('npc.asking') : null,
    person.setByHand ? t('npc.setByHand') : null,
  ]
    .filter(Boolean)
    .join(', ');
}
