import { feature as exportFeature } from './features/export/index.js'
import { feature as searchFeature } from './features/search/index.js'

export const features = [
    exportFeature,
    searchFeature
]