import {
  IconCircleCheck,
  IconCircleDot,
  IconDoorExit,
  IconPlayerPause,
  IconPlayerPlay,
  IconPlugConnectedX,
} from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Outcome, Phase } from '../generated/protocol';
import styles from './PhaseBadge.module.css';

const PHASE_ICON = {
  ready: IconCircleDot,
  running: IconPlayerPlay,
  paused: IconPlayerPause,
  ended: IconCircleCheck,
};
const OUTCOME_ICON = {
  completed: IconCircleCheck,
  paused: IconPlayerPause,
  quit: IconDoorExit,
  hardware_issue: IconPlugConnectedX,
};

/** Where a session stands, or how it ended: shape and word, not colour alone. */
export function PhaseBadge({ phase, outcome }: { readonly phase: Phase; readonly outcome: Outcome | null }) {
  const { t } = useTranslation();
  const Icon = outcome ? OUTCOME_ICON[outcome] : PHASE_ICON[phase];
  return (
    <span className={styles.badge} data-phase={phase}>
      <Icon size={14} aria-hidden />
      {outcome ? t(`outcome.${outcome}`) : t(`phase.${phase}`)}
    </span>
  );
}
