// `npm start`: the bot, the embedded database, the fictional directory, and a window for each of four people.
import { startLocal } from './run.ts';

await startLocal(process.env);
