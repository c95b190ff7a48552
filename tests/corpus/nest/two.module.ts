import { Module } from '@nestjs/common';
import { AuditModule } from './modules/audit/audit.module.js';
import { OrdersModule } from './modules/orders/orders.module.js';
import { UsersModule } from './modules/users/users.module.js';

@Module({
  imports: [OrdersModule, UsersModule],
})
export class ShopModule {}

@Module({
  imports: [AuditModule, UsersModule],
})
export class AdminModule {}
