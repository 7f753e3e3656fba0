import { CUSTOMER_STATES } from '../control/customer-input.ts'
import type { CustomerView, EmulatorState } from '../control/state.ts'
import { badge } from './badge.ts'
import { commandForm, inputField, selectField } from './controls.ts'
import { type Html, type HtmlValue, html } from './html.ts'
import { section } from './section.ts'
import { table } from './table.ts'

/** The customers, and a form for another one. */
export function customersSection({ customers }: EmulatorState): Html {
  return section({
    id: 'customers',
    title: 'Customers',
    aside: html`<span class="count">${customers.length}</span>`,
    body: html`${table({
      labelledBy: 'customers-title',
      columns: ['Name', 'E-mail', 'State', 'Living tokens', 'Orders'],
      rows: customers.map((customer) => ({
        id: `customer-${customer.number}`,
        cells: cells(customer),
      })),
      empty: 'The store has no customers.',
    })}
<details><summary>Add a customer</summary>
${newCustomerForm()}</details>`,
  })
}

function cells(customer: CustomerView): readonly HtmlValue[] {
  const { email, firstName, lastName, state, livingTokens, orders } = customer
  const name = [firstName, lastName].filter((part) => part !== null).join(' ')
  return [
    name === '' ? html`<span class="nothing">no name</span>` : name,
    email,
    badge(state === 'enabled' ? 'good' : 'neutral', state),
    livingTokens,
    orders,
  ]
}

/** The password is seen while it is typed: it protects nothing. */
function newCustomerForm(): Html {
  const choices = Object.entries(CUSTOMER_STATES).map(([state, words]) => [
    state,
    `${state}: ${words}`,
  ])
  return commandForm({
    command: 'customers',
    submit: 'Add the customer',
    fields: [
      inputField({ id: 'new-first-name', name: 'firstName', label: 'First name' }),
      inputField({ id: 'new-last-name', name: 'lastName', label: 'Last name' }),
      inputField({
        id: 'new-email',
        name: 'email',
        label: 'E-mail',
        type: 'email',
        isRequired: true,
        hint: 'A customer who has the address is replaced.',
      }),
      inputField({ id: 'new-password', name: 'password', label: 'Password', isRequired: true }),
      selectField({
        id: 'new-state',
        name: 'state',
        label: 'State',
        choices: Object.fromEntries(choices),
      }),
    ],
  })
}
