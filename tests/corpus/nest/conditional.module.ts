import { Module } from '@nestjs/common';
import { ConfigModule } from './config/config.module.js';
import { OrdersModule } from './modules/orders/orders.module.js';
import { SchedulerModule } from './modules/scheduler/scheduler.module.js';
import { UsersModule } from './modules/users/users.module.js';

@Module({
  imports: [
    // infrastructure
    ConfigModule.forRoot({ isGlobal: true }),
    ...(process.env['NODE_ENV'] === 'test' ? [] : [SchedulerModule]),

    // features
    OrdersModule,
    UsersModule,
  ],
})
export class ConditionalModule {}
