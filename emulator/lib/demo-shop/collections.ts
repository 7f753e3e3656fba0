import type { CollectionSeed } from '../catalogue/seeds/collection-seed.ts'

/** The shop's collections; `frontpage` is its home page. */
export const collections: readonly CollectionSeed[] = [
  {
    number: 5401,
    handle: 'frontpage',
    title: 'From the shelf',
    description:
      'Twelve pieces for the table and the windowsill, thrown in small batches in Porto.',
    products: [
      'speckled-mug',
      'breakfast-bowl',
      'dinner-plate',
      'honey-pitcher',
      'espresso-cup',
      'round-teapot',
      'bud-vase',
      'bedside-carafe',
      'oval-platter',
      'salt-cellar',
      'chamber-candlestick',
      'herb-planter',
    ],
    cover: 'honey-pitcher',
    updatedAt: '2025-03-28T09:09:09Z',
    translations: {
      PT: {
        title: 'Da prateleira',
        description: 'Doze peças para a mesa e o parapeito, torneadas em pequenas séries no Porto.',
      },
    },
  },
  {
    number: 5402,
    handle: 'slow-mornings',
    title: 'Slow mornings',
    description: 'Cups, bowls and a pot of tea for the hour before the day begins.',
    products: ['round-teapot', 'speckled-mug', 'breakfast-bowl', 'espresso-cup'],
    cover: 'round-teapot',
    updatedAt: '2025-03-21T11:30:00Z',
    translations: {
      PT: {
        title: 'Manhãs lentas',
        description: 'Chávenas, taças e um bule de chá para a hora antes de o dia começar.',
      },
    },
  },
  {
    number: 5403,
    handle: 'long-table',
    title: 'The long table',
    description: 'Plates, platters and a good jug, for when everyone stays for supper.',
    products: ['dinner-plate', 'oval-platter', 'honey-pitcher', 'breakfast-bowl', 'salt-cellar'],
    cover: 'oval-platter',
    updatedAt: '2025-03-25T08:55:10Z',
    translations: {
      PT: {
        title: 'A mesa comprida',
        description: 'Pratos, travessas e um bom jarro, para quando todos ficam para jantar.',
      },
    },
  },
  {
    number: 5404,
    handle: 'windowsill',
    title: 'On the windowsill',
    description: 'Things that stand in the light: a vase, a carafe, a candle, a pot of sage.',
    products: ['bud-vase', 'herb-planter', 'chamber-candlestick', 'bedside-carafe'],
    cover: 'bud-vase',
    updatedAt: '2025-03-28T09:09:09Z',
    translations: {
      PT: {
        title: 'No parapeito',
        description:
          'Coisas que ficam à luz: um solitário, uma garrafa, uma vela, um vaso de salva.',
      },
    },
  },
]
