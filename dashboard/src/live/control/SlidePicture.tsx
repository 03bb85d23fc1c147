import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { slidePicture } from '../../wire/slides';
import { useLiveSession } from '../LiveSession';
import styles from './Control.module.css';

/** The page on the screen. Its picture is fetched with the sign-in, so it cannot be an address of its own. */
export function SlidePicture({ picture, page }: { readonly picture: string; readonly page: number }) {
  const { t } = useTranslation();
  const { sessionId } = useLiveSession();
  const [shown, setShown] = useState<string | null>(null);
  useEffect(() => {
    let address: string | null = null;
    let left = false;
    slidePicture(sessionId, picture)
      .then((blob) => {
        if (!left) {
          address = URL.createObjectURL(blob);
          setShown(address);
        }
      })
      .catch(() => setShown(null));
    return () => {
      left = true;
      if (address !== null) {
        URL.revokeObjectURL(address);
      }
    };
  }, [sessionId, picture]);
  return shown === null ? null : (
    <img className={styles.slide} src={shown} alt={t('slides.picture', { page })} />
  );
}
