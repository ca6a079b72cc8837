// Holds one conversation by discord.js: answers a message that mentions it, puts a command off and answers it, then leaves.
// Usage: node conversation.js API-ADDRESS TOKEN. Says "ready" once it listens; whatever goes wrong ends it with an error.
'use strict';
const { Client, GatewayIntentBits } = require('discord.js');

const [api, token] = process.argv.slice(2);
const client = new Client({
  intents: [GatewayIntentBits.Guilds, GatewayIntentBits.GuildMessages, GatewayIntentBits.DirectMessages],
  allowedMentions: { parse: [], repliedUser: false },
  rest: { api: api.replace(/\/v10$/, ''), version: '10' },
});

const fail = (error) => {
  console.error(error);
  process.exit(1);
};
process.on('unhandledRejection', fail);
client.on('error', fail);

client.once('clientReady', async () => {
  await client.application.commands.set([
    {
      name: 'ask',
      description: 'Asks a question',
      options: [{ name: 'question', description: 'What to ask', type: 3, required: true }],
    },
  ]);
  console.log('ready');
});

client.on('messageCreate', async (message) => {
  if (message.author.bot || !message.mentions.has(client.user)) {
    return;
  }
  await message.channel.sendTyping();
  await message.reply({ content: 'It was mended.', embeds: [{ title: 'Source', fields: [{ name: 'From', value: 'The Courier' }] }] });
});

client.on('interactionCreate', async (interaction) => {
  if (interaction.isChatInputCommand()) {
    await interaction.deferReply({ flags: 64 });
    await interaction.editReply({
      content: `You asked: ${interaction.options.getString('question')}`,
      components: [{ type: 1, components: [{ type: 2, style: 2, custom_id: 'more', label: 'More' }] }],
    });
    await interaction.followUp({ content: 'And more.', flags: 64 });
  } else if (interaction.isButton()) {
    await interaction.update({ content: 'Pressed', components: [] });
    await client.destroy();
  }
});

client.login(token).catch(fail);
