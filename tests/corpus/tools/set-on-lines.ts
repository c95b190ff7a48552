import { ordersTool } from "./handlers/orders.js"
import { usersTool } from "./handlers/users.js"

export const enabled = new Set([
	ordersTool,
	usersTool,
])
