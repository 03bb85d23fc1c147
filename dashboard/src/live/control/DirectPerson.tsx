import { Button, NativeSelect } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { chosenPerson } from '../../audience/chosenPerson';
import type { NpcBehaviour } from '../../generated/protocol';
import { useLiveSession } from '../LiveSession';
import { CommandLine } from './CommandLine';
import styles from './Control.module.css';

const BEHAVIOURS: readonly NpcBehaviour[] = ['attentive', 'engaged', 'bored', 'skeptical', 'distracted'];
const FOR_S = [10, 30, 60, 180] as const;

/** Makes one person of the audience behave in a way for a while; the person is chosen in the plan or by number. */
export function DirectPerson({ disabled }: { readonly disabled: boolean }) {
  const { t } = useTranslation();
  const { commands } = useLiveSession();
  const npc = useStore(chosenPerson, (state) => state.npc);
  const [behaviour, setBehaviour] = useState<NpcBehaviour>('skeptical');
  const [forS, setForS] = useState<number>(30);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (npc !== null) {
      commands.send('direct', { type: 'direct-npc', npc, behaviour, forMs: forS * 1000 });
    }
  };
  return (
    <div className={styles.group}>
      <div className={styles.groupHead}>
        <h3 className={styles.groupTitle}>{t('direct.title')}</h3>
        <CommandLine control="direct" />
      </div>
      <form className={styles.direct} onSubmit={submit}>
        <label className={styles.directNpc}>
          <span>{t('direct.person')}</span>
          <input
            type="number"
            className={styles.field}
            min={1}
            max={500}
            required
            placeholder={t('direct.choose')}
            disabled={disabled}
            value={npc === null ? '' : npc + 1}
            onChange={(event) => {
              const number = event.currentTarget.valueAsNumber;
              chosenPerson.setState({ npc: number >= 1 && number <= 500 ? Math.round(number) - 1 : null });
            }}
          />
        </label>
        <NativeSelect
          label={t('direct.behaviour')}
          size="xs"
          value={behaviour}
          disabled={disabled}
          onChange={(event) => setBehaviour(event.currentTarget.value as NpcBehaviour)}
          data={BEHAVIOURS.map((value) => ({ value, label: t(`behaviour.${value}`) }))}
        />
        <NativeSelect
          label={t('direct.for')}
          size="xs"
          value={String(forS)}
          disabled={disabled}
          onChange={(event) => setForS(Number(event.currentTarget.value))}
          data={FOR_S.map((value) => ({
            value: String(value),
            label: t('direct.seconds', { count: value }),
          }))}
        />
        <Button type="submit" variant="default" size="xs" disabled={disabled || npc === null}>
          {t('direct.send')}
        </Button>
      </form>
    </div>
  );
}
