export default function Loading() {
  return <p aria-busy="true">One moment</p>
}
