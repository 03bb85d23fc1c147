import type { ReactNode } from 'react';
import { useId } from 'react';
import styles from './Panel.module.css';

interface PanelProps {
  readonly title: string;
  readonly area?: string;
  readonly aside?: ReactNode;
  readonly flush?: boolean;
  readonly className?: string | undefined;
  readonly children: ReactNode;
}

/** One framed part of a page with a heading, named for assistive technology by it. */
export function Panel({ title, area, aside, flush, className, children }: PanelProps) {
  const id = useId();
  return (
    <section
      className={[styles.panel, className].filter(Boolean).join(' ')}
      aria-labelledby={id}
      style={area ? { gridArea: area } : undefined}
    >
      <header className={styles.head}>
        <h2 id={id} className={styles.title}>
          {title}
        </h2>
        {aside}
      </header>
      <div className={flush ? styles.flush : styles.body}>{children}</div>
    </section>
  );
}
