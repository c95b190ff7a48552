import express from 'express'
import { router as orders } from './modules/orders/router.js'
import { router as users } from './modules/users/router.js'

export const mount = (app: express.Express): void => {
	app.use('/orders', orders)
	app.use('/users', users)
}
