using NewsBot.Core.Replies;

namespace NewsBot.Slack.Talking;

/// <summary>What the bot says about itself.</summary>
internal static class HelpReply
{
    /// <summary>All it can do.</summary>
    public static Reply Whole { get; } = new(
    [
        new ReplyBlock.Verdict("I answer from news documents, with exact quotes, and say so when they do not say.", null),
        How,
        new ReplyBlock.Remark("Every sentence is quoted from a document and dated. What I say is what the documents say, not what is true."),
    ]);

    /// <summary>An answer to a message without a question.</summary>
    public static Reply NoQuestion { get; } = new([new ReplyBlock.Verdict("What would you like to know?", null), How]);

    /// <summary>An answer where the operator lets it give none.</summary>
    public static Reply NotHere { get; } = Reply.Of("I do not answer in this channel. Send me a direct message, or ask an admin to allow this channel.");

    /// <summary>An answer to a message where commands alone are answered.</summary>
    public static Reply CommandsAlone { get; } = Reply.Of("In this channel I answer commands alone. Ask with /ask, or send me a direct message.");

    /// <summary>An answer where something broke.</summary>
    public static Reply Broken { get; } = Reply.Of("Something went wrong on my side, and my operator can see it in the log. Please ask again.");

    /// <summary>An answer to an order of somebody who may give none.</summary>
    public static Reply AdminsOnly { get; } = Reply.Of("Only admins of this workspace, and those my operator named, may do this.");

    /// <summary>An answer to a button or shortcut of another version of the app.</summary>
    public static Reply Outdated { get; } = Reply.Of("This is of no use any more.");

    /// <summary>An answer to who checks what the bot said.</summary>
    public static Reply OwnMessage { get; } = Reply.Of("This is from me: the button \u201CSources\u201D below an answer shows what it rests on.");

    /// <summary>An answer to who checks a message of files.</summary>
    public static Reply FilesOnly { get; } = Reply.Of("There is no text in this message. I do not read files.");

    /// <summary>An answer to a message of files alone.</summary>
    public static Reply FilesUnasked { get; } = Reply.Of("I do not read files. An admin who writes add beside one has it put among my documents.");

    /// <summary>An answer to who wants a document added, without one.</summary>
    public static Reply NoFile { get; } = Reply.Of(
        "There is no file here. Attach it to a message that mentions me, or to a direct message, and write add beside it, or add replace for a document that is there already.");

    /// <summary>An answer to who checks a message without text.</summary>
    public static Reply NothingToCheck { get; } = Reply.Of("There is no text in this message that I could check.");

    private static ReplyBlock.Statements How => new(
        "How to ask",
        [
            new(null, "Mention me with a question in a channel: I answer in its thread, and further questions there need no mention.", []),
            new(null, "Send me a direct message with a question.", []),
            new(null, "/ask QUESTION answers you alone, if the channel is not set otherwise; you may share the answer. Add as-of:2018-08-03 to use nothing stated after that day.", []),
            new(null, "/timeline TOPIC from:2018-01 to:2018-08 shows what happened in order; topic and dates may be left out.", []),
            new(null, "Check against sources, in a message's menu, tells you alone what the documents say to each of its statements.", []),
            new(null, "/knowledge status, reload, check, snapshots or back is for admins, and so is the word add beside a file, in a direct message or a message that mentions me.", []),
            new(null, "/newsbot settings shows admins how I answer in a channel; /newsbot settings answers everyone changes it.", []),
        ]);
}
