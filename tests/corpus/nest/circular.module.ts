import { forwardRef, Inject, Injectable, Module } from '@nestjs/common';
import { OrdersModule } from './modules/orders/orders.module.js';
import { UsersModule } from './modules/users/users.module.js';

@Injectable()
export class Ledger {
  constructor(@Inject('CURRENCY') readonly currency: string) {}
}

@Module({
  imports: [forwardRef(() => UsersModule), OrdersModule],
  providers: [{ provide: 'CURRENCY', useValue: 'EUR' }, Ledger],
})
export class CircularModule {}
