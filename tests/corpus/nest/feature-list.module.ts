import { Module } from '@nestjs/common';
import { ConfigModule } from './config/config.module.js';
import { OrdersModule } from './modules/orders/orders.module.js';
import { UsersModule } from './modules/users/users.module.js';

const features = [
  OrdersModule,
  UsersModule,
] as const;

@Module({ imports: [ConfigModule.forRoot(), ...features], exports: [...features] })
export class FeaturesModule {}
