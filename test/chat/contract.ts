/** What every platform must do, whatever it is made of. Run by each platform's test with its own driver. */
import { describe } from 'vitest';
import type { Driver } from './driver.js';
import { asking } from './scenarios/asking.js';
import { buttons } from './scenarios/buttons.js';
import { drawing } from './scenarios/drawing.js';
import { lifetime } from './scenarios/lifetime.js';
import { product } from './scenarios/product.js';
import { setStage } from './stage.js';

export const platformContract = (driver: Driver): void => {
  describe(`${driver.name}: the chat contract`, () => {
    const stage = setStage(driver);
    describe('drawing', () => drawing(stage));
    describe('asking', () => asking(stage));
    describe('buttons', () => buttons(stage));
    describe('the product', () => product(stage));
    describe('coming and going', () => lifetime(stage));
  });
};
