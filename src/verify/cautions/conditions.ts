/** "if", "unless", "as long as" and their like, left out where they govern the kept words. */
import { prepare } from './rule.js';

/** Not of what must be, but of talking: "if you look at the figures", "if you ask me". */
const TALK = '@discourse';
const OTHER_IF = '( @ask if|unless|until ) | as|what|even if';
/** Behind "if" where nothing is made to depend on it: "if necessary". */
const IDIOM =
  'if ED|not|any|anything|ever|necessary|possible|needed|need_be|you_will|you_like|you_look|you_ask|you_want|i_may|at_all|only_to|only_because|only_for|so|you_think|you_know|that_makes|applicable|you_can_believe|you_count';
const PAST_TIME =
  'until|till ( early|late|the_end_of|mid|next|this )? @days|now|then|today|tomorrow|recently|late|last|next|after|the_end|the_day|very|election_day|death|dawn|midnight|noon|the_polls|the_last|the_early|1|2|3|4|5|6|7|8|9|10';

/** What no speaker has in hand. */
const LUCK =
  'weather_permitting|all_being_well|with_any_luck|with_luck|with_a_bit_of_luck|all_things_being_equal|god_forbid|heaven_forbid';
/** What is told to be done, so that something else follows. */
const ORDERS =
  'give|vote|elect|pay|let|help|send|bring|show|put|take|keep|cut|leave|touch|try|lift|open|close|stop|add|sign|raise|lower|remove|drop|build|hire|fire|ask|tell|get|turn|walk|make|hand|promise|offer|ban|tax|push|pull|break|sell|buy';

/** Who asks why takes what follows "if" for granted: "why would he run if he is innocent". "That is why" does not ask. */
const ASKED_WHY =
  '( ( ^ | , | . | and|or|but|so|then|know|knows|understand|understands|see|sees|wonder|wonders|ask|asks|asked|me|clear|unclear ) why _{1,12} $ )';

