import { Router } from 'express'

import { router as comments } from './modules/comments/router.js'
import { router as posts } from './modules/posts/router.js'
import { router as users } from './modules/users/router.js'

const router = Router({ mergeParams: true })

router.use('/comments', comments)
router.use('/posts', posts)
router.use('/users', users)

export default router
