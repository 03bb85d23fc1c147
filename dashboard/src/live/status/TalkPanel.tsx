import { useTranslation } from 'react-i18next';
import { clock, triggerWords } from '../../look/format';
import { Panel } from '../../look/Panel';
import { useSnapshot } from '../LiveSession';
import styles from './TalkPanel.module.css';

interface Chip {
  readonly key: string;
  readonly text: string;
  readonly lastActiveMs: number;
}

/** What the patient's words were about so far, as rules read them; nothing of it is recorded. */
export function TalkPanel() {
  const { t } = useTranslation();
  const talk = useSnapshot((snapshot) => snapshot.talk);
  if (talk === null) {
    return null;
  }
  const topicName = (topic: string) => t(`talk.topic.${topic}` as 'talk.topic.work', triggerWords(topic));
  return (
    <Panel title={t('talk.title')} aside={<span className={styles.fine}>{t('talk.byRules')}</span>}>
      <div className={styles.talk}>
        <Chips
          label={t('talk.topics')}
          chips={talk.topics.map(({ topic, mentions, lastActiveMs }) => ({
            key: topic,
            text:
              mentions > 1 ? t('talk.times', { topic: topicName(topic), count: mentions }) : topicName(topic),
            lastActiveMs,
          }))}
        />
        <Chips
          label={t('talk.signs')}
          chips={talk.signs.map(({ category, level, lastActiveMs }) => ({
            key: category,
            text: t('talk.sign', {
              category: t(`risk.category.${category}`),
              level: t(`risk.level.${level}`),
            }),
            lastActiveMs,
          }))}
        />
        <Chips
          label={t('talk.keywords')}
          chips={talk.keywords.map(({ word, lastActiveMs }) => ({ key: word, text: word, lastActiveMs }))}
        />
      </div>
    </Panel>
  );
}

function Chips({ label, chips }: { readonly label: string; readonly chips: readonly Chip[] }) {
  const { t } = useTranslation();
  return chips.length === 0 ? null : (
    <div>
      <h3 className={styles.label}>{label}</h3>
      <ul className={styles.chips} aria-label={label}>
        {chips.map(({ key, text, lastActiveMs }) => (
          <li key={key} className={styles.chip}>
            {text}
            <span className={styles.fine}>
              <span className="only-heard">{t('talk.lastAt')} </span>
              {clock(lastActiveMs)}
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}
