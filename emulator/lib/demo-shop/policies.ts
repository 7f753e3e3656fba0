import type { PolicyRecord } from '../catalogue/seeds/shop-seed.ts'

/** What the shop promises. It sells no subscriptions, so there is nothing about them. */
export const policies: readonly PolicyRecord[] = [
  {
    field: 'privacyPolicy',
    number: 2101,
    handle: 'privacy-policy',
    title: 'Privacy policy',
    body: '<p>This shop is emulated. What you type into it stays in the memory of this machine until the emulator is stopped.</p>',
    translations: {
      PT: {
        title: 'Política de privacidade',
        body: '<p>Esta loja é emulada. O que nela escrever fica na memória desta máquina até o emulador parar.</p>',
      },
    },
  },
  {
    field: 'shippingPolicy',
    number: 2102,
    handle: 'shipping-policy',
    title: 'Shipping policy',
    body: '<p>We pack on Tuesdays and Fridays, in straw and recycled card. Standard post takes three to five working days, express two.</p>',
    translations: {
      PT: {
        title: 'Política de envio',
        body: '<p>Embalamos às terças e sextas, em palha e cartão reciclado. O correio normal demora três a cinco dias úteis, o expresso dois.</p>',
      },
    },
  },
  {
    field: 'termsOfService',
    number: 2103,
    handle: 'terms-of-service',
    title: 'Terms of service',
    body: '<p>Nothing here can really be bought. If it could, each piece would differ a little from its picture, because each is made by hand.</p>',
    translations: {
      PT: {
        title: 'Termos do serviço',
        body: '<p>Aqui nada se pode mesmo comprar. Se pudesse, cada peça seria um pouco diferente da imagem, porque cada uma é feita à mão.</p>',
      },
    },
  },
  {
    field: 'refundPolicy',
    number: 2104,
    handle: 'refund-policy',
    title: 'Refund policy',
    body: '<p>Send it back within thirty days, unused. If it arrived broken, keep the pieces and write to us.</p>',
    translations: {
      PT: {
        title: 'Política de reembolso',
        body: '<p>Devolva no prazo de trinta dias, sem uso. Se chegou partido, guarde os cacos e escreva-nos.</p>',
      },
    },
  },
]
