import { useEffect, useState } from 'react';
import { useLiveSession } from '../live/LiveSession';
import type { CrowdPicture } from '../wire/crowdFrame';

/** The crowd, looked at so often; a component that uses it is drawn again only where the crowd changed. */
export function useCrowdEvery(everyMs: number): CrowdPicture {
  const { crowd } = useLiveSession().model;
  const [, setVersion] = useState(crowd.version);
  useEffect(() => {
    setVersion(crowd.version);
    const timer = setInterval(() => setVersion(crowd.version), everyMs);
    return () => clearInterval(timer);
  }, [crowd, everyMs]);
  return crowd;
}
