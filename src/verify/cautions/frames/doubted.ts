/** The speaker asks, supposes, hopes or imagines it: "I wonder whether", "imagine that", "I hope". */
import type { Rule } from '../rule.js';

export const DOUBTED: readonly Rule[] = [
  {
    where: 'before',
    says: '( like|than|means|to|by|amounts_to|equivalent_of|same_as|stop ) saying that?',
    reach: 'clause',
    unless: 'not|goes without|like|by|stop saying',
    turn: 'report',
  },
  {
    where: 'before',
    says: '( i|we @adverb* thought|assumed|figured|expected|believed ) that?',
    reach: 'clause',
    kept: '^ = ={0,3} would|could|might',
    turn: 'denial',
  },
  {
    where: 'before',
    says: 'in|under ( a|an|the )? ( perfect|ideal|sane|better|different|normal|fair|just|other|fantasy|dream ) world|worlds|circumstances|conditions|country ,',
    turn: 'denial',
  },
  {
    where: 'before',
    says: '@hope ( that )?',
    keptNot: '^ @adverb* to|for|@prep',
    reach: 'clause',
    unless: 'no|not @hope',
    turn: 'other',
  },
  {
    where: 'before',
    says: '( i|we would LY? love|like|have_loved|have_liked|give_anything to ( say|tell|report|believe|think|announce ) ( @me )? that? )',
    reach: 'clause',
    turn: 'denial',
  },
  {
    where: 'before',
    says: 'whether',
    reach: 'clause',
    keptNot: '^ or not',
    unless: '( whether _{0,12} or not ) | whether it is',
    turn: 'denial',
  },
  { where: 'before', says: '@ask if', reach: 'clause', turn: 'denial' },
  {
    where: 'before',
    says: '@imagine ( that|if|for_a_moment|for_a_second|a_world_where|a_world_in_which|a_town_where )? that?',
    reach: 'clause',
    unless: '( not|never|can|could|to|i|we|they imagine|picture|suppose|assume )',
    turn: 'denial',
  },
  {
    where: 'before',
    says: '^ ( just|now|but|so|and|well|let_us )? ( imagine|suppose|picture|pretend|imagine_for_a_moment ) ( this|it|that|the_headline|the_scene )? :|,',
    turn: 'denial',
  },
  {
    where: 'before',
    says: '( as_if|as_though )',
    reach: 'clause',
    unless: 'not as_if|as_though',
    turn: 'denial',
  },
  {
    where: 'before',
    says: '( in|of a world|country|town|city where|in_which )',
    reach: 'clause',
    kept: '^ ( @det|@pron|NAME )',
    turn: 'denial',
  },
  {
    where: 'before',
    says: '( maybe|perhaps|supposedly|allegedly|purportedly|in_theory|on_paper ) ,?',
    unless: 'but maybe|perhaps',
    kept: '^ ( @det|@subjpron|NAME ) … @finite',
    turn: 'denial',
  },
  {
    where: 'before',
    says: 'fear|worry|concern|hope|dream|wish|guess|suspicion is|was that',
    reach: 'clause',
    turn: 'other',
  },
  {
    where: 'before',
    says: 'worried|concerned|scared|scared_to_death|terrified|afraid|frightened|petrified|anxious|nervous|paranoid that',
    reach: 'clause',
    turn: 'other',
  },
];
