import { raw, readEnvelope } from './rest';

export type ReportAudience = 'patient' | 'therapist';
export type ReportFormat = 'html' | 'pdf';

/** A first PDF after the server's start takes some seconds. */
const WRITTEN_WITHIN_MS = 60_000;

export interface ReportFile {
  readonly name: string;
  readonly content: Blob;
}

/** A report of a session that is over; throws a RestFailure. */
export async function sessionReport(
  sessionId: string,
  audience: ReportAudience,
  format: ReportFormat,
): Promise<ReportFile> {
  const answer = await raw(
    `/sessions/${encodeURIComponent(sessionId)}/report?audience=${audience}&format=${format}`,
    { signal: AbortSignal.timeout(WRITTEN_WITHIN_MS) },
  );
  if (!answer.ok) {
    await readEnvelope(answer);
  }
  const name = /filename="([^"]+)"/.exec(answer.headers.get('Content-Disposition') ?? '')?.[1];
  return { name: name ?? `report.${format}`, content: await answer.blob() };
}
