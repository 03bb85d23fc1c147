import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { useTitle } from '../look/useTitle';
import { everyPage, rest } from '../wire/rest';
import { signInStore } from '../wire/signInStore';
import styles from './Messages.module.css';
import { Thread } from './Thread';

/** What patient and care team write to each other: a patient's own, or those of one patient of a therapist's. */
export function MessagesPage() {
  const { t } = useTranslation();
  useTitle(t('messages.title'));
  const me = useStore(signInStore, (state) => state.me);
  if (me?.role === 'patient') {
    return me.patientId ? (
      <div className={styles.own}>
        <Thread patientId={me.patientId} title={t('messages.withTeam')} />
      </div>
    ) : null;
  }
  return <OfPatients />;
}

function OfPatients() {
  const { t } = useTranslation();
  const { patientId } = useParams({ strict: false });
  const patients = useQuery({ queryKey: ['patients'], queryFn: () => everyPage(rest.patients) });
  const chosen = patientId ?? patients.data?.[0]?.patientId;
  const name = patients.data?.find((row) => row.patientId === chosen)?.displayName;
  return (
    <div className={styles.page}>
      <nav className={styles.patients} aria-labelledby="patients-title">
        <h2 id="patients-title">{t('messages.patients')}</h2>
        {patients.isError ? <p role="alert">{patients.error.message}</p> : null}
        {patients.data?.length === 0 ? <p className={styles.fine}>{t('messages.noPatients')}</p> : null}
        <ul>
          {patients.data?.map((row) => (
            <li key={row.patientId}>
              <Link
                to="/messages/$patientId"
                params={{ patientId: row.patientId }}
                aria-current={row.patientId === chosen ? 'page' : undefined}
              >
                {row.displayName}
                <Unread patientId={row.patientId} />
              </Link>
            </li>
          ))}
        </ul>
      </nav>
      {chosen && name ? (
        <Thread key={chosen} patientId={chosen} title={t('messages.with', { name })} />
      ) : null}
    </div>
  );
}

/** How many messages of a patient nobody of the care team has read. */
function Unread({ patientId }: { readonly patientId: string }) {
  const { t } = useTranslation();
  const messages = useQuery({
    queryKey: ['messages', patientId, 'latest'],
    queryFn: () => rest.messages(patientId),
  });
  const count = messages.data?.unread ?? 0;
  return count === 0 ? null : <span className={styles.unread}>{t('messages.unread', { count })}</span>;
}
