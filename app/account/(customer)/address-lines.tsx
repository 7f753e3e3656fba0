/** An address as it stands on a parcel. */
export function AddressLines({ formatted }: { formatted: readonly string[] }) {
  return (
    <address>
      {formatted.map((line, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: two lines of an address can be the same
        <span key={index}>{line}</span>
      ))}
    </address>
  )
}
