import { createStore, type StoreApi } from 'zustand/vanilla';
import type {
  Actor,
  AffectSample,
  Body,
  Live,
  Phase,
  Recorded,
  Replay,
  RiskHeard,
  SessionView,
  SpeechHeard,
  TelemetryChunk,
  ToClientUnion,
  WordsHeard,
} from '../generated/protocol';
import { CrowdPicture, decodeSeatMap, kindOf, MalformedFrame, type SeatMap } from '../wire/crowdFrame';
import { TimeSeries } from '../wire/TimeSeries';
import { type HeadPose, headPoseOf, STALE_AFTER_MS } from './readings';
import { isHappening, withNoteTexts, withUpdate } from './sessionFold';

/** A value with its age, as panels show it. */
export interface Aged<T> {
  readonly value: T;
  readonly ageMs: number;
  readonly stale: boolean;
}

/** The moment as panels show it; renewed at most twice a second. */
/** How the patient spoke in the last minute. */
export interface Speech {
  readonly wordsPerMinute: number;
  readonly fillersPerMinute: number | null;
}

export interface Moment {
  readonly activeMs: number;
  readonly phase: Phase;
  /** Age of the last live message; null before the first. */
  readonly liveAgeMs: number | null;
  readonly stale: boolean;
  readonly heartRateBpm: Aged<number> | null;
  readonly affect: Aged<AffectSample> | null;
  readonly speech: Aged<Speech> | null;
  readonly eyeContactShare: number | null;
  readonly attention: number | null;
  readonly headsetConnected: boolean;
  readonly headsetReady: boolean;
  /** How fast the headset draws; null where it does not say. */
  readonly framesPerS: number | null;
  readonly recordingBehind: boolean;
  /** The way out was shown; its record follows. */
  readonly leaving: boolean;
  readonly watchers: number;
  /** What the people of a conversation do with their bodies; empty where there is none. */
  readonly acting: readonly Actor[];
}

export interface SessionSnapshot {
  readonly view: SessionView | null;
  readonly accountId: string | null;
  /** What happened, without telemetry, oldest first. */
  readonly events: readonly Recorded[];
  readonly moment: Moment;
  readonly replay: Replay | null;
  readonly seatMap: SeatMap | null;
  /** Greatest sequence number that the headset says it has shown. */
  readonly shownSequenceNr: number;
  /** Signs of danger that were told live, before they were recorded; oldest first. */
  readonly riskHeard: readonly RiskHeard[];
  /** When those were heard that this viewer has acknowledged since the page was loaded, ms since 1970. */
  readonly acknowledged: readonly number[];
  /** What the patient's words were about; null before anything was heard. */
  readonly talk: WordsHeard | null;
  /** Heart and skin as they were told last; null where no sensor was ever there, or not for this viewer. */
  readonly body: Body | null;
  /** How the patient spoke as it was told last; null before the first word, or not for this viewer. */
  readonly spoken: SpeechHeard | null;
}

const NOTHING_YET: Moment = {
  activeMs: 0,
  phase: 'ready',
  liveAgeMs: null,
  stale: true,
  heartRateBpm: null,
  affect: null,
  speech: null,
  eyeContactShare: null,
  attention: null,
  headsetConnected: false,
  headsetReady: false,
  framesPerS: null,
  recordingBehind: false,
  leaving: false,
  watchers: 0,
  acting: [],
};

const MOMENT_EVERY_MS = 500;
/** Chunks touch: the end of one is the begin of the next. */
const MOMENT_S = 0.001;
const FLUSH_AFTER_MS = 16;
/** Sensors tell a heart rate about once a second. */
const HEART_SAMPLED_MS = 3_000;

/** The readings of a session over its active time, in seconds. */
export class SessionSeries {
  readonly heartRate = new TimeSeries();
  readonly stress = new TimeSeries();
  readonly attention = new TimeSeries();
  readonly pace = new TimeSeries();
  readonly contact = new TimeSeries();
  /** Index of the expression in the order of the wire; 7 is unknown. */
  readonly expression = new TimeSeries();

  clear(): void {
    for (const series of Object.values(this) as TimeSeries[]) {
      series.clear();
    }
  }

  /** Readings of five seconds fill in where the moment was not seen. */
  takeChunk(chunk: TelemetryChunk): void {
    const from = chunk.fromActiveMs / 1000;
    const to = chunk.toActiveMs / 1000;
    const fill = (series: TimeSeries, at: number, value: number | null | undefined) => {
      if (value !== null && value !== undefined && !series.hasBetween(from + MOMENT_S, to)) {
        series.add(at, value);
      }
    };
    fill(this.heartRate, to, chunk.heartRateBpm);
    fill(this.pace, to, chunk.wordsPerMinute);
    fill(this.attention, to, chunk.attentionPercent);
    fill(
      this.contact,
      to,
      chunk.eyeContactShare === null || chunk.eyeContactShare === undefined
        ? null
        : chunk.eyeContactShare * 100,
    );
    for (const sample of chunk.affect) {
      this.takeAffect(sample);
    }
  }

