/** One meeting, on a page or beside it. */
export function MeetingView({ id }: { readonly id: string }) {
  return <h1>{id}</h1>;
}
