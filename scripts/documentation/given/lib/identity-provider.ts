/** A person whom the identity provider has named. */
interface Person {
  readonly email: string
}

/** The shop's own: exchanges the code of a request for who it is. */
export const whoIs = async (request: Request): Promise<Person> => ({ email: request.url })

/** The shop's own: https://shopify.dev/docs/api/multipass. */
export const multipassTokenFor = (customer: Person & { readonly created_at: string }) =>
  JSON.stringify(customer)
