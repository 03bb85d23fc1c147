// Makes the pictures in docs/images from a running demonstration: ./inhabit demo, then, in dashboard/,
//   node build/screenshots.mjs ../data/demo/demo.json ../docs/images
// It moves the audience, ends the session and replays it, as a therapist would. Chromium is the one on the path, or what
// INHABIT_CHROMIUM names.
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium } from 'playwright-core';

const [file = '../data/demo/demo.json', folder = '../docs/images'] = process.argv.slice(2);
const demo = JSON.parse(readFileSync(file, 'utf8'));
const therapist = demo.accounts.find(({ role, totpSecret }) => role === 'therapist' && !totpSecret);
const executablePath =
  process.env.INHABIT_CHROMIUM ??
  process.env.PATH.split(delimiter)
    .flatMap((path) => ['chromium', 'chromium-browser', 'google-chrome'].map((name) => join(path, name)))
    .find(existsSync);
const WIDE = { width: 1440, height: 900 };
const NARROW = { width: 390, height: 844 };
/** Long enough for ratings, readings and a crowd that has turned. */
const WATCHED_MS = Number(process.env.WATCHED_MS ?? 75_000);

mkdirSync(folder, { recursive: true });
const browser = await chromium.launch({
  executablePath,
  args: ['--headless', '--no-sandbox', '--disable-gpu'],
});
const page = await browser.newPage({ viewport: WIDE, colorScheme: 'light' });
page.setDefaultTimeout(60_000);
const picture = async (name) => {
  // Fonts and the first drawing of a canvas.
  await page.waitForTimeout(1_000);
  await page.screenshot({ path: join(folder, `${name}.png`) });
  process.stdout.write(`${join(folder, `${name}.png`)}\n`);
};
const button = (name) => page.getByRole('button', { name, exact: true });

await page.goto(demo.url);
await page.getByLabel('E-mail').fill(therapist.email);
await page.getByLabel('Password', { exact: true }).fill(therapist.password);
await picture('sign-in');
await button('Sign in').click();
await page.getByRole('link', { name: 'Watch' }).first().waitFor();
await picture('sessions');
await page.getByRole('link', { name: 'Watch' }).first().click();
await page.getByText('people seated').waitFor();
const dial = async (name, value) => {
  const field = page.getByRole('spinbutton', { name: `${name}, number` });
  await field.fill(String(value));
  await field.press('Tab');
};
await page.waitForTimeout(WATCHED_MS / 3);
await dial('Audience size', 60);
await dial('Audience mood', 85);
await button("You're doing great. Keep going.").click();
await page.waitForTimeout(WATCHED_MS / 3);
await page.getByLabel('New note').fill('Looks away when two people whisper; comes back unasked.');
await button('Save note').click();
await page.waitForTimeout(WATCHED_MS / 3);
await page.mouse.move(5, 5);
// Columns scroll by themselves.
await page.evaluate(() => {
  for (const part of document.querySelectorAll('*')) {
    part.scrollTop = 0;
  }
});
await picture('live');
await page.emulateMedia({ colorScheme: 'dark' });
await picture('live-dark');
await page.emulateMedia({ colorScheme: 'light' });
await page.setViewportSize(NARROW);
await picture('live-narrow');
await page.setViewportSize(WIDE);
await button('Stop and go to the safe scene').click();
await button('Press again to stop').click();
await page.getByRole('link', { name: 'Replay it' }).click();
await page.getByText('Equal to what was shown live').waitFor();
await page.getByRole('region', { name: 'Events' }).getByText('Encouraged').first().click();
await page.mouse.move(5, 5);
await picture('replay');
await browser.close();
