import { useParams } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { AudiencePanel } from '../audience/AudiencePanel';
import { GazePanel } from '../gaze/GazePanel';
import type { Recorded } from '../generated/protocol';
import { LineBanner } from '../live/head/Banners';
import { SessionHead } from '../live/head/SessionHead';
import { LiveSessionContext } from '../live/LiveSession';
import { NotesPanel } from '../live/notes/NotesPanel';
import { RiskNotice } from '../live/risk/RiskNotice';
import { ExpressionPanel } from '../live/status/ExpressionPanel';
import { HeartPanel } from '../live/status/HeartPanel';
import { SpeechPanel } from '../live/status/SpeechPanel';
import { SudsPanel } from '../live/status/SudsPanel';
import { useTitle } from '../look/useTitle';
import { EventList } from './EventList';
import styles from './ReplayPage.module.css';
import { ReplaySession } from './ReplaySession';
import { ReportPanel } from './ReportPanel';
import { Transport } from './Transport';

/** An ended session, shown again at any second of it. */
export function ReplayPage() {
  const { t } = useTranslation();
  useTitle(t('replay.title'));
  const { sessionId } = useParams({ strict: false });
  return sessionId ? <Replayed key={sessionId} sessionId={sessionId} /> : null;
}

function Replayed({ sessionId }: { readonly sessionId: string }) {
  const [replay, setReplay] = useState<ReplaySession | null>(null);
  const [events, setEvents] = useState<readonly Recorded[] | null>(null);
  useEffect(() => {
    const opened = new ReplaySession(sessionId);
    setReplay(opened);
    opened.start(setEvents);
    return () => opened.stop();
  }, [sessionId]);
  if (replay === null) {
    return null;
  }
  return (
    <LiveSessionContext value={replay.session}>
      <LineBanner />
      <RiskNotice />
      <div className={styles.replay}>
        <SessionHead live={false} />
        <AudiencePanel />
        <EventList replay={replay} events={events} />
        <Transport replay={replay} events={events ?? []} />
        <div className={styles.then}>
          <SudsPanel readOnly />
          <div className={styles.stack}>
            <HeartPanel />
            <SpeechPanel />
          </div>
          <ExpressionPanel />
          <div className={styles.gaze}>
            <GazePanel />
          </div>
          <div className={styles.notes}>
            <NotesPanel readOnly />
            <ReportPanel sessionId={sessionId} />
          </div>
        </div>
      </div>
    </LiveSessionContext>
  );
}