  takeAffect(sample: AffectSample): void {
    const at = Math.round(sample.atActiveMs / 1000);
    this.expression.add(at, expressionCode(sample.expression));
    if (sample.stress !== null && sample.stress !== undefined) {
      this.stress.add(at, sample.stress);
    }
  }

  takeLive(live: Live): void {
    const at = Math.floor(live.activeMs / 1000);
    if (live.phase !== 'running') {
      return;
    }
    const sample = (series: TimeSeries, value: number | null | undefined) => {
      if (value !== null && value !== undefined && at > series.lastX) {
        series.add(at, value);
      }
    };
    // One that stands still is not measured again: a gap stays a gap.
    sample(this.heartRate, (live.heartRateAgeMs ?? 0) < HEART_SAMPLED_MS ? live.heartRateBpm : null);
    sample(this.attention, live.attention);
    sample(this.pace, (live.speechAgeMs ?? 0) < STALE_AFTER_MS.speech ? live.wordsPerMinute : null);
    sample(
      this.contact,
      live.eyeContactShare === null || live.eyeContactShare === undefined ? null : live.eyeContactShare * 100,
    );
    if (live.affect && (live.affectAgeMs ?? 0) < STALE_AFTER_MS.affect) {
      this.takeAffect(live.affect);
    }
  }
}

function speechOf(live: Live): Speech | null {
  return live.wordsPerMinute === null || live.wordsPerMinute === undefined
    ? null
    : { wordsPerMinute: live.wordsPerMinute, fillersPerMinute: live.fillersPerMinute ?? null };
}

const EXPRESSIONS = [
  'neutral',
  'happy',
  'surprised',
  'sad',
  'angry',
  'disgusted',
  'fearful',
  'unknown',
] as const;
export const expressionCode = (expression: AffectSample['expression']): number =>
  EXPRESSIONS.indexOf(expression);
export const expressionOf = (code: number): AffectSample['expression'] => EXPRESSIONS[code] ?? 'unknown';

/**
 * One session as this page knows it. Streams stay outside React: panels read snapshots that change with clinical
 * updates and at most twice a second otherwise; charts and the plan of the audience read series and crowd directly.
 */
export class SessionModel {
  readonly store: StoreApi<SessionSnapshot>;
  readonly crowd: CrowdPicture;
  readonly series = new SessionSeries();
  /** In a replay: all that was recorded, in order. */
  readonly history: Recorded[] = [];
  private live: Live | null = null;
  private liveAtMs = 0;
  private epoch: number | null = null;
  private cursorNr = 0;
  private timer: ReturnType<typeof setInterval> | null = null;
  private pending: Recorded[] = [];
  private flushing: ReturnType<typeof setTimeout> | null = null;

  /** @param isReplay whether time is moved by hand, back as well as on */
  constructor(readonly isReplay = false) {
    this.crowd = new CrowdPicture(isReplay);
    this.store = createStore<SessionSnapshot>(() => ({
      view: null,
      accountId: null,
      events: [],
      moment: NOTHING_YET,
      replay: null,
      seatMap: null,
      shownSequenceNr: 0,
      riskHeard: [],
      acknowledged: [],
      talk: null,
      body: null,
      spoken: null,
    }));
  }

  start(): void {
    this.timer ??= setInterval(() => this.renewMoment(), MOMENT_EVERY_MS);
  }

  stop(): void {
    clearInterval(this.timer ?? undefined);
    this.timer = null;
    clearTimeout(this.flushing ?? undefined);
    this.flushing = null;
  }

  /** Sequence number of the last update that is held without a gap. */
  readonly cursor = (): number => this.cursorNr;

  /** Where the patient looks now, for the plan of the audience, which moves more often than the moment. */
  get headPose(): HeadPose | null {
    return headPoseOf(this.live, this.sinceLiveMs());
  }

  /** A replay that stands still shows a moment that does not age. */
  private sinceLiveMs(): number {
    return this.isReplay ? 0 : performance.now() - this.liveAtMs;
  }

  message(message: ToClientUnion): void {
    switch (message.type) {
      case 'welcome':
        if (this.epoch !== message.epoch) {
          this.live = null;
          this.crowd.clear();
        }
        this.epoch = message.epoch;
        if (message.cursor < this.cursorNr) {
          this.startOver(message.cursor);
        }
        this.store.setState(({ events }) => ({
          view: withNoteTexts(message.session, events),
          accountId: message.accountId ?? null,
        }));
        this.renewMoment();
        break;
      case 'recorded':
        this.takeRecorded(message);
        break;
      case 'live':
        this.takeLive(message);
        break;
      case 'shown':
        this.store.setState({ shownSequenceNr: message.sequenceNr });
        break;
      case 'body':
        this.store.setState({ body: message });
        break;
      case 'speech-heard':
        this.store.setState({ spoken: message });
        break;
      case 'words-heard':
        this.store.setState({ talk: message });
        break;
      case 'risk-heard':
        this.store.setState(({ riskHeard }) => ({
          riskHeard: riskHeard.some(({ occurredAtMs }) => occurredAtMs === message.occurredAtMs)
            ? riskHeard
            : [...riskHeard, message],
        }));
        break;
      case 'replay':
        this.store.setState({ replay: message });
        break;
      default:
        break;
    }
  }

