import type { TFunction } from 'i18next';
import type { SessionUpdateUnion } from '../../generated/protocol';
import { clock, triggerWords } from '../../look/format';
import { suggestionKind } from '../control/suggestions';
import { difficultyWord, moodWord } from '../readings';

const APPLAUSE = ['clap', 'polite', 'mixed'] as const;

function applauseWord(applause: string): (typeof APPLAUSE)[number] | 'none' {
  return APPLAUSE.find((known) => known === applause) ?? 'none';
}

/** An update in words: what happened, and more about it. */
export function describe(
  t: TFunction,
  update: SessionUpdateUnion,
  nameOf: (accountId: string) => string | null,
): { what: string; about?: string } {
  switch (update.type) {
    case 'created':
      return { what: t('event.created'), about: update.sublevel };
    case 'started':
      return { what: t('event.started') };
    case 'suds':
      return {
        what: t('event.suds', { suds: update.suds }),
        about: [
          update.trigger ? triggerWords(update.trigger) : null,
          update.source === 'therapist-entered' ? t('event.entered') : null,
          update.late ? t('suds.late') : null,
        ]
          .filter(Boolean)
          .join(', '),
      };
    case 'suds-corrected':
      return { what: t('event.sudsCorrected', { suds: update.suds }), about: update.reason };
    case 'adjusted':
      return {
        what: t('event.adjusted'),
        about: t('event.adjustedTo', {
          size: update.audienceSize,
          mood: t(`mood.${moodWord(update.mood)}`),
          difficulty: t(`difficulty.${difficultyWord(update.questionDifficulty)}`),
        }),
      };
    case 'npc-directed':
      return {
        what: t('event.directed', { npc: update.npc + 1, behaviour: t(`behaviour.${update.behaviour}`) }),
        about: t('direct.seconds', { count: Math.round(update.forMs / 1000) }),
      };
    case 'event-injected':
      return { what: t(`scene.${update.event}`), about: update.tag ?? '' };
    case 'paused':
      return { what: t('event.paused'), about: update.reason };
    case 'resumed':
      return { what: t('event.resumed') };
    case 'skipped':
      return { what: t('event.skipped') };
    case 'encouraged':
      return { what: t('event.encouraged'), about: `“${update.text}”` };
    case 'noted':
      return { what: t('event.noted') };
    case 'note-amended':
      return { what: t('event.noteAmended') };
    case 'control-taken':
      return {
        what: t('event.controlTaken'),
        about: [nameOf(update.controllerId), update.reason].filter(Boolean).join(', '),
      };
    case 'control-handed-over':
      return { what: t('event.controlHandedOver'), about: nameOf(update.controllerId) ?? '' };
    case 'speaker-scored':
      return { what: t('event.speakerScored', { score: update.score }) };
    case 'phase-began':
      return {
        what: t(`event.phase.${update.phase}`),
        about: t('event.phaseShares', {
          attentive: update.attentive + update.engaged,
          bored: update.bored,
          skeptical: update.skeptical,
        }),
      };
    case 'end-rating-awaited':
      return { what: t('event.endRatingAwaited') };
    case 'speech-ended':
      return { what: t('event.speechEnded'), about: t(`event.applause.${applauseWord(update.applause)}`) };
    case 'telemetry':
      return { what: t('event.telemetry'), about: clock(update.chunk.toActiveMs) };
    case 'risk-language-heard':
      return {
        what: t('event.riskHeard', { level: t(`risk.level.${update.level}`) }),
        about: update.findings
          .map(({ category, phrase }) => `${t(`risk.category.${category}`)}: “${phrase}”`)
          .join('; '),
      };
    case 'suggested':
      return {
        what: t(`event.suggested.${suggestionKind(update)}`),
        about: update.followedAtOnce ? `${t('suggestion.followedAtOnce')}: ${update.reason}` : update.reason,
      };
    case 'suggestion-answered':
      return { what: update.followed ? t('event.suggestionFollowed') : t('event.suggestionLeft') };
    case 'conversation-chosen':
      return {
        what: t('event.conversation', { title: update.title }),
        about: update.people.map(({ name }) => name).join(', '),
      };
    case 'group-chosen':
      return {
        what: t('event.group'),
        about: [
          update.joining > 0 ? t('event.groupJoins', { count: update.joining }) : null,
          update.interruptions ? t('event.groupInterrupts') : null,
          update.disagreement ? t('event.groupDisagrees') : null,
        ]
          .filter(Boolean)
          .join(', '),
      };
    case 'conversations-planned':
      return { what: t('event.conversationsPlanned'), about: update.titles.join(', ') };
    case 'conversation-turn':
      return {
        what: t(`event.turn.${update.cause}`, { reply: update.reply ?? 0 }),
        about: update.lines.map(({ name, text }) => `${name}: “${text}”`).join(' '),
      };
    case 'presets-chosen':
      return { what: t('event.presets'), about: String(update.presets.length) };
    case 'questions-chosen':
      return { what: t('event.questions'), about: triggerWords(update.pool) };
    case 'question-asked':
      return {
        what: t('event.question', { difficulty: update.difficulty }),
        about: `“${update.text}”`,
      };
    case 'scene-chosen':
      return { what: t('event.sceneChosen', { title: update.scene.title }) };
    case 'own-scene-chosen':
      return { what: t('event.ownScene', { name: update.scene.name }), about: update.scene.goal };
    case 'trigger-fired':
      return { what: t('event.triggerFired'), about: update.tag };
    case 'distraction-happened':
      return { what: t(`scene.${update.event}`), about: t('event.distraction') };
    case 'goal-judged':
      return { what: t('event.goalJudged', { percent: update.percent }) };
    case 'adaptation-switched':
      return { what: update.automatic ? t('event.adaptationOn') : t('event.adaptationOff') };
    case 'sickness':
      return { what: update.sick ? t('event.sick') : t('event.sickNoMore') };
    case 'movement-noticed':
      return { what: t('event.moves', { seconds: Math.round(update.settlesMs / 1000) }) };
    case 'sickness-scored':
      return { what: t(update.sick ? 'event.sickScored' : 'event.sickScoredLow', { total: update.total }) };
    case 'device-paired':
      return { what: t('event.devicePaired'), about: update.device.name };
    case 'device-unpaired':
      return { what: t('event.deviceUnpaired'), about: update.deviceId };
    case 'device-key-issued':
      return { what: t('event.deviceKey'), about: update.deviceId };
    case 'samples-received':
      return {
        what: t('event.samples', {
          count: update.series.reduce((sum, { values }) => sum + values.length, 0),
        }),
        about: update.deviceId,
      };
    case 'heart-imported':
      return { what: t('event.heartImported'), about: update.device };
    case 'alert-raised':
      return {
        what: t(`alerts.${update.kind}`, { value: update.value }),
        about: t(`alerts.level.${update.level}`),
      };
    case 'alert-cleared':
      return { what: t('event.alertCleared') };
    case 'alert-acknowledged':
      return { what: t('event.alertSeen') };
    case 'risk-acknowledged':
      return { what: t('event.riskSeen') };
    case 'rules-pinned':
      return { what: t('event.rulesPinned') };
    case 'course-told':
      return {
        what: t('event.courseTold', { mode: t(`suggestion.mode.${update.mode}`) }),
        ...(update.openNotices > 0 ? { about: t('event.openNotices', { count: update.openNotices }) } : {}),
      };
    case 'breathing-started':
      return {
        what: t('event.breathingStarted'),
        about: t('breathing.pace', { pace: update.breathsPerMin }),
      };
    case 'breathing-stopped':
      return { what: t('event.breathingStopped') };
    case 'suds-prompted':
      return { what: t(`event.sudsPrompted.${update.reason}`) };
    case 'suds-prompt-missed':
      return { what: t('event.sudsPromptMissed') };
    case 'slides-added':
      return { what: t('slides.event.added'), about: t('slides.event.pages', { count: update.added }) };
    case 'slide-shown':
      return { what: t('slides.event.shown', { page: update.page, pages: update.pages }) };
    case 'slides-paced':
      return {
        what:
          update.everyS == null
            ? t('slides.event.pacedByHand')
            : t('slides.event.paced', { seconds: update.everyS }),
      };
    case 'slide-notes-written':
      return { what: t('slides.event.notes', { page: update.page }) };
    case 'slides-removed':
      return { what: t('slides.event.removed') };
    case 'withheld':
      return { what: t('event.withheld') };
    case 'interrupted':
      return { what: t('event.interrupted'), about: clock(update.awayMs) };
    case 'exited':
      return {
        what: update.byPatient ? t('event.exitedByPatient') : t('event.exitedByTherapist'),
        about: update.reason ?? '',
      };
    case 'ended':
      return { what: t('event.ended'), about: t(`outcome.${update.outcome}`) };
    case 'erased':
      return { what: t('event.erased') };
    default:
      // A server newer than this page may tell of more; the rest of the log goes on.
      update satisfies never;
      return { what: t('event.unknown') };
  }
}
