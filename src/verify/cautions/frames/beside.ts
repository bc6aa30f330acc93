/** The sentence before or after that governs the kept words: "Imagine this.", "That is what my critics say." */
import type { Rule } from '../rule.js';

export const BESIDE: readonly Rule[] = [
  {
    where: 'previous',
    whose: 'speaker',
    says: '( goes|runs|went|ran ( like_this|as_follows|something_like_this|thus ) ) ( .|: )* $',
    turn: 'report',
  },
  {
    where: 'previous',
    whose: 'speaker',
    says: '^ this|here|that is ( the|their|his|her|a ) _? ( myth|rumor|charge|accusation|claim|lie|argument|theory|story|line|fantasy|scenario|dream|cliche ) ( .|: )* $',
    turn: 'report',
  },
  {
    where: 'previous',
    whose: 'speaker',
    says: '^ ( and|but )? you|we all? know|knows|have_heard|heard|hear the|that|this _? ( line|cliche|argument|story|myth|saying|joke|slogan|song|refrain ) ( .|: )* $',
    turn: 'report',
  },
  {
    where: 'previous',
    says: '^ ( but|and|now )? consider|take ( this|the|a|an ) _? ( scenario|case|argument|claim|possibility|hypothetical|example ) ( .|: )* $',
    turn: 'denial',
  },
  {
    where: 'next',
    whose: 'speaker',
    says: '^ ( that|this|it|all_of_that|all_this is|was ) @adverb* ( a|an|the|their|his|her|pure|complete|utter|outright|total )* _? ( invention|slander|fairy_tale|lie|accusation|rumor|myth|caricature|fabrication|falsehood|calumny|libel|propaganda|nonsense )',
    turn: 'denial',
  },
  {
    where: 'next',
    whose: 'speaker',
    says: '^ ( those|these are|were ( his|her|their|not_my|the _? ) words | his|her|their words )',
    turn: 'report',
  },
  {
    where: 'next',
    whose: 'speaker',
    says: '^ ( but )? i|we ( never|did_not ( say|said|write|wrote|claim|claimed ) ( that|it|any|so ) | said no_such )',
    turn: 'denial',
  },
  {
    where: 'next',
    whose: 'speaker',
    says: '^ ( not_a_word_of | there_is_not_a_word | so_ran | so_goes | so_went | so_they_say | so_the _ goes|went|ran )',
    turn: 'denial',
  },
  {
    where: 'next',
    whose: 'speaker',
    says: '^ ( well|but|no|sorry ,? )? it|that|they|he|she ( is|are|was|were|do|does|did|will|have|has|can|could|would not ) ( .|$ )',
    keptNot: '@think|@says',
    turn: 'denial',
  },
  {
    where: 'next',
    whose: 'speaker',
    says: '^ ( give_me_a_break|come_on|i_disagree|not_anymore|no_way|no_chance|never|really ) ( .|?|! )',
    turn: 'denial',
  },
  {
    where: 'previous',
    says: '^ ( just|now|but|so|and|well|let_us )? ( imagine|suppose|picture|pretend ) ( this|that|it|the_scene|for_a_moment|for_a_second|,|just )* ( .|: )? $',
    turn: 'denial',
  },
  {
    where: 'previous',
    whose: 'speaker',
    says: '^ ( and|but|so|now|well|of_course|in_fact|, )* WHO ( in|on _ _? _? )? @aux* @adverb* ( @says|ask|asked|shout|shouts|write|wrote ) ( @me )? ( this|that|it|things_like_this|so|the_same|what|1_thing|something )? ( .|:|, )* $',
    unless: '( not|never|no|nobody|i|we @aux* @says ) | as ( @others | NAME )',
    turn: 'report',
  },
  {
    where: 'previous',
    whose: 'speaker',
    says: '^ ( ( this|that|here ) is ( exactly|just )? what|how|the_way WHO @aux* @adverb* ( @says|argue|sell|see|put ) )',
    turn: 'report',
  },
  {
    where: 'previous',
    whose: 'speaker',
    says: '^ ( ( their|his|her|the_critics|the_other_side|the_usual|the_old ) _? ( argument|claim|message|story|logic|line|view|slogan|excuse|answer|theory|pitch ) ( _{0,4} is ( this|simple|always_the_same|that|clear|familiar )? ) ) ( .|:|, )* $',
    turn: 'report',
  },
  { where: 'next', says: '^ ( that|this|it|which ) ( is|was ) @adverb* ( @denial )', turn: 'denial' },
  {
    where: 'next',
    whose: 'speaker',
    says: '^ ( that|this ) is @adverb* what WHO @aux* @adverb* ( @says )',
    turn: 'report',
  },
  {
    where: 'next',
    whose: 'speaker',
    says: '^ ( but|well ,? )? ( i|we ) ( do|did not ) ( for_1_second|for_a_second|for_a_moment )? ( believe|buy|accept|agree_with ) ( that|this|it|a_word_of_it|any_of_it|any_of_that ) ( .|,|–|$|for|either|at_all )',
    turn: 'denial',
  },
  {
    where: 'next',
    whose: 'speaker',
    says: '^ ( nonsense|rubbish|wrong|false|lies|baloney|hogwash|not_true|not_so|untrue|far_from_it|not_at_all|nothing_could_be|nothing_is ) ( .|$|,|further )',
    turn: 'denial',
  },
  {
    where: 'next',
    whose: 'speaker',
    says: '^ ( but|well ,? )? ( they|those_people|he|she|the_critics|my_critics|the_skeptics ) ( is|are|were|was|could_not_be ) @adverb* ( wrong|lying|mistaken|dead_wrong|more_wrong|kidding )',
    turn: 'denial',
  },
  {
    where: 'next',
    whose: 'speaker',
    says: '^ ( i|we @adverb* hear|heard|have_heard|keep_hearing|read that|this|it every|all|a_lot|often|from | so WHO @says )',
    turn: 'report',
  },
];
