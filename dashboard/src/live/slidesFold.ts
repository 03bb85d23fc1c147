import type { SlideShown, SlidesAdded, SlidesPaced, SlidesRemoved, SlidesView } from '../generated/protocol';

const DARK: SlidesView = { pages: 0, page: 0, picture: null, shownAtActiveMs: 0, everyS: null };

/** The slides with one more update in them; null where none are left. */
export function withSlides(
  slides: SlidesView | null,
  update: SlidesAdded | SlideShown | SlidesPaced | SlidesRemoved,
): SlidesView | null {
  const now = slides ?? DARK;
  switch (update.type) {
    case 'slides-added':
      return { ...now, pages: update.pages };
    case 'slide-shown': {
      const { type: _, ...shown } = update;
      return { ...now, ...shown };
    }
    case 'slides-paced':
      return { ...now, everyS: update.everyS ?? null };
    case 'slides-removed':
      return null;
  }
}
