import type { Recorded, SessionView, Suds, SudsPoint } from '../generated/protocol';
import { withAlert } from './alertsFold';
import { withSlides } from './slidesFold';

const TICK_MS = 100;

/** A session's view with one more update in it. Updates that the view already holds leave it as it is. */
export function withUpdate(view: SessionView, recorded: Recorded): SessionView {
  if (recorded.sequenceNr <= view.sequenceNr) {
    return view;
  }
  const { session, update } = recorded;
  const next: SessionView = {
    ...view,
    sequenceNr: recorded.sequenceNr,
    phase: session.phase,
    outcome: session.outcome ?? null,
    controllerId: session.controllerId ?? null,
    activeMs: session.activeMs,
    audience: session.audience,
    habituation: session.habituation,
    baselineHeartRateBpm: session.baselineHeartRateBpm ?? null,
    baselineRestS: session.baselineRestS,
  };
  switch (update.type) {
    case 'started':
      return { ...next, startedAtMs: view.startedAtMs ?? recorded.recordedAtMs };
    case 'ended':
      return { ...next, endedAtMs: view.endedAtMs ?? recorded.recordedAtMs };
    case 'suds': {
      const point = pointOf(recorded, update);
      return isOfScene(point, view)
        ? { ...next, suds: inOrder([...view.suds, point]) }
        : { ...next, sudsAside: inOrder([...view.sudsAside, point]) };
    }
    case 'suds-corrected': {
      const corrected = (point: SudsPoint) =>
        point.sequenceNr === update.sudsSequenceNr ? { ...point, suds: update.suds, corrected: true } : point;
      return { ...next, suds: view.suds.map(corrected), sudsAside: view.sudsAside.map(corrected) };
    }
    case 'conversation-chosen':
      return {
        ...next,
        conversation: {
          conversation: update.conversation,
          title: update.title,
          gazePercent: update.gazePercent,
          people: update.people,
          turn: null,
        },
      };
    case 'scene-chosen':
      return { ...next, place: update.scene };
    case 'own-scene-chosen':
      return { ...next, scene: update.scene };
    case 'slides-added':
    case 'slide-shown':
    case 'slides-paced':
    case 'slides-removed':
      return { ...next, slides: withSlides(view.slides ?? null, update) };
    case 'presets-chosen':
      return { ...next, presets: update.presets };
    case 'conversation-turn': {
      const { type: _, ...turn } = update;
      return view.conversation
        ? {
            ...next,
            conversation: { ...view.conversation, turn: { ...turn, sequenceNr: recorded.sequenceNr } },
          }
        : next;
    }
    case 'phase-began':
      return {
        ...next,
        stage: {
          ...view.stage,
          phases: [
            ...view.stage.phases,
            { phase: update.phase, fromActiveMs: update.effectiveTick * TICK_MS },
          ],
        },
      };
    case 'speech-ended':
      return { ...next, stage: { ...view.stage, applause: update.applause } };
    case 'alert-raised':
    case 'alert-cleared':
    case 'alert-acknowledged':
      return { ...next, alerts: withAlert(view.alerts ?? [], recorded, update) };
    case 'noted':
      return {
        ...next,
        notes: [
          ...view.notes,
          {
            sequenceNr: recorded.sequenceNr,
            atMs: recorded.recordedAtMs,
            atActiveMs: session.activeMs,
            by: recorded.by ?? '',
            text: update.text ?? null,
            amended: false,
          },
        ],
      };
    case 'note-amended':
      return {
        ...next,
        notes: view.notes.map((note) =>
          note.sequenceNr === update.noteSequenceNr
            ? { ...note, text: update.text ?? null, amended: true }
            : note,
        ),
      };
    default:
      return next;
  }
}

/** Whether an update is one of what happened: readings are not, nor what is not for this reader. */
export const isHappening = ({ update }: Recorded): boolean =>
  update.type !== 'telemetry' && update.type !== 'samples-received' && update.type !== 'withheld';

/**
 * The view with the texts of its notes as these updates tell them, old ones too. The view of a live session comes
 * without: the server's state of it holds no words.
 */
export function withNoteTexts(view: SessionView, updates: readonly Recorded[]): SessionView {
  const texts = new Map<number, string | null>();
  for (const { sequenceNr, update } of updates) {
    if (update.type === 'noted') {
      texts.set(sequenceNr, update.text ?? null);
    } else if (update.type === 'note-amended') {
      texts.set(update.noteSequenceNr, update.text ?? null);
    }
  }
  return texts.size === 0
    ? view
    : {
        ...view,
        notes: view.notes.map((note) => ({ ...note, text: texts.get(note.sequenceNr) ?? note.text ?? null })),
      };
}

function pointOf(recorded: Recorded, { suds, trigger, late, heart }: Suds): SudsPoint {
  return {
    sequenceNr: recorded.sequenceNr,
    atActiveMs: recorded.atActiveMs,
    occurredAtMs: recorded.occurredAtMs,
    suds,
    trigger: trigger ?? null,
    corrected: false,
    late,
    heart: heart ?? null,
  };
}

/** Felt between the start of the scene and its end; all others are kept aside, and no figure rests on them. */
const isOfScene = ({ occurredAtMs }: SudsPoint, { startedAtMs, endedAtMs }: SessionView): boolean =>
  startedAtMs != null && occurredAtMs >= startedAtMs && (endedAtMs == null || occurredAtMs <= endedAtMs);

const inOrder = (points: SudsPoint[]): SudsPoint[] =>
  points.sort((a, b) => a.atActiveMs - b.atActiveMs || a.sequenceNr - b.sequenceNr);

/** The view as it was at the beginning, from which a replay folds forward. */
export function beforeEverything(view: SessionView): SessionView {
  return {
    ...view,
    sequenceNr: 0,
    phase: 'ready',
    outcome: null,
    startedAtMs: null,
    endedAtMs: null,
    activeMs: 0,
    suds: [],
    sudsAside: [],
    heartPhases: [],
    notes: [],
    conversation: null,
    presets: [],
    scene: null,
    goal: null,
    slides: null,
    stage: { ...view.stage, phases: [], applause: null },
    habituation: {
      trend: 'not-enough-ratings',
      habituated: false,
      slopePerMin: null,
      peak: null,
      reductionPercent: null,
      recoveryPercent: null,
      reason: '',
    },
  };
}
