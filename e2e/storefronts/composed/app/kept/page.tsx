export const revalidate = 60

/** The same for everybody, and kept for a minute. */
export default function KeptPage() {
  return <h1>Kept</h1>
}
