import { Button, FileButton } from '@mantine/core';
import { IconChevronLeft, IconChevronRight, IconFileUpload } from '@tabler/icons-react';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { newCommandId } from '../../wire/commandId';
import { RestFailure } from '../../wire/rest';
import { uploadSlides } from '../../wire/slides';
import { useLiveSession, useSnapshot } from '../LiveSession';
import { CommandLine } from './CommandLine';
import styles from './Control.module.css';
import { SlidePicture } from './SlidePicture';

const PACES_S = [15, 30, 60, 120] as const;

/** The slides of the talk: added, turned by hand or by themselves, with the page that the audience sees. */
export function SlideControls({ disabled }: { readonly disabled: boolean }) {
  const { t } = useTranslation();
  const { commands } = useLiveSession();
  const id = useId();
  const slides = useSnapshot(({ view }) => view?.slides ?? null);
  const page = slides?.page ?? 0;
  const pages = slides?.pages ?? 0;
  const show = (to: number) => commands.send('slides', { type: 'show-slide', page: to });
  return (
    <div className={styles.group}>
      <div className={styles.groupHead}>
        <h3 className={styles.groupTitle}>{t('slides.title')}</h3>
        <CommandLine control="slides" />
      </div>
      {slides?.picture ? <SlidePicture picture={slides.picture} page={page} /> : null}
      <p className={styles.paceNow} aria-live={pages === 0 ? undefined : 'polite'}>
        {pages === 0 ? t('slides.none') : t('slides.counter', { page, pages })}
      </p>
      <div className={styles.buttons}>
        <Button
          size="xs"
          variant="default"
          aria-label={t('slides.before')}
          disabled={disabled || page < 2}
          onClick={() => show(page - 1)}
        >
          <IconChevronLeft size={15} aria-hidden />
        </Button>
        <Button
          size="xs"
          variant="default"
          aria-label={t('slides.next')}
          disabled={disabled || page >= pages}
          onClick={() => show(page + 1)}
        >
          <IconChevronRight size={15} aria-hidden />
        </Button>
        <Button
          size="xs"
          variant="default"
          disabled={disabled || pages === 0}
          onClick={() => commands.send('slides', { type: 'remove-slides' })}
        >
          {t('slides.remove')}
        </Button>
      </div>
      <label htmlFor={id} className={styles.groupTitle}>
        {t('slides.pace')}
      </label>
      <select
        id={id}
        className={styles.field}
        value={slides?.everyS ?? ''}
        disabled={disabled || pages === 0}
        onChange={({ currentTarget: { value } }) =>
          commands.send('slides', { type: 'pace-slides', everyS: value === '' ? null : Number(value) })
        }
      >
        <option value="">{t('slides.byHand')}</option>
        {[...new Set([...PACES_S, ...(slides?.everyS ? [slides.everyS] : [])])].map((seconds) => (
          <option key={seconds} value={seconds}>
            {t('slides.every', { seconds })}
          </option>
        ))}
      </select>
      <AddSlides disabled={disabled} />
    </div>
  );
}

function AddSlides({ disabled }: { readonly disabled: boolean }) {
  const { t } = useTranslation();
  const { sessionId } = useLiveSession();
  const [adding, setAdding] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const add = async (file: File | null) => {
    if (file === null) {
      return;
    }
    setAdding(true);
    setProblem(null);
    try {
      await uploadSlides(sessionId, file, newCommandId());
    } catch (failure) {
      setProblem(failure instanceof RestFailure ? failure.message : String(failure));
    }
    setAdding(false);
  };
  return (
    <>
      <FileButton
        accept="application/pdf,image/png,image/jpeg"
        onChange={(file) => void add(file)}
        disabled={disabled || adding}
      >
        {(props) => (
          <Button
            {...props}
            size="xs"
            variant="default"
            disabled={disabled || adding}
            leftSection={<IconFileUpload size={15} aria-hidden />}
          >
            {adding ? t('slides.adding') : t('slides.add')}
          </Button>
        )}
      </FileButton>
      {problem === null ? null : <p role="alert">{problem}</p>}
    </>
  );
}
