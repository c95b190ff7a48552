import fastify, { type FastifyInstance } from "fastify";
import { router as ordersRouter } from "./modules/orders/router.js";
import { router as usersRouter } from "./modules/users/router.js";

export class ApiServer {
    readonly #app: FastifyInstance = fastify();

    constructor(private readonly port: number) {}

    async start(): Promise<string> {
        await this.registerModules(this.#app);
        return this.#app.listen({ port: this.port });
    }

    async stop(): Promise<void> {
        await this.#app.close();
    }

    private async registerModules(app: FastifyInstance): Promise<void> {
        await app.register(ordersRouter, { prefix: "/orders" });
        await app.register(usersRouter, { prefix: "/users" });
    }
}
