import { AddToCart } from '../../../components/cart/add-to-cart'
import { Price } from '../../../components/price'
import type { ProductDetails, Variant } from './get-product'

/** Every variant of a product with its price and whether it can be had. */
export function VariantTable({ product }: { product: ProductDetails }) {
  return (
    <table className="variants">
      <caption className="visually-hidden">Variants of {product.title}</caption>
      <thead>
        <tr>
          {product.options.map(({ name }) => (
            <th key={name} scope="col">
              {name}
            </th>
          ))}
          <th scope="col">Price</th>
          <th scope="col">Availability</th>
          <th scope="col" className="needs-script">
            <span className="visually-hidden">Cart</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {product.allVariants.nodes.map((variant) => (
          <VariantRow key={variant.id} variant={variant} product={product.title} />
        ))}
      </tbody>
    </table>
  )
}

function VariantRow({ variant, product }: { variant: Variant; product: string }) {
  const { selectedOptions, price, compareAtPrice, availableForSale } = variant
  return (
    <tr>
      {selectedOptions.map(({ name, value }, index) =>
        index === 0 ? (
          <th key={name} scope="row">
            {value}
          </th>
        ) : (
          <td key={name}>{value}</td>
        ),
      )}
      <td>
        <Price price={price} formerPrice={compareAtPrice} />
      </td>
      <td className={availableForSale ? undefined : 'sold-out'}>{availability(variant)}</td>
      <td className="needs-script">
        {availableForSale && (
          <AddToCart
            variantId={variant.id}
            name={[product, ...selectedOptions.map(({ value }) => value)].join(', ')}
          />
        )}
      </td>
    </tr>
  )
}

/** In the words that the shop uses everywhere. */
export function availability({ availableForSale }: { availableForSale: boolean }): string {
  return availableForSale ? 'In stock' : 'Sold out'
}
