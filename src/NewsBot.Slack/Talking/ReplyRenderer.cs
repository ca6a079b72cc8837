using System.Globalization;
using System.Text;
using System.Text.Json;
using NewsBot.Core.Citations;
using NewsBot.Core.Replies;
using NewsBot.Slack.Blocks;

namespace NewsBot.Slack.Talking;

/// <summary>A reply as Slack shows it.</summary>
/// <param name="Text">What notifications and readers aloud say.</param>
/// <param name="Blocks">What is shown.</param>
internal sealed record RenderedReply(Mrkdwn Text, MessageBlocks Blocks);

/// <summary>
/// Shows replies in Slack. Statements and quotes are rich text, whose words are shown to the letter; everything else is
/// escaped. Whatever a reply holds, the result is within Slack's limits: long texts are cut, and what does not fit is left
/// out with a note; the sources hold it.
/// </summary>
internal static class ReplyRenderer
{
    private const int MaxStatement = 1500;
    private const int MaxPassage = 500;
    private const int MaxQuote = 2000;
    private const int MaxTitle = 200;
    private const int MaxOrigin = 300;
    private const int MaxBlockText = 2900;
    private const int MaxFallback = 3000;
    private const int MaxAddress = 2000;

    private static readonly ContextBlock Cut = new(new MarkedText(Mrkdwn.Literal("Not everything fits here.")));

    /// <summary>A reply as a message.</summary>
    /// <param name="reply">The reply.</param>
    /// <param name="buttons">What stands below it.</param>
    /// <param name="heading">What stands above it.</param>
    /// <param name="cited">The reply it is the rest of, whose statements are told elsewhere.</param>
    public static RenderedReply Message(Reply reply, IReadOnlyList<Button> buttons, Block? heading = null, Reply? cited = null)
    {
        List<Block> body = heading is null ? [] : [heading];
        body.AddRange(Body(reply, cited ?? reply));
        return new RenderedReply(Fallback(reply), MessageBlocks.Fitting(body, buttons.Count > 0 ? [new ActionsBlock(buttons)] : [], Cut));
    }

    /// <summary>A reply as a window of its own.</summary>
    public static Modal Modal(string title, Reply reply) => new(title, "Close", ViewBlocks(Body(reply, reply)));

    /// <summary>A reply as the app's home tab.</summary>
    public static HomeTab Home(Reply reply) => new(ViewBlocks(Body(reply, reply)));

    /// <summary>Says above a message whose doing it is.</summary>
    /// <param name="user">Who.</param>
    /// <param name="did">What they did.</param>
    /// <param name="what">What they did it to; never trusted.</param>
    public static ContextBlock Byline(UserId user, string did, string what) =>
        SmallPrint(Mrkdwn.Mention(user) + Mrkdwn.Literal($" {did}: ") + Mrkdwn.Literal(VisibleText.Of(what.ReplaceLineEndings(" "), MaxPassage)));

    /// <summary>What a reply says in one text, as far as it fits.</summary>
    public static Mrkdwn Fallback(Reply reply)
    {
        var text = new StringBuilder();
        foreach (var line in reply.Blocks.SelectMany(Lines).TakeWhile(_ => text.Length < MaxFallback))
        {
            text.Append(text.Length > 0 ? "\n" : "").Append(line);
        }

        return Mrkdwn.Literal(VisibleText.Of(text.ToString(), MaxFallback), MaxFallback);
    }

    /// <summary>The numbers of citations as they stand behind a statement; empty for none.</summary>
    public static string Marks(IReadOnlyList<int> citations) =>
        citations.Count == 0 ? "" : " " + string.Concat(citations.Select(number => string.Create(CultureInfo.InvariantCulture, $"[{number}]")));

    private static IEnumerable<Block> Body(Reply reply, Reply citing)
    {
        var cited = citing.Blocks.SelectMany(CitedIn).ToHashSet();
        return reply.Blocks.SelectMany(block => Of(block, cited));
    }

    private static IEnumerable<int> CitedIn(ReplyBlock block) => block switch
    {
        ReplyBlock.Statements statements => statements.Items.SelectMany(item => item.Citations),
        ReplyBlock.Timeline timeline => timeline.Events.SelectMany(happening => happening.Citations),
        _ => [],
    };

