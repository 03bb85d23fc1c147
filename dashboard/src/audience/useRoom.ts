import { useQuery } from '@tanstack/react-query';
import type { SceneManifest } from '../generated/protocol';
import { useLiveSession, useSnapshot } from '../live/LiveSession';
import { rest } from '../wire/rest';

/** Where the session takes place; null until that is known, and for sessions from before there were places. */
export function useRoom(): SceneManifest | null {
  const { sessionId } = useLiveSession();
  const revision = useSnapshot(({ view }) => view?.place?.revision ?? null);
  const scene = useQuery({
    queryKey: ['scene', sessionId, revision],
    queryFn: () => rest.scene(sessionId),
    enabled: revision !== null,
    // A session keeps the place it was created with.
    staleTime: Number.POSITIVE_INFINITY,
  });
  return scene.data?.manifest ?? null;
}
