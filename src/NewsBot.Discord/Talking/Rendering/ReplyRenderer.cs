using System.Globalization;
using NewsBot.Core.Citations;
using NewsBot.Core.Replies;
using NewsBot.Core.Time;
using NewsBot.Discord.Rest;

namespace NewsBot.Discord.Talking.Rendering;

/// <summary>Shows a reply as Discord's readers know it: an embed, its remarks at the foot, its actions as buttons below.</summary>
internal static class ReplyRenderer
{
    // As a text made harmless grows to twice its length, a line of each of these fits into an embed.
    private const int QuoteLength = 1_900;
    private const int StatementLength = 1_400;
    private const int EventLength = 240;
    private const int TitleLength = 150;
    private const int ShortTitleLength = 80;
    private const int LabelLength = 150;
    private const int AddressLength = 400;
    private const int PageLength = 2_000;

    // With the longest text of an embed and the longest question at its head this is what a message takes.
    private const int FootLength = 1_500;

    // Who wants more than this reads it elsewhere.
    private const int MostMessages = 5;

    /// <summary>Renders a reply.</summary>
    /// <param name="reply">The reply.</param>
    /// <param name="buttonId">The id of the button for an action; null for no button.</param>
    /// <param name="question">What it answers, where readers would not see it otherwise.</param>
    /// <returns>At least one message, more where one does not hold it all; the last has the remarks and the buttons.</returns>
    public static IReadOnlyList<OutgoingMessage> Render(Reply reply, Func<ReplyAction, string?> buttonId, string? question = null)
    {
        var lines = new EmbedLines();
        foreach (var block in reply.Blocks)
        {
            Add(lines, block);
        }

        // A page of a timeline is put in place of another, which only one message can be.
        var texts = lines.ToTexts(reply.Blocks.Any(block => block is ReplyBlock.Timeline) ? 1 : MostMessages);
        var foot = DiscordMarkdown.Plain(string.Join(" ", reply.Blocks.OfType<ReplyBlock.Remark>().Select(remark => remark.Text)), FootLength);
        var asked = question is null ? "" : DiscordMarkdown.Plain(question, MessageLimits.EmbedAuthor);
        var colour = reply.Blocks.OfType<ReplyBlock.Verdict>().Select(verdict => Colour(verdict.Status)).FirstOrDefault();
        return [.. texts.Select((text, i) => new OutgoingMessage
        {
            Embeds =
            [
                new Embed
                {
                    Author = i == 0 && asked.Length > 0 ? new EmbedAuthor(asked) : null,
                    Description = text,
                    Color = colour,
                    Footer = i == texts.Count - 1 && foot.Length > 0 ? new EmbedFooter(foot) : null,
                },
            ],
            Components = i == texts.Count - 1 ? Buttons(reply, buttonId) : [],
        })];
    }

