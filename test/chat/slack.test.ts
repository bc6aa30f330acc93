import { platformContract } from './contract.js';
import { slackDriver } from './slack-driver.js';

platformContract(slackDriver('socket'));
platformContract(slackDriver('http'));
