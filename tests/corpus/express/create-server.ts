import { createServer, type Server } from "node:http";
import express from "express";
import { ordersRouter } from "./modules/orders/router.js";
import { usersRouter } from "./modules/users/router.js";

export function createHttpServer(): Server {
    const app = express();
    app.use("/orders", ordersRouter);
    app.use("/users", usersRouter);
    return createServer(app);
}
