import { expect, test } from 'vitest'
import demoShop from '../../assets/demo-shop.json' with { type: 'json' }
import markets from '../../assets/markets.json' with { type: 'json' }
import newStore from '../../assets/new-store.json' with { type: 'json' }
import { NEW_STORE } from '../catalogue/catalogue-data.ts'
import { MARKETS } from '../catalogue/localization/markets.ts'
import { DEMO_SHOP } from './demo-shop.ts'

test('the files of the catalogue are what their types say, which the compiler checks', () => {
  const files: [typeof DEMO_SHOP, typeof NEW_STORE, typeof MARKETS] = [demoShop, newStore, markets]
  expect([DEMO_SHOP, NEW_STORE, MARKETS]).toEqual(files)
})
