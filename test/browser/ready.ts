// Builds the pages and unpacks the browser, so that tests that run side by side find both.
import { builtPages } from '../pages/build.ts';
import { openBrowser } from './chromium.ts';

builtPages();
await (await openBrowser()).close();
