/** `npm run faces`: writes the pages into `faces/`, to be looked at in a browser. */
import { writePages } from './pages.js';

for (const { file } of await writePages('faces')) console.log(file);
