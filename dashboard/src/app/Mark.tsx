/** The product's sign: a speaker before two rows. */
export function Mark({ size = 24 }: { readonly size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 32 32" aria-hidden="true" focusable="false">
      <rect width="32" height="32" rx="7" fill="var(--accent)" />
      <g fill="none" stroke="var(--on-accent)" strokeWidth="2.400" strokeLinecap="round">
        <path d="M7 13a12 12 0 0 1 18 0" />
        <path d="M10.500 17.500a7.500 7.500 0 0 1 11 0" />
      </g>
      <circle cx="16" cy="23" r="2.900" fill="var(--on-accent)" />
    </svg>
  );
}