  /** @returns false where the bytes could not be used */
  binary(bytes: ArrayBuffer): boolean {
    try {
      if (kindOf(bytes) === 'seats') {
        this.store.setState({ seatMap: decodeSeatMap(bytes) });
        return true;
      }
      return this.crowd.apply(bytes) === 'done';
    } catch (problem) {
      if (problem instanceof MalformedFrame || problem instanceof RangeError) {
        return false;
      }
      throw problem;
    }
  }

  /** @param occurredAtMs when what is acknowledged was heard */
  acknowledge(occurredAtMs: readonly number[]): void {
    this.store.setState(({ acknowledged }) => ({ acknowledged: [...acknowledged, ...occurredAtMs] }));
  }

  /** For a replay: the session as it was at the time that is shown. */
  showAsOf(view: SessionView, events: readonly Recorded[]): void {
    this.store.setState({ view, events });
  }

  /** The server's store holds less than it did: what came after `cursor` is void, and comes again as it is now. */
  private startOver(cursor: number): void {
    const before = ({ sequenceNr }: Recorded) => sequenceNr <= cursor;
    this.cursorNr = cursor;
    this.pending = this.pending.filter(before);
    this.history.splice(0, this.history.length, ...this.history.filter(before));
    this.series.clear();
    this.store.setState(({ events }) => ({ events: events.filter(before), shownSequenceNr: 0 }));
  }

  private takeRecorded(recorded: Recorded): void {
    if (recorded.sequenceNr <= this.cursorNr) {
      return;
    }
    this.cursorNr = recorded.sequenceNr;
    if (recorded.update.type === 'telemetry') {
      this.series.takeChunk(recorded.update.chunk);
    }
    if (this.isReplay) {
      this.history.push(recorded);
      return;
    }
    this.pending.push(recorded);
    this.flushing ??= setTimeout(() => this.flush(), FLUSH_AFTER_MS);
  }

  /** Folds all that came together at once: after a reconnection that may be a whole session. */
  private flush(): void {
    this.flushing = null;
    const taken = this.pending;
    this.pending = [];
    this.store.setState(({ view, events }) => ({
      view: view === null ? null : withNoteTexts(taken.reduce(withUpdate, view), taken),
      events: [...events, ...taken.filter(isHappening)],
    }));
  }

  private takeLive(live: Live): void {
    if (this.epoch !== null && live.epoch !== this.epoch) {
      this.epoch = live.epoch;
    } else if (this.live && live.tick < this.live.tick && !this.isReplay) {
      return;
    }
    const first = this.live === null;
    this.live = live;
    this.liveAtMs = performance.now();
    if (!this.isReplay) {
      this.series.takeLive(live);
    }
    const shown = this.store.getState().moment;
    if (
      first ||
      shown.phase !== live.phase ||
      shown.recordingBehind !== live.recordingBehind ||
      shown.leaving !== live.leaving
    ) {
      this.renewMoment();
    }
  }

  /** Takes the latest readings into the snapshot, each with its age now. */
  private renewMoment(): void {
    const { live } = this;
    if (live === null) {
      const { view } = this.store.getState();
      this.store.setState({
        moment: { ...NOTHING_YET, activeMs: view?.activeMs ?? 0, phase: view?.phase ?? 'ready' },
      });
      return;
    }
    const sinceMs = this.sinceLiveMs();
    const stale = sinceMs > STALE_AFTER_MS.live;
    const aged = <T>(value: T | null | undefined, ageMs: number | null | undefined, limitMs: number) => {
      if (value === null || value === undefined) {
        return null;
      }
      const total = (ageMs ?? 0) + sinceMs;
      return { value, ageMs: total, stale: total > limitMs };
    };
    this.store.setState({
      moment: {
        activeMs: live.activeMs + (live.phase === 'running' && !stale ? sinceMs : 0),
        phase: live.phase,
        liveAgeMs: sinceMs,
        stale,
        heartRateBpm: aged(live.heartRateBpm, live.heartRateAgeMs, STALE_AFTER_MS.heartRate),
        affect: aged(live.affect, live.affectAgeMs, STALE_AFTER_MS.affect),
        speech: aged(speechOf(live), live.speechAgeMs, STALE_AFTER_MS.speech),
        eyeContactShare: live.eyeContactShare ?? null,
        attention: live.attention ?? null,
        headsetConnected: live.headsetConnected,
        headsetReady: live.headsetReady,
        framesPerS: live.framesPerS ?? null,
        recordingBehind: live.recordingBehind,
        leaving: live.leaving,
        watchers: live.watchers,
        acting: live.acting ?? [],
      },
    });
  }
}
