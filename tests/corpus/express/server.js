import express from 'express'
import ordersRouter from './modules/orders/router.js'
import usersRouter from './modules/users/router.js'

const app = express()

app.use('/orders', ordersRouter)
app.use('/users', usersRouter)

app.listen(process.env.PORT || 3000)