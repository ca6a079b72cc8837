using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Logging;
using NewsBot.Core.Conversations;
using NewsBot.Core.Reloading;
using NewsBot.Core.Replies;
using NewsBot.Slack.WebApi;

namespace NewsBot.Slack.Talking;

/// <summary>An order to put the files of a message among the documents: the word <c>add</c> and nothing else.</summary>
/// <param name="Replaces">Whether they may take the place of documents of the same names.</param>
internal sealed partial record AddOrder(bool Replaces)
{
    /// <summary>Reads an order; null where a text is something else.</summary>
    /// <param name="text">What somebody wrote, without the bot's name.</param>
    public static AddOrder? TryRead(string text) => Pattern().Match(text) is { Success: true } match ? new AddOrder(match.Groups["replace"].Success) : null;

    [GeneratedRegex("^\\s*(?:/?knowledge\\s+)?add(?<replace>\\s+(?:and\\s+)?replace)?\\s*[.!]?\\s*$", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Pattern();
}

/// <summary>Puts files that admins attach to a message among the documents: Slack's commands carry none.</summary>
internal sealed partial class DocumentHandler(Assistant assistant, Admins admins, SlackFiles files, ILogger<DocumentHandler> logger)
{
    /// <summary>Carries out an order, once who gave it has been found to be an admin.</summary>
    /// <param name="user">Who gave it.</param>
    /// <param name="order">The order.</param>
    /// <param name="attached">The files it came with.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>What became of each file, as it becomes known; at least one reply.</returns>
    public async IAsyncEnumerable<Reply> AddAsync(
        UserId user, AddOrder order, IReadOnlyList<SharedFile> attached, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (!await admins.IncludeAsync(user, cancellationToken))
        {
            Log.Refused(logger, user);
            yield return HelpReply.AdminsOnly;
            yield break;
        }

        if (attached.Count == 0)
        {
            yield return HelpReply.NoFile;
        }

        foreach (var file in attached)
        {
            yield return await AddAsync(user, order, file, cancellationToken);
        }
    }

    private async Task<Reply> AddAsync(UserId user, AddOrder order, SharedFile file, CancellationToken cancellationToken)
    {
        try
        {
            var content = await files.DownloadAsync(file, assistant.Knowledge.MaxFileBytes, cancellationToken);
            return await assistant.AddDocumentAsync(Asker.Of(user).Value, new UploadedDocument(file.Name ?? "", content, order.Replaces), cancellationToken);
        }
        catch (SlackFileException error)
        {
            Log.NotDownloaded(logger, user, error.Message);
            return new Reply([new ReplyBlock.Verdict("The document was not added.", null), new ReplyBlock.Paragraph(error.Message)]);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "{User} is no admin, and their file was refused.")]
        public static partial void Refused(ILogger logger, UserId user);

        [LoggerMessage(LogLevel.Warning, "A file of {User} was not downloaded: {Error}")]
        public static partial void NotDownloaded(ILogger logger, UserId user, string error);
    }
}
