import { Hono } from "hono";
import { router as ordersRouter } from "./modules/orders/router.js";
import { router as usersRouter } from "./modules/users/router.js";

type Environment = {
  Bindings: { readonly DATABASE: string };
  Variables: { readonly user: string };
};

const app = new Hono<Environment>({ strict: false });

app.use(async (c, next) => {
  c.set("user", c.req.header("x-user") ?? "anonymous");
  await next();
});

app.route("/orders", ordersRouter);
app.route("/users", usersRouter);

export default { fetch: app.fetch };
