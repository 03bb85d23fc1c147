import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { Panel } from '../look/Panel';
import { type ReportAudience, type ReportFormat, sessionReport } from '../wire/reports';
import { RestFailure } from '../wire/rest';
import { signInStore } from '../wire/signInStore';
import styles from './ReportPanel.module.css';

/** Reports of this session, to be saved: for therapists both, for patients their own. */
export function ReportPanel({ sessionId }: { readonly sessionId: string }) {
  const { t } = useTranslation();
  const role = useStore(signInStore, (state) => state.me?.role);
  const [busy, setBusy] = useState<string | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const audiences: ReportAudience[] = role === 'therapist' ? ['therapist', 'patient'] : ['patient'];
  const nameOf = (audience: ReportAudience) => t(role === 'therapist' ? `report.${audience}` : 'report.own');

  const save = async (audience: ReportAudience, format: ReportFormat) => {
    setBusy(audience + format);
    setProblem(null);
    try {
      const file = await sessionReport(sessionId, audience, format);
      offer(file.content, file.name);
    } catch (failure) {
      setProblem(
        failure instanceof RestFailure && failure.code !== 'UNREACHABLE'
          ? failure.message
          : t('trouble.unreachable'),
      );
    } finally {
      setBusy(null);
    }
  };

  return (
    <Panel title={t('report.title')}>
      <ul className={styles.list}>
        {audiences.map((audience) => (
          <li key={audience} className={styles.row}>
            <span className={styles.name}>{nameOf(audience)}</span>
            {(['html', 'pdf'] as const).map((format) => (
              <Button
                key={format}
                variant="default"
                loading={busy === audience + format}
                disabled={busy !== null}
                aria-label={`${t(`report.${format}`)}: ${nameOf(audience)}`}
                onClick={() => void save(audience, format)}
              >
                {t(`report.${format}`)}
              </Button>
            ))}
          </li>
        ))}
      </ul>
      {problem ? (
        <p className={styles.problem} role="alert">
          {problem}
        </p>
      ) : null}
    </Panel>
  );
}

/** Saved and never opened here: what somebody wrote is no page of ours. */
function offer(content: Blob, name: string): void {
  const address = URL.createObjectURL(content);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  URL.revokeObjectURL(address);
}
