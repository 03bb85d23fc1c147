import type { CommandResult } from '../generated/protocol';
import { raw, readEnvelope } from './rest';

/** Drawing a long talk takes a while. */
const UPLOAD_WITHIN_MS = 180_000;

const path = (sessionId: string) => `/sessions/${encodeURIComponent(sessionId)}/slides`;

/** Adds the pages of a file behind those of the session; the same command id again adds nothing. */
export async function uploadSlides(sessionId: string, file: File, commandId: string): Promise<CommandResult> {
  return readEnvelope<CommandResult>(
    await raw(`${path(sessionId)}?commandId=${encodeURIComponent(commandId)}`, {
      method: 'POST',
      headers: { 'Content-Type': file.type },
      body: file,
      signal: AbortSignal.timeout(UPLOAD_WITHIN_MS),
    }),
  );
}

/** @param picture as the session's slides name it */
export async function slidePicture(sessionId: string, picture: string): Promise<Blob> {
  const answer = await raw(`${path(sessionId)}/${picture}`, {});
  if (!answer.ok) {
    await readEnvelope(answer);
  }
  return answer.blob();
}
