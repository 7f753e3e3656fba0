import { OperationTypeNode } from 'graphql'
import { jsonObject } from '../../core/http/json-object.ts'
import {
  argumentNode,
  fieldsOf,
  mapFields,
  RESERVED_PREFIX,
  required,
  responseKey,
  variableDefinition,
  variableNode,
} from './graphql-nodes.ts'
import type { CartUse } from './name-objects.ts'
import type { Operation } from './read-operation.ts'
import { withUsedVariables } from './rewrite-operation.ts'

const ID_VARIABLE = `${RESERVED_PREFIX}cartId`

/**
 * The question for a cart that a mutation has created, with what the browser selected of it there.
 * The cart was nobody's when the mutation was answered; prices may be others for its customer.
 */
export function cartAgain(
  { operation, variables }: Operation,
  { use, id }: { use: CartUse; id: string },
): Operation {
  const payloads = fieldsOf(operation.selectionSet).filter(
    (field) => responseKey(field) === use.key,
  )
  const selections = payloads.flatMap(({ selectionSet }) =>
    selectionSet === undefined ? [] : fieldsOf(selectionSet),
  )
  const carts = mapFields({ ...operation.selectionSet, selections }, (field) =>
    field.name.value === 'cart'
      ? { ...field, arguments: [argumentNode('id', variableNode(ID_VARIABLE))] }
      : null,
  )
  return withUsedVariables({
    operation: {
      ...operation,
      operation: OperationTypeNode.QUERY,
      selectionSet: carts,
      variableDefinitions: [
        ...(operation.variableDefinitions ?? []),
        variableDefinition(ID_VARIABLE, required('ID')),
      ],
    },
    variables: { ...variables, [ID_VARIABLE]: id },
  })
}

/** The data of the mutation, with its cart as it was read afterwards, if it was. */
export function withCartAgain(
  data: unknown,
  { key, carts }: { key: string; carts: unknown },
): unknown {
  const payload = jsonObject(jsonObject(data)?.[key])
  const read = Object.entries(jsonObject(carts) ?? {}).filter(([, cart]) => cart !== null)
  if (payload === null) return data
  return { ...jsonObject(data), [key]: { ...payload, ...Object.fromEntries(read) } }
}
