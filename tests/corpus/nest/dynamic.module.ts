import { type DynamicModule, type ModuleMetadata } from '@nestjs/common';
import { OrdersModule } from './modules/orders/orders.module.js';
import { UsersModule } from './modules/users/users.module.js';

export class PlatformModule {
  /** The modules that a test does not want are passed as `without`. */
  static forRoot(extra: ModuleMetadata['imports'] = []): DynamicModule {
    return {
      module: PlatformModule,
      global: true,
      imports: [OrdersModule, UsersModule, ...extra],
      providers: [],
    };
  }
}
