import { describe, expect, it } from 'vitest';
import { Session } from '../../fixture/session.mjs';
import type { Recorded, SessionView } from '../generated/protocol';
import { beforeEverything, withNoteTexts, withUpdate } from './sessionFold';

const session = new Session({ phase: 'ended', seconds: 300 });
const last = session.view(true) as SessionView;
const all = session.recorded as Recorded[];

describe('fold of a session', () => {
  it('reaches the last view from the first, update by update', () => {
    const folded = all.reduce(withUpdate, beforeEverything(last));
    expect(folded.suds).toEqual(last.suds);
    expect(folded.notes).toEqual(last.notes);
    expect(folded).toMatchObject({ phase: 'ended', outcome: 'completed', sequenceNr: last.sequenceNr });
  });

  it('takes no update twice', () => {
    const once = all.reduce(withUpdate, beforeEverything(last));
    expect(all.reduce(withUpdate, once)).toBe(once);
  });

  it('keeps the place of a corrected rating and of an amended note', () => {
    const base = all.reduce(withUpdate, beforeEverything(last));
    const template = all.at(-1) as Recorded;
    const wrong = base.suds[1] as (typeof base.suds)[number];
    const corrected = withUpdate(base, {
      ...template,
      sequenceNr: last.sequenceNr + 1,
      update: { type: 'suds-corrected', sudsSequenceNr: wrong.sequenceNr, suds: 50, reason: 'slip' },
    });
    expect(corrected.suds[1]).toMatchObject({ suds: 50, corrected: true, atActiveMs: wrong.atActiveMs });
    expect(corrected.suds).toHaveLength(base.suds.length);
    const amended = withUpdate(corrected, {
      ...template,
      sequenceNr: last.sequenceNr + 2,
      update: { type: 'note-amended', noteSequenceNr: base.notes[0]?.sequenceNr ?? 0, text: 'other' },
    });
    expect(amended.notes[0]).toMatchObject({ text: 'other', amended: true });
  });

  it('takes the words of notes from updates that the view counts already, the last ones where they were amended', () => {
    const bare = session.view() as SessionView;
    expect(bare.notes.map((note) => note.text)).toEqual([null, null]);
    expect(withNoteTexts(bare, all)).toEqual(session.view(true));
    const amendment: Recorded = {
      ...(all.at(-1) as Recorded),
      update: { type: 'note-amended', noteSequenceNr: bare.notes[0]?.sequenceNr ?? 0, text: 'other' },
    };
    expect(withNoteTexts(bare, [...all, amendment]).notes[0]?.text).toBe('other');
    expect(withNoteTexts(bare, [amendment]).notes[1]?.text).toBe(null);
  });

  it('knows which phase the audience is in, and how it thanked', () => {
    const base = beforeEverything(last);
    const template = all.at(-1) as Recorded;
    const shares = { attentive: 60, bored: 30, skeptical: 10, engaged: 0, ambient: 20 };
    const late = withUpdate(base, {
      ...template,
      sequenceNr: last.sequenceNr + 1,
      update: { type: 'phase-began', phase: 'late', ...shares, speakerPercent: 150, effectiveTick: 3001 },
    });
    expect(late.stage.phases).toEqual([{ phase: 'late', fromActiveMs: 300_100 }]);
    const over = withUpdate(late, {
      ...template,
      sequenceNr: last.sequenceNr + 2,
      update: { type: 'speech-ended', applause: 'polite', forMs: 6000, effectiveTick: 3411 },
    });
    expect(over.stage.applause).toBe('polite');
    expect(beforeEverything(over).stage).toMatchObject({ phases: [], applause: null });
  });

  it('puts a late rating where it was felt', () => {
    const base = all.reduce(withUpdate, beforeEverything(last));
    const template = all.at(-1) as Recorded;
    const late = withUpdate(base, {
      ...template,
      sequenceNr: last.sequenceNr + 1,
      atActiveMs: 90_000,
      occurredAtMs: (last.startedAtMs ?? 0) + 90_000,
      update: { type: 'suds', suds: 71, trigger: null, source: 'hand', late: true },
    });
    expect(late.suds.map((point) => point.atActiveMs)).toEqual([
      2_000, 62_000, 90_000, 121_000, 180_000, 238_000,
    ]);
    expect(late.suds[2]).toMatchObject({ suds: 71, late: true });
  });

  it('keeps aside what was felt before the start or after the end', () => {
    const base = all.reduce(withUpdate, beforeEverything(last));
    const template = all.at(-1) as Recorded;
    const rated = (view: SessionView, occurredAtMs: number) =>
      withUpdate(view, {
        ...template,
        sequenceNr: view.sequenceNr + 1,
        occurredAtMs,
        update: { type: 'suds', suds: 90, trigger: null, source: 'hand', late: true },
      });
    const early = rated(base, (last.startedAtMs ?? 0) - 1);
    const both = rated(early, (last.endedAtMs ?? 0) + 1);
    expect(both.suds).toEqual(base.suds);
    expect(both.sudsAside.map(({ suds }) => suds)).toEqual([90, 90]);
    expect(rated(beforeEverything(last), last.startedAtMs ?? 0).suds).toEqual([]);
  });
});
