using NewsBot.Core.Replies;
using NewsBot.Core.State;
using NewsBot.Discord.Entities;

namespace NewsBot.Discord.Talking;

/// <summary>What the bot says of itself on Discord.</summary>
internal static class Words
{
    public const string Busy = "Too many questions are waiting just now. Ask again in a few minutes.";

    public const string Failed = "Something went wrong with this, and whoever runs the bot can see it in its log. Ask again.";

    public const string MayNotAsk = "You may not ask here: the bot answers only members with certain roles.";

    public const string NotHere = "The bot does not answer in this channel.";

    public const string CommandsAlone = "In this channel I answer commands alone. Ask with /ask.";

    public const string NoAttachments = "Attachments are not read. Ask in words.";

    public const string NotSeen = "The bot was not shown this message. It may have been deleted.";

    public const string OwnMessage = "This is from the bot itself: the button \"Sources\" below an answer shows what it rests on.";

    public const string NoAttachmentsChecked = "There is no text in this message. Attachments are not read.";

    public const string NothingToCheck = "There is no text in this message that could be checked.";

    public const string NotReadable = "A reply that does not mention the bot cannot be read. Mention it, or leave the ping on when you reply.";

    public const string RoleMentioned = "What mentions only the bot's role cannot be read. Mention the bot itself: of the two entries of its name, choose the one that is no role.";

    public const string Outdated = "This is of an older version of the bot. Use the command again.";

    public const string ThreadStarted = "The conversation can go on here: mention the bot, and what was said so far is remembered.";

    /// <summary>How to use the bot.</summary>
    public static Reply Help { get; } = new(
    [
        new ReplyBlock.Verdict("Ask about the news documents this bot was given.", null),
        new ReplyBlock.Paragraph("Every answer quotes them to the letter and leads with what is current. Where they do not say, the bot says so."),
        new ReplyBlock.Statements(
            "How to ask",
            [
                new ReplyStatement(null, "Mention the bot with your question, reply to one of its answers, or write to it directly.", []),
                new ReplyStatement("/ask", "a question; as of a past day, or for your eyes alone.", []),
                new ReplyStatement("/timeline", "what happened when.", []),
                new ReplyStatement("/sources", "which documents there are, and how current they are.", []),
                new ReplyStatement("/settings, /knowledge", "for the bot's admins: how it answers in a channel, and the documents.", []),
                new ReplyStatement("Apps, Check against sources", "in a message's menu: what the documents say to each of its statements, for your eyes alone.", []),
            ]),
        new ReplyBlock.Statements(
            "Below an answer",
            [
                new ReplyStatement("Sources", "the exact quotes, for your eyes alone.", []),
                new ReplyStatement("Timeline", "what happened when, about the same.", []),
                new ReplyStatement("Helpful, Not helpful", "kept for whoever runs the bot.", []),
            ]),
    ]);

    /// <summary>A user, as the rest of the program knows them.</summary>
    public static UserId UserId(Snowflake id) => new($"discord:{id}");
}
