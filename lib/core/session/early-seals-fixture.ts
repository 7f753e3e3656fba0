/**
 * For tests: seals that release 0.1 has made, which did not say what they were for. In a checkout of
 * commit 2637428, by its own `sealSession` (of `startSession`, and of that after
 * `withRenewedToken`) and its own `cartCookie(ownCart(…))`, under `PASSWORDS` of
 * `session-fixture.ts`, with `Date.now` at 2099-11-01T12:00:00.123Z, so that they end in 2099 and
 * 2100. Not to be made anew: their worth is that they were not made by the present code.
 */
export const EARLY_SEALS = {
  /** Of Ada Lovelace, 42 days. */
  session:
    'Fe26.2*1*53851dbe3fc9dfa2c7d730c9f111b38ef97be8a71ef71987e3dad594c82a1789*EsPtJlow6EkgGWOiV2ZiGQ*fA9WsWuPtdOoXdOu_RXkBPT1gPuWNBnIHTMbMyJFB8mcenGru1pVyu0wPTMWn1_JRPiMAw4jKaTiY3uU3t3lE3jR2pWiyFs3mGxq8Fta-rlGtTjJOxEaZVWqYmUIw7MNON4E26v1wTj5uisiRUyQ-7PpP29Q2dmGazT3oVacrM7iYMJ6QaPw3hom_7IrCvh1QkqqvEcY3aGNFXs9nF5aH40sS0qz7ngUQB_0S4IFCSYPT_7OrHkFM5gLFojeiWRFxgMoFSTcqML7vWsgDuk-2ybjlHv6Xma4mlYJ5FrAkNKTB_XyopdfW96aRYGrgVTm*4100846400123*dd840c6215b6009fce4533ea2d3589ecc70a802ad7b2bfa70edb10f996f433d6*yGaL5A-0QnkKAaxVVlx-AyOtD51YkT9yGbcCPvqZRHQ~2',
  /** Of somebody without a last name, whose display name is an address. */
  renewedSession:
    'Fe26.2*1*d75a2955a8b2e218dcda95561a9403805f3a87a41fa32b86ba4fb587d5b06ef7*Yr1Z4mIb3VSgIeAiYBVKdg*5s4w067RudaE0Xpv68sUseNeFTejSRW1640VnpVNhspBlErqpiDNRQvx13yZ2LVtiQN2efBlczkyW_37v5fUOp7uQ0Ur2wPm8zP8zfQBQMYUUpwrsu3le3YvckkTQpfh_uW1nshgf-mQeGyN5cAgheH5CLTltCG8eMXxo_V1cwMmlPEdSFrzleAutfv74n_y1xcviHRaIl4OAQr1nnThYnTSGi87QIjnQihFbuvpnYtLyvdQqMEVIXV8qW2oHTCtZ7gM4rxsFjDjRfnKg41Zi4CRm-pRaqG4es-2IH6zfxFbEcl9-x7O4jgolvEVXMB0uBtDYb8_84gF4no85gOxEjavzz3drg5qtStkQ6zRd7kdv2kR-3TaDper7xk6J0lGeARI8iRY8ePM-O_Mg_0GuQ*4102660800123*f5570285e2fac890b2304db85cea20ecbc93c9f0540c26f2c585e73895e88450*C29vNxAunu4Hr4x2_ILhE9q9k3vY570XFaYqkcNqJ7g~2',
  /** Of a cart that is the customer’s. */
  cart: 'Fe26.2*1*4f048a56cabddf87eda916a3ea7c0bc03da2936b8ca567f4feb7ccb0011d4379*2UJBxBDYxiOGFo6lTxRsaA*dhV62456IFEt-400IDbb4YIdPYVfDZulObo5jeuf8rohGUhW91B-34qd7Pgg6VsPrW611rmR7xmjL_Gy_EB7ATlLpExrCq29uMHvLomE3YVcuZ-_Ag-MXXP0bt_lhVNrvZLXrSlbcJ-0sq6pNiaTxdSbktFlYYTLdQ8vctbdgQ4*4099809600123*b0808f8bb9ff3d8aeeab52ea1bd9da64e37f8fa545f0b96ae6dfe23d07d19b1b*4-Yg1ZeXkAeliMETNX3NGiES0w0lhhmOHf5ur0Q1IDM~2',
  /** Of a cart that is nobody’s. */
  nobodysCart:
    'Fe26.2*1*a1707a5cd8e25de96c2276f8904f6f06b163f12e926df2bcc68bd12ca5f49b1f*VC1DI0Dccr9OhfoctACMeg*5V-1o8yzF1UAMXTIkmd25O0snZ6PCLXYYXXKvEbjGGXwpjlC-J9VcfSMsoffaDeoZe27-Xkyx975ECKJ1JcjEj4bbM9rh9x2-5jaJRgs8BE*4099809600123*59ef7a12e01950c8319e8633da571c66277af3b33104456b74bce840c19d5fe7*XzxKJ6XM2o9hAfPHrIh8GVRSTSndVs3vLtOn2fRxQrU~2',
} as const
