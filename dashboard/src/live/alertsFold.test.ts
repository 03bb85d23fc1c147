import { expect, test } from 'vitest';
import type { AlertView, Recorded } from '../generated/protocol';
import { openAlerts, withAlert } from './alertsFold';

const recorded = (sequenceNr: number, by: string | null): Recorded =>
  ({ sequenceNr, atActiveMs: sequenceNr * 1000, by }) as Recorded;

const raised = (alerts: AlertView[], sequenceNr: number, level: 'high' | 'medium') =>
  withAlert(alerts, recorded(sequenceNr, null), {
    type: 'alert-raised',
    kind: level === 'high' ? 'suds-high' : 'long-silence',
    level,
    value: 95,
    limit: 90,
  });

test('an alert asks until somebody has seen it, the gravest first', () => {
  const two = raised(raised([], 7, 'medium'), 9, 'high');
  expect(openAlerts(two).map(({ sequenceNr }) => sequenceNr)).toEqual([9, 7]);
  const over = withAlert(two, recorded(11, null), { type: 'alert-cleared', alertSequenceNr: 9 });
  expect(over[1]?.clearedAtActiveMs).toBe(11_000);
  expect(openAlerts(over)).toHaveLength(2);
  const seen = withAlert(over, recorded(12, 'demo~t1'), { type: 'alert-acknowledged', alertSequenceNr: 9 });
  expect(seen[1]?.acknowledgedBy).toBe('demo~t1');
  expect(openAlerts(seen).map(({ sequenceNr }) => sequenceNr)).toEqual([7]);
  expect(openAlerts(null)).toEqual([]);
});
