/** One figure in a list of facts; a dash where there is none. */
export function Fact({ label, value }: { readonly label: string; readonly value: string | null }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>{value ?? '\u2013'}</dd>
    </div>
  );
}
