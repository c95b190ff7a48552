import fastify from "fastify";
import { router as ordersRouter } from "./modules/orders/router.js";
import { router as usersRouter } from "./modules/users/router.js";

export const app = fastify({
	bodyLimit: 1_048_576,
	logger: { level: "info" },
});

void app.register(ordersRouter, { prefix: "/orders" });
void app.register(usersRouter, { prefix: "/users" });
