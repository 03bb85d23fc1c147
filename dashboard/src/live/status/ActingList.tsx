import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { Actor, ConversationView } from '../../generated/protocol';
import { useSnapshot } from '../LiveSession';
import styles from './ConversationPanel.module.css';

/** What the people of a conversation do now, in words: who cuts in, agrees or disagrees, and to whom the others turn. */
export function ActingList({ people }: { readonly people: ConversationView['people'] }) {
  const { t } = useTranslation();
  const acting = useSnapshot(({ moment }) => moment.acting);
  if (acting.length === 0) {
    return null;
  }
  const nameOf = (npc: number) => people.find((one) => one.npc === npc)?.name ?? '';
  return (
    <ul className={styles.acting} aria-label={t('conversation.people')}>
      {acting.map((actor) => (
        <li key={actor.npc} data-state={actor.state}>
          <strong>{nameOf(actor.npc)}</strong> {doing(t, actor, nameOf)}
        </li>
      ))}
    </ul>
  );
}

export function doing(t: TFunction, actor: Actor, nameOf: (npc: number) => string): string {
  const { state, manner, towardsNpc } = actor;
  const does =
    state === 'talk' && manner !== 'plain'
      ? t(`conversation.acting.${manner}`)
      : state === 'listen' && towardsNpc != null
        ? t('conversation.acting.listenTo', { name: nameOf(towardsNpc) })
        : t(`conversation.acting.${state}`);
  return actor.gesture === 'none'
    ? does
    : `${does}, ${t(`conversation.gesture.${actor.gesture}` as 'conversation.gesture.nod', actor.gesture)}`;
}
