/** A view that the speaker only passes on or no longer holds: "as they see it", "for years I thought", "you will hear them say". */
import type { Rule } from '../rule.js';

export const VIEWS: readonly Rule[] = [
  // "nothing I have seen tells me that", "I have a hard time believing"
  {
    where: 'before',
    says: 'nothing _{0,5} tells|told|suggests|suggested|proves|shows|indicates|convinces|says ( @me )? that?',
    reach: 'clause',
    turn: 'denial',
  },
  {
    where: 'before',
    says: 'time|trouble|difficulty|problem ( with )? believing|accepting|imagining|buying|picturing|seeing|swallowing how? that?',
    reach: 'clause',
    unless: 'no|any trouble|difficulty|problem',
    turn: 'denial',
  },
  {
    where: 'before',
    says: '( @nobody | @aux not ) @aux* @adverb* conclude|infer|deduce|gather|take|read ( it )? ( from|into _{1,3} )? ( to_mean )? that?',
    reach: 'clause',
    turn: 'denial',
  },
  {
    where: 'before',
    says: 'stop|stops|stopping|short_of @saying|ING ( @me )? that?',
    reach: 'clause',
    turn: 'denial',
    unless: '@neg|@nobody ( @aux )? stop',
  },
  // "the stereotype is that", "there is this narrative out there that"
  {
    where: 'before',
    says: '@idea out_there|around|going_around|abroad|in_town|these_days|nowadays that',
    turn: 'report',
  },
  {
    where: 'before',
    says: 'stereotype|cliche|perception|misperception|assumption|presumption|myth|rumor|caricature|pretense|fiction|narrative|spin|conventional_wisdom|gossip ={0,3} is|was @adverb* that?',
    reach: 'clause',
    turn: 'report',
  },
  {
    where: 'before',
    says: 'message|signal|subtext|implication|point|lesson|story they|he|she|@others _{1,4} is|was that?',
    reach: 'clause',
    turn: 'report',
  },
  // "you will hear them say", "what I keep hearing is that", "somebody posted that"
  {
    where: 'before',
    says: 'hear|hears|heard|hearing ( them|him|her|people|folks|politicians|some|others | @det ={1,2} ) say|saying|claim|claiming|complain|argue|arguing|tell ( @me )? ,? that?',
    reach: 'clause',
    turn: 'report',
  },
  {
    where: 'before',
    says: 'what i|we|you @aux* ( keep|kept|always|often|get )* hear|hearing|heard|told|getting ( from _{1,3} )? is|was that?',
    reach: 'clause',
    turn: 'report',
  },
  {
    where: 'before',
    whose: 'speaker',
    says: 'WHO @aux* @adverb* posted|tweeted|texted|emailed|shared|blogged|shouted|yelled|screamed|whispered|joked|boasted|bragged|complained|complains|swore|swears|promised|promises ( @me )? that',
    reach: 'clause',
    unless: 'i|we|as|like _? @adverb* promised|joked|complained|swore|tweeted|posted',
    turn: 'report',
  },
  {
    where: 'before',
    whose: 'speaker',
    says: 'went|go|goes|going|gone|running|runs|ran|out around|about|there|on_television|on_tv|on_the_radio|on_the_air ( and )? ( telling|saying|claiming|tell|tells|say|says|said|told|suggesting|declared ) ( @me )? ,? that?',
    reach: 'clause',
    unless: '^ i|we',
    turn: 'report',
  },
  // "to them, …", "as they see it, …", "from their point of view, …"
  {
    where: 'before',
    whose: 'speaker',
    says: '( ^ | , | . | ; | and|but|because ) to them|him|her|others|some|those_people|these_people|NAME ,',
    kept: '^ @det|@pron|NAME',
    turn: 'report',
  },
  {
    where: 'before',
    whose: 'speaker',
    says: 'as|the_way they|he|she|@others|NAME see|sees|saw|tell|tells|told|view|views|understand|put|puts ( it|things ) ,',
    turn: 'report',
  },
  {
    where: 'before',
    whose: 'speaker',
    says: 'from|in|by ( their|his|her|its|your|NAME | @det ={1,2} ) point_of_view|perspective|standpoint|viewpoint|reading|book|logic|reckoning|account|thinking ,',
    unless: 'my|our|this|that',
    turn: 'report',
  },
  {
    where: 'before',
    says: 'act|acts|acted|acting|behave|behaves|behaved|behaving|talk|talks|talking|carry_on|carries_on|go_on like|as_though|as_if',
    kept: '^ ( @pron | @det ={1,3} | NAME ) … @finite|@verbs',
    turn: 'denial',
  },
  // "I was under the impression that", "for years I thought", "I would have said"
  {
    where: 'before',
    says: 'i|we @aux* @adverb* under_the_impression|under_the_illusion that?',
    reach: 'clause',
    turn: 'denial',
  },
  {
    where: 'before',
    says: 'for ( many|a|some|the )? ( few|long|last )? years|decades|months|weeks|time|ages|while ,? i|we @adverb* thought|believed|assumed|figured|felt that?',
    reach: 'clause',
    turn: 'denial',
  },
  {
    where: 'before',
    says: 'i|we ( had )? once|initially|originally|wrongly|mistakenly|naively|foolishly|stupidly thought|believed|assumed|figured|hoped that?',
    reach: 'clause',
    turn: 'denial',
  },
  {
    where: 'before',
    says: 'into ( thinking|believing|accepting|the_belief ) that?',
    reach: 'clause',
    unless: '@neg ={0,6} into',
    turn: 'denial',
  },
  {
    where: 'before',
    says: '( i|we would|could | you|most_people|anybody|anyone|nobody would|could|might ) have said|thought|told|guessed|bet|predicted|sworn|argued|imagined ( @me )? that?',
    reach: 'clause',
    unless: 'not|never|nobody|who would|could',
    turn: 'denial',
  },
  // Behind the words: "…, they promised us", "… is what they want to hear"
  {
    where: 'after',
    whose: 'speaker',
    says: ', ( they|he|she|@others | NAME | @det _ ) @aux* @adverb* promised|promise|assured|swore|swear|vowed|boasted|complained|warned|joked ( @me )? ( ,|.|$|and|but|– )',
    turn: 'report',
  },
  {
    where: 'after',
    whose: 'speaker',
    says: '( ,|– )? ( that|this )? is|was @adverb* what ( they|he|she|@others | NAME | @det _ ) want|wants|wanted|expect|expects|would_like|like|likes|hope|hopes|love|loves|need|needs ( @me )? to ( @say|@think|hear|read|believe )',
    turn: 'report',
  },
  {
    where: 'next',
    whose: 'speaker',
    says: '^ ( no|nope|hell_no|of_course_not|certainly_not|quite_the_opposite|quite_the_contrary|on_the_contrary|not_a_chance|hardly ) ( .|$ )',
    keptNot: '@neg',
    turn: 'denial',
  },
  {
    where: 'next',
    whose: 'speaker',
    says: '^ ( that|this|it ) is @adverb* what ( they|he|she|@others | NAME | @det _ ) want|wants|wanted|would_like ( @me )? to ( @say|@think|hear|believe )',
    turn: 'report',
  },
  // The reporter's own: "joked that", "complained that rivals had called her", "warned against thinking"
  {
    where: 'before',
    says: 'joked|jokes|joking|quipped|kidded|deadpanned ( @me )? that?',
    reach: 'clause',
    unless: 'not|never joking',
    turn: 'denial',
  },
  {
    where: 'before',
    says: 'complained|complains|lamented|resented|objected|protested|noted|recalled that? ( @others | NAME | @det ={1,2} | ={1,2} ) @aux* called|labeled|branded|dubbed|described|painted|portrayed ( @me | NAME | @det _ ) ( as )?',
    turn: 'report',
  },
  {
    where: 'before',
    says: 'warned|warns|warn|warning|cautioned|cautions|caution|advised|beware against|of ( believing|thinking|assuming|saying|concluding|suggesting|claiming|calling ) that?',
    reach: 'clause',
    turn: 'denial',
  },
];
