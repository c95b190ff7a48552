import { Controller, Get, Injectable } from '@nestjs/common';

@Injectable()
export class AppService {
  readonly greeting = 'up';
}

@Controller()
export class AppController {
  constructor(private readonly service: AppService) {}

  @Get()
  health(): string {
    return this.service.greeting;
  }
}
