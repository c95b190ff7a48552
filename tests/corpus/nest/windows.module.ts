import { Module } from "@nestjs/common";
import { OrdersModule } from "./modules/orders/orders.module.js";
import { UsersModule } from "./modules/users/users.module.js";

@Module({
    imports: [
        OrdersModule,
        UsersModule
    ],
    exports: [OrdersModule]
})
export class WindowsModule {}
