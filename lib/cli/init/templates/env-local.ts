/** The lines of `.env.local`, as the README has them. */
export const ENV_LOCAL = `SHOPIFY_STORE_DOMAIN=your-shop.myshopify.com
SHOPIFY_STOREFRONT_PRIVATE_TOKEN=
SESSION_PASSWORD=   # openssl rand -base64 32
`
