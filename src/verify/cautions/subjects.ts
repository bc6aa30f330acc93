/** A cut that takes a word out of a subject, and makes it the subject of what is said about another. */
import { prepare, type Rule } from './rule.js';

/** A noun and directly behind it the verb that belonged to what was left out: "the mayor | is wrong". */
const TAKEN = '^ ( @det _{1,3} | NAME NAME? NAME? | _ ) ( who|that _{1,4} )? @adverb* @finite';
const NOT_TAKEN = '^ ( @subjpron|who|what|which|@finite|and|or|to|@prep )';

const RULES: readonly Rule[] = [
  // "what she said about | the plan is wrong"
  {
    where: 'before',
    says: '( ^ | , | that | but | and | because | think | believe ) ( what ( @subjpron | NAME | @det _ ) _{1,6} ) @prep',
    kept: TAKEN,
    keptNot: NOT_TAKEN,
    turn: 'other',
  },
  // "the behaviour of | the mayor was a disgrace"
  {
    where: 'before',
    says: '( ^ | , | that | but | and | because | think | believe | say | ; | – ) ( ,? ) ( @det _{1,3} | opponents|critics|enemies|friends|members|people|those|anyone|supporters|everybody|everyone|fear|hatred|love|talk|voting|fighting ) ( _ )? @prep',
    unless: '( @partitive ( of|in ) ) $ | ( ^ @prep ) | @finite | ( , @prep ) | ( of course )',
    kept: TAKEN,
    keptNot: NOT_TAKEN,
    turn: 'other',
  },
  // "the man who owns | the shop is a criminal"
  {
    where: 'before',
    says: '( ^ | , | that | but | and | because | think | believe | say ) ( @det _{1,3} | people|those|anyone|everybody|everyone|somebody|someone|men|women|voters ) who|whom @adverb* _{1,3} ( @prep )?',
    unless: '^ @prep | there',
    kept: `${TAKEN}`,
    keptNot: NOT_TAKEN,
    turn: 'other',
  },
  {
    where: 'before',
    says: '( ^ | , | but | and | because ) ( ING ) ( _ )?',
    unless: '@finite',
    kept: '^ ( @det _{1,3} | NAME NAME? ) @adverb* ( is|was|has|would|will )',
    keptNot: NOT_TAKEN,
    turn: 'other',
  },
];

export const SUBJECTS = prepare('subject', RULES);
