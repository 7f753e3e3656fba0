import { readData } from '../state/read-data.ts'
import type { CustomerSeed } from './customers.ts'

/** What is known of the demo customer. */
export interface DemoCustomer extends Required<Omit<CustomerSeed, 'acceptsMarketing' | 'state'>> {
  readonly firstName: string
  readonly lastName: string
  readonly phone: string
}

/** The customer of a store that is given no others. The password protects nothing. */
export const DEMO_CUSTOMER: DemoCustomer = JSON.parse(readData('demo-customer.json'))
