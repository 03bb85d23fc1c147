import { useTranslation } from 'react-i18next';
import { useLiveSession, useSnapshot } from '../LiveSession';
import { difficultyWord, moodWord } from '../readings';
import styles from './Control.module.css';
import { Dial } from './Dial';

/** Where the place is not known. */
const SIZE_MAX = 500;

/** Size, mood and questions of the audience. */
export function AudienceDials({ disabled }: { readonly disabled: boolean }) {
  const { t } = useTranslation();
  const { commands } = useLiveSession();
  const audience = useSnapshot(({ view }) => view?.audience);
  const places = useSnapshot(({ view }) => view?.place?.places ?? SIZE_MAX);
  if (!audience) {
    return null;
  }
  return (
    <div className={styles.group}>
      <Dial
        control="size"
        label={t('dial.size')}
        value={audience.size}
        min={1}
        max={Math.max(2, places)}
        step={audience.size >= 100 ? 10 : audience.size >= 20 ? 5 : 1}
        scale="roots"
        disabled={disabled}
        onCommit={(audienceSize) => commands.send('size', { type: 'adjust', audienceSize })}
      />
      <Dial
        control="mood"
        label={t('dial.mood')}
        value={audience.mood}
        min={0}
        max={100}
        step={10}
        ends={[t('mood.friendly'), t('mood.critical')]}
        word={(value) => t(`mood.${moodWord(value)}`)}
        disabled={disabled}
        onCommit={(mood) => commands.send('mood', { type: 'adjust', mood })}
      />
      <Dial
        control="difficulty"
        label={t('dial.difficulty')}
        value={audience.questionDifficulty}
        min={0}
        max={10}
        step={1}
        ends={[t('difficulty.easy'), t('difficulty.hostile')]}
        word={(value) => t(`difficulty.${difficultyWord(value)}`)}
        disabled={disabled}
        onCommit={(questionDifficulty) => commands.send('difficulty', { type: 'adjust', questionDifficulty })}
      />
    </div>
  );
}
