import { CUSTOMER_STATES } from '../control/inputs.ts'
import type { CustomerView, EmulatorState } from '../control/state.ts'
import { badge } from './badge.ts'
import { commandForm } from './controls.ts'
import { type Html, type HtmlValue, html } from './html.ts'
import { nothing, recordsSection } from './records-section.ts'

/** The customers, and a form for another one. */
export function customersSection({ customers }: EmulatorState): Html {
  return recordsSection({
    id: 'customers',
    title: 'Customers',
    total: customers.length,
    columns: ['Name', 'E-mail', 'State', 'Valid tokens', 'Orders'],
    rows: customers.map((customer) => ({
      id: `customer-${customer.number}`,
      cells: cells(customer),
    })),
    empty: 'The store has no customers.',
    below: html`
<details><summary>Add a customer</summary>
${newCustomerForm()}</details>`,
  })
}

function cells(customer: CustomerView): readonly HtmlValue[] {
  const { email, firstName, lastName, state, validTokens, orders } = customer
  const name = [firstName, lastName].filter((part) => part !== null).join(' ')
  return [
    name === '' ? nothing('no name') : name,
    email,
    badge(state === 'enabled' ? 'good' : 'neutral', state),
    validTokens,
    orders,
  ]
}

/** The password is seen while it is typed: it protects nothing. */
function newCustomerForm(): Html {
  const states = Object.entries(CUSTOMER_STATES)
  return commandForm({
    command: 'customers',
    submit: 'Add the customer',
    fields: [
      { name: 'firstName', label: 'First name' },
      { name: 'lastName', label: 'Last name' },
      {
        name: 'email',
        label: 'E-mail',
        type: 'email',
        required: true,
        hint: 'A customer who has the address is replaced.',
      },
      { name: 'password', label: 'Password', required: true },
      {
        name: 'state',
        label: 'State',
        choices: Object.fromEntries(states.map(([state, words]) => [state, `${state}: ${words}`])),
      },
    ],
  })
}
