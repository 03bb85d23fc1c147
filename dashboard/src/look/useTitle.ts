import { useEffect } from 'react';

/** Names the page for tabs, history and assistive technology. Never with a patient's name: browsers keep titles. */
export function useTitle(title: string): void {
  useEffect(() => {
    document.title = `${title} · Inhabit`;
  }, [title]);
}
