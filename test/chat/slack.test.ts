import { slackDriver } from '../standins/slack/driver.js';
import { platformContract } from './contract.js';

platformContract(slackDriver('socket'));
platformContract(slackDriver('http'));
