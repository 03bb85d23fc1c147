import { useParams } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { AudiencePanel } from '../audience/AudiencePanel';
import { chosenPerson } from '../audience/chosenPerson';
import { GazePanel } from '../gaze/GazePanel';
import { useTitle } from '../look/useTitle';
import { ControlPanel } from './control/ControlPanel';
import { Banners } from './head/Banners';
import { SessionHead } from './head/SessionHead';
import styles from './LivePage.module.css';
import { LiveSession, LiveSessionContext } from './LiveSession';
import { EventLog } from './log/EventLog';
import { NotesPanel } from './notes/NotesPanel';
import { RiskNotice } from './risk/RiskNotice';
import { ConversationPanel } from './status/ConversationPanel';
import { ExpressionPanel } from './status/ExpressionPanel';
import { HeartPanel } from './status/HeartPanel';
import { SpeechPanel } from './status/SpeechPanel';
import { SudsPanel } from './status/SudsPanel';
import { TalkPanel } from './status/TalkPanel';
import { StopPanel } from './stop/StopPanel';
import { StripPanel } from './strip/StripPanel';

/** One session as it happens, with all that changes it. */
export function LivePage() {
  const { t } = useTranslation();
  useTitle(t('control.page'));
  const { sessionId } = useParams({ strict: false });
  return sessionId ? <Watched key={sessionId} sessionId={sessionId} /> : null;
}

function Watched({ sessionId }: { readonly sessionId: string }) {
  const [session, setSession] = useState<LiveSession | null>(null);
  useEffect(() => {
    const opened = new LiveSession(sessionId, 'watch');
    opened.start();
    setSession(opened);
    return () => {
      opened.stop();
      chosenPerson.setState({ npc: null });
    };
  }, [sessionId]);
  if (session === null) {
    return null;
  }
  return (
    <LiveSessionContext value={session}>
      <div className={styles.frame}>
        <Banners />
        <RiskNotice />
        <div className={styles.live}>
          <SessionHead />
          <div className={styles.status}>
            <SudsPanel />
            <HeartPanel />
            <ExpressionPanel />
            <SpeechPanel />
            <ConversationPanel />
            <TalkPanel />
          </div>
          <div className={styles.middle}>
            <AudiencePanel />
            <StripPanel />
            <GazePanel />
            <div className={styles.below}>
              <NotesPanel />
              <EventLog />
            </div>
          </div>
          <div className={styles.hand}>
            <ControlPanel />
            <StopPanel />
          </div>
        </div>
      </div>
    </LiveSessionContext>
  );
}