export const CONDITIONS = prepare('condition', [
  // The kept words are the condition: "if | we do nothing".
  {
    where: 'before',
    says: '@if',
    reach: 'clause',
    unless: `( @ask if|unless|until ) | as|what if | ( until|till … $ ) | ${TALK}`,
    kept: '^ ( and|or )? _? _? _? _? @finite|@verbs',
    turn: 'condition',
  },
  {
    where: 'before',
    says: '@if',
    unless: `( @ask if|unless|until ) | as|what|until|till if? $`,
    kept: '^ @adverb* @pron|@det|NAME|anyone|anybody',
    turn: 'condition',
  },
  // The kept words follow from it: "if we do nothing , | the town will die".
  {
    where: 'before',
    says: '@if ~ ,',
    unless: `${OTHER_IF} | ${TALK} | ( , but ) | ( until|till @det? _ , )`,
    turn: 'condition',
  },
  {
    where: 'before',
    says: '@if ~ ( , | , then | then )',
    reach: 'clause',
    unless: `${OTHER_IF} | ${TALK} | ( , but ) | ( until|till @det? _ , )`,
    kept: '@finite|@verbs',
    turn: 'condition',
  },
  {
    where: 'before',
    says: '@if _{2,16}',
    unless: `${OTHER_IF} | ${TALK}`,
    kept: '^ ( ( @pron | @det _{1,3} | NAME ) @adverb* will|would|can|could|might | @subjpron )',
    turn: 'condition',
  },
  // "if he wins and | she loses"
  {
    where: 'before',
    says: '@if _{2,10}',
    unless: `${OTHER_IF} | ${TALK}`,
    kept: '^ and|or @pron|@det|NAME',
    turn: 'condition',
  },
  {
    where: 'before',
    says: '@if _{1,8} and _{1,4}',
    unless: `${OTHER_IF} | ${TALK}`,
    kept: '@finite',
    turn: 'condition',
  },
  // "if I thought that | he lied"
  {
    where: 'before',
    says: 'if|unless|until _{1,3} ( @finite )? ( @think|@says|prove|show|convince|decide|proves|shows|find|finds|turns_out|turned_out|emerges|happens ) ( _{1,3} )? that',
    reach: 'clause',
    unless: '@ask if',
    turn: 'condition',
  },
  {
    where: 'before',
    says: '^ ( but|and|so )? had|were|should @pron|@det|NAME ~ ,',
    reach: 'clause',
    kept: '@future',
    turn: 'condition',
  },
  {
    where: 'before',
    says: '( ^ | , | . | ; | – ) ( but|and|or )? otherwise|or_else|in_that_case|in_that_event|in_such_a_case|in_which_case|if_so|if_not ,?',
    turn: 'condition',
  },
  {
    where: 'before',
    says: 'but_for|without|were_it_not_for|had_it_not_been_for|absent _{1,8} ,',
    reach: 'clause',
    kept: '@would|will',
    turn: 'condition',
  },
  { where: 'before', says: 'given|with _{1,8} ,', kept: '^ … @would', turn: 'condition' },
  { where: 'before', says: 'only if|when|once|after|with|by ~', kept: '^ @finite', turn: 'condition' },
  {
    where: 'before',
    says: 'only if|when|once|after|with|by ~ @finite',
    kept: '^ @subjpron|@det|NAME',
    turn: 'condition',
  },
  {
    where: 'previous',
    says: '^ ( but|and|so|now )? ( if|had|suppose|supposing|imagine|what_if|were ) @pron|@det|NAME',
    unless: ', | @future | then',
    kept: '^ ( , | _ ){0,6} @would|will',
    turn: 'condition',
  },
  // The condition comes after: "we will strike | unless the state pays".
  {
    where: 'after',
    says: '( ,|– )? ( but|and|or )? @iftail',
    reach: 'clause',
    unless: `( @ask|a|an ( whether|if ) ) | ( as|even|what|just if ) | ( ${IDIOM} ) | ( for _? as_long_as )`,
    keptNot: `( @ask|as|even|what|whether|for|is|was|are|than|to $ ) | ${ASKED_WHY}`,
    turn: 'condition',
  },
  {
    where: 'after',
    says: 'until|till',
    reach: 'clause',
    unless: PAST_TIME,
    kept: '@future|is|are|am|has|have|do|does|need|want',
    turn: 'condition',
  },
  { where: 'after', says: ',? if|unless ED', turn: 'condition' },
  { where: 'before', says: 'depending_on|subject_to|contingent_on ={1,6} ,', turn: 'condition' },
  // "I would have resigned | had I known"
  { where: 'after', says: ',? had|were|should @pron|@det|NAME', kept: '@would|will', turn: 'condition' },
  {
    where: 'after',
    says: ',? ( the day|moment|minute @pron|@det|NAME | when|once hell|pigs )',
    kept: '@future',
    turn: 'condition',
  },
  // "we will cut taxes | once the debt is paid", "once the treaty is signed , | the troops go home", "barring a miracle , | …"
  {
    where: 'after',
    says: ',? once|as_soon_as|if_and_when|when_and_if ( @pron|@det|NAME|_ )',
    kept: 'will|shall|going_to',
    turn: 'condition',
  },
  {
    where: 'before',
    says: '^ ( and|but|so )? once|as_soon_as|if_and_when|when_and_if ={1,6} is|are|has|have|gets|comes|goes _{0,5} ,',
    unless: 'had|was|were',
    turn: 'condition',
  },
  { where: 'before', says: '( on )? the day|moment|minute|hour that? _{1,10} ,', kept: '@future', turn: 'condition' },
  {
    where: 'after',
    says: '( ,|– )? ( always )? provided|assuming|but_only|only ,? of_course|naturally|obviously ,? that|if|when',
    turn: 'condition',
  },
  { where: 'after', says: `( ,|– )? ( and|but )? ${LUCK}`, turn: 'condition' },
  { where: 'before', says: `( ^ | , | . | and|but|so ) ${LUCK} ,`, turn: 'condition' },
  // "one more leak and | the plant will be shut", "sign the paper or | the lights go out"
  {
    where: 'before',
    says: '( ^ | , | . | and|but ) ( just )? 1 more ={1,4} and',
    kept: '^ ( @pron | @det ={1,3} | NAME ) will|would|can',
    turn: 'condition',
  },
  {
    where: 'before',
    says: `^ ( just|so|now|but|either )? ${ORDERS} ~ or ( else )?`,
    kept: '^ ( @pron | @det ={1,3} | NAME ) … @finite|@verbs',
    turn: 'condition',
  },
  {
    where: 'before',
    says: '( ^ | , | . | and|but ) ( barring|absent | failing that|a|an|some ) ={0,6} ,',
    turn: 'condition',
  },
  // "if you elect him , you will find that | …"
  {
    where: 'before',
    says: '@if ~ , @pron ( @finite )? @adverb* ( @think|find|know|bet|guess|see|hope|fear|tell_you ) ( @me )? that?',
    unless: `${OTHER_IF} | ${TALK}`,
    turn: 'condition',
  },
  // "give us the tools and | we will finish the job"
  {
    where: 'before',
    says: `^ ( just|so|now|but )? ${ORDERS} ~ and|or ( then )?`,
    kept: '^ ( @pron | @det ={1,3} | NAME ) will|would|can',
    turn: 'condition',
  },
]);
