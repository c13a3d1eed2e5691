// A small app on Slack's own library, to see that the workspace speaks as Slack
// does. It prints "ready" and the port, where it has one.
const { App } = require('@slack/bolt');

const { API_URL, BOT_TOKEN, APP_TOKEN, SIGNING_SECRET, MODE } = process.env;
const app = new App({
  token: BOT_TOKEN,
  clientOptions: { slackApiUrl: API_URL },
  ...(MODE === 'http' ? { signingSecret: SIGNING_SECRET } : { socketMode: true, appToken: APP_TOKEN }),
});

const text = (words) => ({ type: 'plain_text', text: words });

const form = (channel) => ({
  type: 'modal',
  callback_id: 'ask',
  private_metadata: channel,
  title: text('Ask the archive'),
  submit: text('Ask'),
  blocks: [
    { type: 'input', block_id: 'words', label: text('Words'), element: { type: 'plain_text_input', action_id: 'typed' } },
    {
      type: 'input', block_id: 'speaker', label: text('Speaker'), optional: true,
      element: { type: 'external_select', action_id: 'named', min_query_length: 1 },
    },
  ],
});

app.event('app_mention', async ({ event, say }) => {
  await say({
    thread_ts: event.ts,
    text: 'found',
    blocks: [
      { type: 'section', text: text(`You asked: ${event.text}`) },
      { type: 'actions', elements: [{ type: 'button', action_id: 'more', text: text('More'), value: '2' }] },
    ],
  });
});

app.event('app_home_opened', async ({ event, client }) => {
  await client.views.publish({
    user_id: event.user,
    view: { type: 'home', blocks: [{ type: 'section', text: text('Welcome') }] },
  });
});

app.command('/onrecord', async ({ command, ack, client }) => {
  await ack({ text: `Looking for ${command.text}` });
  await client.views.open({ trigger_id: command.trigger_id, view: form(command.channel_id) });
});

app.action('more', async ({ action, ack, respond }) => {
  await ack();
  await respond({ text: `page ${action.value}`, replace_original: false });
});

app.options('named', async ({ options, ack }) => {
  await ack({ options: [{ text: text(`${options.value}…`), value: options.value }] });
});

app.view('ask', async ({ ack, view, client }) => {
  const words = view.state.values.words.typed.value;
  const speaker = view.state.values.speaker.named.selected_option?.value ?? 'anybody';
  if (words === 'nothing') {
    await ack({ response_action: 'errors', errors: { words: 'That is not much.' } });
    return;
  }
  await ack();
  await client.chat.postMessage({ channel: view.private_metadata, text: `${words} by ${speaker}` });
});

app.shortcut('check', async ({ shortcut, ack, client }) => {
  await ack();
  await client.chat.postMessage({
    channel: shortcut.channel.id, thread_ts: shortcut.message_ts, text: `checked: ${shortcut.message.text}`,
  });
});

(async () => {
  const server = await app.start(0);
  console.log(`ready ${MODE === 'http' ? server.address().port : ''}`);
})();
