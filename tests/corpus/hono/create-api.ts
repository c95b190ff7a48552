import { Hono } from "hono"
import { prettyJSON } from "hono/pretty-json"
import { router as orders } from "./modules/orders/router.js"
import { router as users } from "./modules/users/router.js"

export function createApi(debug: boolean) {
	const base = new Hono()
	if (debug) base.use(prettyJSON())
	return base
		.route("/orders", orders)
		.route("/users", users)
}
