/** Whatever a shop keeps of its own about a customer. */
export async function addToWishlist(customerId: string, handle: string): Promise<string> {
  return `${customerId} ${handle}`
}
