/** Takes articles in while other threads answer. */
import { stepBack } from '../background.js';
import { ingest } from '../ingest/ingest.js';
import { reportProgress } from '../ingest/progress.js';
import { openStore } from '../stores.js';
import { serve } from './serve.js';

stepBack();

serve(async (place) => {
  const store = await openStore(place);
  return {
    run: async (job, signal) => {
      if (job.task !== 'ingest') throw new Error(`This thread does not know how to ${job.task}`);
      return ingest(job.given.paths, store, { signal, ...reportProgress() });
    },
    close: () => store.close(),
  };
});
