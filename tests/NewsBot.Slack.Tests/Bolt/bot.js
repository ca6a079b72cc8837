// A bot of Slack's own making: it answers a mention in its thread, a command, and the press of a button.
import bolt from '@slack/bolt';

const app = new bolt.App({
  appToken: process.env.SLACK_APP_TOKEN,
  token: process.env.SLACK_BOT_TOKEN,
  socketMode: true,
  clientOptions: { slackApiUrl: process.env.SLACK_API_URL },
});

app.event('app_mention', async ({ event, say }) => {
  await say({
    thread_ts: event.ts,
    text: `You said: ${event.text}`,
    blocks: [
      { type: 'section', text: { type: 'mrkdwn', text: 'An answer' } },
      { type: 'actions', elements: [{ type: 'button', action_id: 'more', value: 'page 2', text: { type: 'plain_text', text: 'More' } }] },
    ],
  });
});

app.command('/ask', async ({ command, ack, respond }) => {
  await ack();
  await respond({ response_type: 'in_channel', text: `You asked: ${command.text}` });
});

app.action('more', async ({ ack, action, respond }) => {
  await ack();
  await respond({ replace_original: true, text: `More: ${action.value}` });
});

await app.start();
console.log('ready');
