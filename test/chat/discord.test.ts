import { discordDriver } from '../standins/discord/driver.js';
import { platformContract } from './contract.js';

platformContract(discordDriver);