    private static IEnumerable<Block> Of(ReplyBlock block, IReadOnlySet<int> cited) => block switch
    {
        ReplyBlock.Verdict verdict => [Section(Bold(verdict.Text))],
        ReplyBlock.Paragraph paragraph => paragraph.Text
            .Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Select(text => Section(Literal(text))),
        ReplyBlock.Statements statements => Statements(statements),
        ReplyBlock.Timeline timeline => Listed(null, timeline.Events.Select(Event)),
        ReplyBlock.Sources sources => Sources(sources, cited),
        ReplyBlock.Quotes quotes => Quotes(quotes.Heading, quotes.Items, MaxQuote),
        ReplyBlock.Remark remark => [SmallPrint(Literal(remark.Text))],
        _ => throw new ArgumentOutOfRangeException(nameof(block), block, "There is no such block."),
    };

    private static IEnumerable<Block> Statements(ReplyBlock.Statements statements) => statements.Heading is { } heading
        ? Listed(heading, statements.Items.Select(Statement))
        : statements.Items.Select(item => new RichTextBlock(Statement(item)));

    private static RichTextSection Statement(ReplyStatement statement) => new(
    [
        .. statement.Label is { } label ? (RichTextRun[])[Words($"{label}: ", TextStyle.ItalicText)] : [],
        Words(statement.Text),
        .. MarkRuns(statement.Citations),
    ]);

    private static RichTextSection Event(ReplyEvent happening) => new(
    [
        Words(happening.When, TextStyle.BoldText),
        .. happening.Mark is { } mark ? (RichTextRun[])[Words($" ({mark})", TextStyle.ItalicText)] : [],
        new TextRun(": "),
        Words(happening.Text),
        .. MarkRuns(happening.Citations),
    ]);

    private static RichTextRun[] MarkRuns(IReadOnlyList<int> citations) => citations.Count == 0 ? [] : [new TextRun(Marks(citations))];

    // Several short lists rather than one long one: where not all fits, the first ones do.
    private static IEnumerable<Block> Listed(string? heading, IEnumerable<RichTextSection> items)
    {
        List<RichTextElement> start = heading is null ? [] : [new RichTextSection(Words(heading, TextStyle.BoldText))];
        var list = new List<RichTextSection>();
        var length = 0;
        foreach (var item in items)
        {
            list.Add(item);
            length += item.Elements.OfType<TextRun>().Sum(run => run.Text.Length);
            if (length >= MaxStatement)
            {
                yield return new RichTextBlock([.. start, new RichTextList(list)]);
                (start, list, length) = ([], [], 0);
            }
        }

        if (list.Count > 0)
        {
            yield return new RichTextBlock([.. start, new RichTextList(list)]);
        }
    }

    // What the reply quotes already is named; what it does not, such as the nearest passages, is quoted here.
    private static IEnumerable<Block> Sources(ReplyBlock.Sources sources, IReadOnlySet<int> cited)
    {
        if (!sources.Citations.Any(citation => cited.Contains(citation.Number)))
        {
            return Quotes(sources.Heading, sources.Citations.Select(citation => new ReplyQuote(citation, null)), MaxPassage);
        }

        var lines = sources.Citations.Select(Line).Prepend(Bold(sources.Heading));
        var texts = new List<Mrkdwn>();
        foreach (var line in lines)
        {
            if (texts is [.., var last] && last.Length + 1 + line.Length <= MaxBlockText)
            {
                texts[^1] = Mrkdwn.Join("\n", [last, line]);
            }
            else
            {
                texts.Add(line);
            }
        }

        return texts.Select(SmallPrint);
    }

    private static IEnumerable<Block> Quotes(string heading, IEnumerable<ReplyQuote> quotes, int maxQuote) => quotes.Select((quote, i) => new RichTextBlock(
    [
        .. i == 0 ? (RichTextElement[])[new RichTextSection(Words(heading, TextStyle.BoldText))] : [],
        new RichTextSection(
        [
            Number(quote.Citation),
            Title(quote.Citation),
            new TextRun(VisibleText.Of(Origin(quote.Citation), MaxOrigin)),
            .. quote.Page?.AbsoluteUri.Length <= MaxAddress ? (RichTextRun[])[new TextRun(" · "), new LinkRun(quote.Page, "See the passage")] : [],
        ]),
        new RichTextQuote(new TextRun(VisibleText.Of(quote.Citation.Quote, maxQuote))),
    ]));