    private static void Add(EmbedLines lines, ReplyBlock block)
    {
        switch (block)
        {
            case ReplyBlock.Verdict verdict:
                lines.AddGap();
                lines.Add($"**{Escape(verdict.Text)}**");
                break;
            case ReplyBlock.Paragraph paragraph:
                lines.AddGap();
                foreach (var line in paragraph.Text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
                {
                    lines.Add(Escape(line));
                }

                break;
            case ReplyBlock.Statements statements:
                lines.AddGap();
                AddStatements(lines, statements);
                break;
            case ReplyBlock.Timeline timeline:
                lines.AddGap();
                foreach (var happening in timeline.Events)
                {
                    lines.Add(Line(happening));
                }

                break;
            case ReplyBlock.Sources sources:
                lines.AddGap();
                AddHeading(lines, sources.Heading);
                foreach (var citation in sources.Citations)
                {
                    lines.Add($"-# {Source(citation, ShortTitleLength)}");
                }

                break;
            case ReplyBlock.Quotes quotes:
                lines.AddGap();
                AddHeading(lines, quotes.Heading);
                foreach (var quote in quotes.Items)
                {
                    AddQuote(lines, quote);
                }

                break;
        }
    }

    private static void AddStatements(EmbedLines lines, ReplyBlock.Statements statements)
    {
        if (statements.Heading is { } heading)
        {
            AddHeading(lines, heading);
        }

        var mark = statements is { Heading: null, Items.Count: 1 } ? "" : "- ";
        foreach (var item in statements.Items)
        {
            var label = item.Label is null ? "" : $"**{DiscordMarkdown.Escape(item.Label, LabelLength)}:** ";
            lines.Add($"{mark}{label}{Escape(item.Text)}{Marks(item.Citations)}");
        }
    }

    private static void AddHeading(EmbedLines lines, string heading) => lines.Add($"**{DiscordMarkdown.Escape(heading, LabelLength)}**");

    private static string Line(ReplyEvent happening)
    {
        var mark = happening.Mark is null ? "" : $" *({DiscordMarkdown.Escape(happening.Mark, LabelLength)})*";
        return $"- **{DiscordMarkdown.Escape(happening.When, LabelLength)}**{mark}: {DiscordMarkdown.Escape(happening.Text, EventLength)}{Marks(happening.Citations)}";
    }

    // "[1] Ferry did not start · Coast Radio, 4 May 2021"
    private static string Source(Citation citation, int titleLength, string bold = "")
    {
        var from = string.Join(", ", new[] { citation.Publisher, Date(citation)?.ToReadable() }.OfType<string>().Select(part => DiscordMarkdown.Escape(part, LabelLength)));
        var title = DiscordMarkdown.Escape(citation.Title, titleLength);
        return string.Create(CultureInfo.InvariantCulture, $"{bold}[{citation.Number}] {title}{bold}{(from.Length > 0 ? " · " : "")}{from}");
    }

    private static void AddQuote(EmbedLines lines, ReplyQuote quote)
    {
        var citation = quote.Citation;
        lines.Add(Source(citation, TitleLength, bold: "**"));
        lines.Add($"> {DiscordMarkdown.Escape(citation.Quote, QuoteLength)}");
        lines.Add(string.Create(
            CultureInfo.InvariantCulture,
            $"-# {DiscordMarkdown.Escape(citation.Document, LabelLength)}, line {citation.Line}{Page(quote.Page)}{Address(citation.Url)}"));
    }

    private static PartialDate? Date(Citation citation) => citation.StatedOn ?? citation.Published;

    // The bot's own page, so its address need not be shown; between these brackets no preview is made of it.
    private static string Page(Uri? page) => page?.AbsoluteUri is { Length: <= PageLength } address ? $" · [see the passage](<{address}>)" : "";

    // Shown in full, so that nobody opens a page they did not mean to.
    private static string Address(string? url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var address) && address.Scheme is "http" or "https" && address.UserInfo.Length == 0 && address.AbsoluteUri.Length <= AddressLength
            ? $" · <{address.AbsoluteUri}>"
            : "";

    private static string Marks(IReadOnlyList<int> citations) =>
        string.Concat(citations.Select(number => string.Create(CultureInfo.InvariantCulture, $" [{number}]")));

    private static string Escape(string text) => DiscordMarkdown.Escape(text, StatementLength);

    // Green for what happened, red for what did not, amber for what is not sure; the words say it too.
    private static int? Colour(EventStatus? status) => status switch
    {
        EventStatus.Happened => 0x2E7D32,
        EventStatus.Denied => 0xC62828,
        EventStatus.Planned => 0x1565C0,
        EventStatus.Claimed => 0xEF6C00,
        _ => null,
    };

    private static ActionRow[] Buttons(Reply reply, Func<ReplyAction, string?> buttonId)
    {
        var buttons = reply.Actions
            .Select(action => (Id: buttonId(action), Label: Label(action)))
            .Where(button => button.Id is not null)
            .Select(button => new Button(button.Id!, button.Label))
            .ToList();
        return buttons.Count > 0 ? [new ActionRow(buttons)] : [];
    }

    private static string Label(ReplyAction action) => action switch
    {
        ReplyAction.ShowSources => "Sources",
        ReplyAction.ShowTimeline => "Timeline",
        ReplyAction.Helpful => "Helpful",
        ReplyAction.NotHelpful => "Not helpful",
        ReplyAction.PreviousPage => "Earlier",
        _ => "Later",
    };
}
