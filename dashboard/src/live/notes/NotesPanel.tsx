import { Button } from '@mantine/core';
import { type KeyboardEvent, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { NoteView } from '../../generated/protocol';
import { clock } from '../../look/format';
import { Panel } from '../../look/Panel';
import { CommandLine } from '../control/CommandLine';
import { useLiveSession, useSnapshot } from '../LiveSession';
import { usePeople } from '../usePeople';
import styles from './NotesPanel.module.css';

const TEXT_MAX = 4_000;

/** Notes of this session: written, saved one by one, amended with the earlier text kept. */
export function NotesPanel({ readOnly = false }: { readonly readOnly?: boolean }) {
  const { t } = useTranslation();
  const { commands } = useLiveSession();
  const notes = useSnapshot(({ view }) => view?.notes) ?? [];
  const { nameOf } = usePeople();
  const id = useId();
  const [text, setText] = useState('');
  const save = () => {
    if (text.trim() !== '') {
      commands.send('note', { type: 'note', text: text.trim() });
      setText('');
    }
  };
  return (
    <Panel title={t('notes.title')} className={styles.panel}>
      <div className={readOnly ? undefined : styles.columns}>
        {readOnly ? null : (
          <div className={styles.write}>
            <label htmlFor={id} className="only-heard">
              {t('notes.new')}
            </label>
            <textarea
              id={id}
              className={styles.text}
              rows={3}
              maxLength={TEXT_MAX}
              placeholder={t('notes.placeholder')}
              value={text}
              onChange={(event) => setText(event.currentTarget.value)}
              onKeyDown={(event) => onSaveKey(event, save)}
            />
            <div className={styles.actions}>
              <Button variant="default" disabled={text.trim() === ''} onClick={save}>
                {t('notes.save')}
              </Button>
              <CommandLine control="note" />
            </div>
          </div>
        )}
        {notes.length === 0 ? (
          <p className={styles.none}>{t('notes.none')}</p>
        ) : (
          // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
          <ol className={styles.list} tabIndex={0} aria-label={t('notes.all')}>
            {[...notes].reverse().map((note) => (
              <Written key={note.sequenceNr} note={note} name={nameOf(note.by)} readOnly={readOnly} />
            ))}
          </ol>
        )}
      </div>
    </Panel>
  );
}

function onSaveKey(event: KeyboardEvent, save: () => void): void {
  if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
    event.preventDefault();
    save();
  }
}

interface WrittenProps {
  readonly note: NoteView;
  /** Of whoever wrote it; null while it is not known. */
  readonly name: string | null;
  readonly readOnly: boolean;
}

function Written({ note, name, readOnly }: WrittenProps) {
  const { t } = useTranslation();
  const { commands } = useLiveSession();
  const [draft, setDraft] = useState<string | null>(null);
  const control = `note-${note.sequenceNr}`;
  const save = () => {
    if (draft !== null && draft.trim() !== '' && draft.trim() !== note.text) {
      commands.send(control, { type: 'amend-note', noteSequenceNr: note.sequenceNr, text: draft.trim() });
    }
    setDraft(null);
  };
  return (
    <li className={styles.note}>
      <p className={styles.meta}>
        {clock(note.atActiveMs)}
        {name === null ? null : <span className={styles.by}>{name}</span>}
        {note.amended ? <span className={styles.amended}>{t('notes.amended')}</span> : null}
        {readOnly || note.text === null || note.text === undefined || draft !== null ? null : (
          <button type="button" className={styles.link} onClick={() => setDraft(note.text ?? '')}>
            {t('notes.amend')} <span className="only-heard">{clock(note.atActiveMs)}</span>
          </button>
        )}
      </p>
      {draft === null ? (
        <p className={styles.written}>{note.text ?? t('notes.hidden')}</p>
      ) : (
        <>
          <textarea
            className={styles.text}
            rows={2}
            maxLength={TEXT_MAX}
            aria-label={t('notes.amend')}
            // biome-ignore lint/a11y/noAutofocus: the person has just asked for this field
            autoFocus
            value={draft}
            onChange={(event) => setDraft(event.currentTarget.value)}
            onKeyDown={(event) => onSaveKey(event, save)}
          />
          <div className={styles.actions}>
            <Button size="xs" variant="default" onClick={save}>
              {t('notes.save')}
            </Button>
            <Button size="xs" variant="subtle" onClick={() => setDraft(null)}>
              {t('cancel')}
            </Button>
          </div>
        </>
      )}
      <CommandLine control={control} />
    </li>
  );
}
