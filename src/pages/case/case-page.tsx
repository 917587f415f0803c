/** One case. */
export function CasePageView({ reference }: { readonly reference: string }) {
  return <h1>{reference}</h1>;
}
