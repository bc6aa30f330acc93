/** Answers questions and completes names, on a store of its own, while the main thread acknowledges. */
import { openStore } from '../stores.js';
import { createAsk, createBrowse, createSuggest } from '../verify/verify.js';
import { serve } from './serve.js';

serve(async (place) => {
  const store = await openStore(place);
  const [ask, suggest, browse] = [createAsk(store), createSuggest(store), createBrowse(store)];
  return {
    run: async (job) => {
      if (job.task === 'ask') return ask(job.given);
      if (job.task === 'suggest') return suggest(job.given.field, job.given.typed, job.given.limit);
      if (job.task === 'browse') return browse(job.given);
      if (job.task === 'summary') return store.summary();
      throw new Error(`This thread does not know how to ${job.task}`);
    },
    close: () => store.close(),
  };
});
