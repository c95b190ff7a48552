import { Global, Module } from '@nestjs/common';
import { ClockModule } from './modules/clock/clock.module.js';
import { MailerModule } from './modules/mailer/mailer.module.js';

@Global()
@Module({
  imports: [ClockModule, MailerModule],
  exports: [ClockModule, MailerModule],
})
export class CoreModule {}
