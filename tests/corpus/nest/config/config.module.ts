import { type DynamicModule, Module } from '@nestjs/common';

@Module({})
export class ConfigModule {
  static forRoot(options: { readonly isGlobal?: boolean } = {}): DynamicModule {
    return { module: ConfigModule, global: options.isGlobal ?? false };
  }
}