    private static TextRun Number(Citation citation) => new(string.Create(CultureInfo.InvariantCulture, $"[{citation.Number}] "));

    private static RichTextRun Title(Citation citation) => Address(citation) is { } address
        ? new LinkRun(address, VisibleText.Of(citation.Title, MaxTitle), TextStyle.BoldText)
        : new TextRun(VisibleText.Of(citation.Title, MaxTitle), TextStyle.BoldText);

    private static Mrkdwn Line(Citation citation)
    {
        var title = Mrkdwn.Literal(VisibleText.Of(citation.Title.ReplaceLineEndings(" "), MaxTitle));
        return Mrkdwn.Literal(Number(citation).Text)
            + (Address(citation) is { } address ? Mrkdwn.Link(address, title) : title)
            + Mrkdwn.Literal(VisibleText.Of(Origin(citation), MaxOrigin));
    }

    // " · Harbour Gazette · 12 April 2021 · stated on 3 May 2021"
    private static string Origin(Citation citation)
    {
        string?[] parts =
        [
            citation.Publisher ?? citation.Author,
            citation.Published?.ToReadable(),
            citation.StatedOn is { } day && day != citation.Published ? $"stated on {day.ToReadable()}" : null,
        ];
        return string.Concat(parts.OfType<string>().Select(part => $" · {part.ReplaceLineEndings(" ")}"));
    }

    private static Uri? Address(Citation citation) =>
        Uri.TryCreate(citation.Url, UriKind.Absolute, out var address) && address.Scheme is "http" or "https" && address.AbsoluteUri.Length <= MaxAddress
            ? address
            : null;

    private static List<Block> ViewBlocks(IEnumerable<Block> blocks)
    {
        var fitting = new List<Block>();
        var room = View.MaxBytes - SizeOf(Cut);
        foreach (var block in blocks)
        {
            room -= SizeOf(block);
            if (fitting.Count == View.MaxBlocks - 1 || room < 0)
            {
                fitting.Add(Cut);
                break;
            }

            fitting.Add(block);
        }

        return fitting;
    }

    private static int SizeOf(Block block) => JsonSerializer.SerializeToUtf8Bytes(block, SlackJson.Wire.Block).Length;

    private static IEnumerable<string> Lines(ReplyBlock block) => block switch
    {
        ReplyBlock.Verdict verdict => [verdict.Text],
        ReplyBlock.Paragraph paragraph => [paragraph.Text],
        ReplyBlock.Statements statements => statements.Items
            .Select(item => $"{(item.Label is { } label ? $"{label}: " : "")}{item.Text}{Marks(item.Citations)}")
            .Prepend(statements.Heading)
            .OfType<string>(),
        ReplyBlock.Timeline timeline => timeline.Events
            .Select(happening => $"{happening.When}{(happening.Mark is { } mark ? $" ({mark})" : "")}: {happening.Text}{Marks(happening.Citations)}"),
        ReplyBlock.Sources sources => sources.Citations.Select(citation => $"{Number(citation).Text}{citation.Title}{Origin(citation)}").Prepend(sources.Heading),
        ReplyBlock.Quotes quotes => quotes.Items.Select(quote => $"{Number(quote.Citation).Text}{quote.Citation.Title}{Origin(quote.Citation)}").Prepend(quotes.Heading),
        ReplyBlock.Remark remark => [remark.Text],
        _ => throw new ArgumentOutOfRangeException(nameof(block), block, "There is no such block."),
    };

    private static TextRun Words(string text, TextStyle? style = null) => new(VisibleText.Of(text, MaxStatement), style);

    // Slack takes marks with a space or the end of a line inside them for characters.
    private static Mrkdwn Bold(string text) => VisibleText.Of(text).ReplaceLineEndings(" ").Trim() is { Length: > 0 } words
        ? Mrkdwn.Bold(Mrkdwn.Literal(words, MaxBlockText))
        : Literal(text);

    private static Mrkdwn Literal(string text) => Mrkdwn.Literal(VisibleText.Of(text, MaxBlockText), MaxBlockText);

    private static SectionBlock Section(Mrkdwn text) => new(new MarkedText(text));

    private static ContextBlock SmallPrint(Mrkdwn text) => new(new MarkedText(text));
}
