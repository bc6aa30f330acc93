/** A cut that takes a noun out of a subject, and makes it the subject of what is said about another. */
import { prepare } from './rule.js';

/** Where a clause begins. */
const OPENS = '( ^ | , | ; | – | : | . | but|and|that|because|think|believe|say|says|said|feel|know|so|if|when )';
const NOUN =
  '( @det ={1,4} | NAME ={0,4} | opponents|critics|enemies|friends|members|those|anyone|supporters|fear|hatred|love|talk|attacks|opposition|support )';
const PEOPLE =
  '( @det ={1,4} | people|those|anyone|anybody|everybody|everyone|somebody|someone|men|women|voters|politicians|folks|others|nobody|no_1|few|many )';
/** A noun, and then the verb that belonged to what was left out: "the mayor | is wrong". */
const TAKEN = '^ ( and|or )? =+ ( who|that|which ={0,3} @finite|@verbs =+ )? @adverb* @finite|@singular';
const NOT_TAKEN = '^ ( @subjpron|who|what|which|@finite|and|or|to|@prep|there|here ) | ( ^ =+ @subjpron )';
const ADVERBIAL = `( @partitive of|in ) $ | ( ^ ( and|but|so )? ,? @prep|as|like|during|since|according _{0,12} $ ) | of_course`;

export const SUBJECTS = prepare('subject', [
  // "what she said about | the plan is wrong"
  {
    where: 'before',
    whose: 'own',
    says: `${OPENS} ( much|most|all of )? what ( @subjpron | NAME | @det _ | is|was|has_been ) _{1,6} @prep`,
    kept: TAKEN,
    keptNot: NOT_TAKEN,
    turn: 'other',
  },
  // "the behaviour of | the mayor was a disgrace"
  {
    where: 'before',
    whose: 'own',
    says: `${OPENS} ,? ${NOUN} ={0,3} @prep`,
    unless: ADVERBIAL,
    kept: TAKEN,
    keptNot: NOT_TAKEN,
    turn: 'other',
  },
  {
    where: 'before',
    whose: 'own',
    says: '( think|believe|say|that|because|but|and ) BARE ={0,2} of|about|against|towards',
    unless: ADVERBIAL,
    kept: TAKEN,
    keptNot: NOT_TAKEN,
    turn: 'other',
  },
  // "questions about | the mayor are absurd", "how he treats | the staff is a disgrace"
  {
    where: 'before',
    whose: 'own',
    says: '^ ( and|but|so|because )? BARE ={0,4} @prep',
    unless: `${ADVERBIAL} | ( everyone|everybody|anyone|those in|on|at|from|of ) | ( ^ ( and|but|so )? @singular|@verbs|@finite|look|thanks|thank|talk|listen|welcome|go|come|get|going|speaking|according|because|due|instead|out|back|up|down|straight|right|just|here|there|only|even|maybe|then|now|today|yesterday|ED|LY )`,
    kept: TAKEN,
    keptNot: NOT_TAKEN,
    turn: 'other',
  },
  {
    where: 'before',
    whose: 'own',
    says: '( ^ | and|but|that ) how|why|where ( @subjpron | NAME | @det = ) ={1,6}',
    kept: TAKEN,
    keptNot: NOT_TAKEN,
    turn: 'other',
  },
  // "the man who owns | the shop is a criminal"
  {
    where: 'before',
    whose: 'own',
    says: `${OPENS} ,? ${PEOPLE} who|whom|that BARE ={0,3}`,
    unless: '( ^ @prep ) | there | ( that|which|who|whom $ )',
    kept: TAKEN,
    keptNot: NOT_TAKEN,
    turn: 'other',
  },
  // "whoever designed | the bridge should go", "the way they treat | the prisoners is a disgrace"
  {
    where: 'before',
    whose: 'own',
    says: `${OPENS} whoever|whatever|what ={1,4}`,
    kept: TAKEN,
    keptNot: NOT_TAKEN,
    turn: 'other',
  },
  {
    where: 'before',
    whose: 'own',
    says: `${OPENS} @det ={1,3} they|we|you|he|she|i ={1,3}`,
    unless: '( day|days|time|moment|year|week|night|minute|month|hour|more|longer|morning|first|way that ) @subjpron|i',
    kept: TAKEN,
    keptNot: NOT_TAKEN,
    turn: 'other',
  },
  // "the decision to close | the library was a crime", "the people attacking | the minister are cowards"
  {
    where: 'before',
    whose: 'own',
    says: `${OPENS} ,? @det ={0,2} decision|attempt|attempts|plan|plans|move|effort|efforts|push|proposal|rush|bid|vote|choice|failure|refusal|order|threat|call|campaign|fight|law|bill to ={1,4}`,
    kept: TAKEN,
    keptNot: NOT_TAKEN,
    turn: 'other',
  },
  {
    where: 'before',
    whose: 'own',
    says: `${OPENS} ,? ${PEOPLE} ING ={0,3}`,
    unless: '( ^ @prep ) | there',
    kept: TAKEN,
    keptNot: NOT_TAKEN,
    turn: 'other',
  },
  // "throwing out | the family is wrong", "to call us liars about | the money is cynical"
  {
    where: 'before',
    whose: 'own',
    says: `${OPENS} ( ING ={0,6} ( @prep|out|up|off|down|away ) | ING )`,
    unless: '( ^ @prep ) | including|during|according|speaking|looking|going|doing|starting|beginning|talking',
    kept: '^ =+ ( ( who|that|which ={0,3} @finite|@verbs =+ ) )? @adverb* is|was|would|will|could|does|has',
    keptNot: NOT_TAKEN,
    turn: 'other',
  },
  {
    where: 'before',
    whose: 'own',
    says: '( ^ | but|and|that ) to ={1,12}',
    kept: '^ @det =+ @adverb* is|was|would|will',
    keptNot: NOT_TAKEN,
    turn: 'other',
  },
]);
