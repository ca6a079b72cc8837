using Microsoft.Extensions.Logging;
using NewsBot.Core.Replies;
using NewsBot.Core.State;

namespace NewsBot.Core.Conversations;

/// <summary>A setting that is to be changed, as an admin put it; never trusted.</summary>
/// <param name="Setting">The setting's name.</param>
/// <param name="Word">What it is to be.</param>
public sealed record SettingChange(string Setting, string Word);

/// <summary>How the bot answers in each channel, and changing that. Safe for use from many threads at once.</summary>
/// <param name="state">What the bot remembers.</param>
/// <param name="time">Tells when something was changed, and how long is waited.</param>
/// <param name="logger">Told of what could not be read; null for nobody.</param>
public sealed partial class ChannelAdministration(IStateStore state, TimeProvider time, ILogger? logger = null)
{
    /// <summary>How the bot answers in a channel, waiting for it as long as the state store does.</summary>
    /// <inheritdoc cref="ReadAsync(ChannelId, TimeSpan, CancellationToken)"/>
    public Task<ChannelSettings> ReadAsync(ChannelId channel, CancellationToken cancellationToken) => ReadAsync(channel, Timeout.InfiniteTimeSpan, cancellationToken);

    /// <summary>How the bot answers in a channel. Where that cannot be read, as usual and to the asker alone: the documents are here all the same.</summary>
    /// <param name="channel">Which channel.</param>
    /// <param name="patience">How long it may take.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<ChannelSettings> ReadAsync(ChannelId channel, TimeSpan patience, CancellationToken cancellationToken)
    {
        try
        {
            // A store that is away may take its time to give up, too, which is not waited for.
            var reading = ReadInTimeAsync(channel, patience, cancellationToken);
            _ = reading.ContinueWith(
                static read => read.Exception, CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted | TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
            return await reading.WaitAsync(patience, time, cancellationToken);
        }
        catch (Exception error) when (!cancellationToken.IsCancellationRequested)
        {
            if (logger is not null)
            {
                Log.NotRead(logger, channel, error);
            }

            return ChannelSettings.Usual with { Answers = Audience.Asker };
        }
    }

    /// <summary>Changes settings of a channel, all or none, and keeps in the audit log who did; shows them where nothing is to be changed.</summary>
    /// <param name="actor">Who asked for it.</param>
    /// <param name="channel">Which channel.</param>
    /// <param name="changes">What is to be changed.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The settings as they are now, or why they cannot be so.</returns>
    public async Task<Reply> ChangeAsync(string actor, ChannelId channel, IReadOnlyList<SettingChange> changes, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(changes);
        var set = new List<Func<ChannelSettings, ChannelSettings>>();
        foreach (var (name, word) in changes)
        {
            if (ChannelSetting.All.FirstOrDefault(known => known.Name.Equals(name, StringComparison.OrdinalIgnoreCase)) is not { } setting)
            {
                return SettingsReply.NoSetting(name);
            }

            if (setting.Find(word) is not { } known)
            {
                return SettingsReply.NoWord(setting, word);
            }

            set.Add(settings => setting.Set(settings, known));
        }

        if (changes.Count == 0)
        {
            return SettingsReply.Of("How I answer in this channel", await state.ReadSettingsAsync(channel, cancellationToken));
        }

        var (before, after) = await state.ChangeSettingsAsync(
            channel, settings => set.Aggregate(settings, (changed, next) => next(changed)), (before, after) => Tell(actor, channel, before, after), cancellationToken);
        return SettingsReply.Of(after == before ? "That is how I answer in this channel already." : "From now on I answer like this in this channel.", after);
    }

    private async Task<ChannelSettings> ReadInTimeAsync(ChannelId channel, TimeSpan patience, CancellationToken cancellationToken)
    {
        using var late = new CancellationTokenSource(patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(late.Token, cancellationToken);
        return await state.ReadSettingsAsync(channel, either.Token);
    }

    private AdminAct Tell(string actor, ChannelId channel, ChannelSettings before, ChannelSettings after)
    {
        var told = ChannelSetting.All
            .Where(setting => setting.Read(before) != setting.Read(after))
            .Select(setting => $"{setting.Name} {setting.Read(after)} instead of {setting.Read(before)}");
        return new AdminAct(time.GetUtcNow(), actor, "settings", $"{channel}: {string.Join(", ", told)}");
    }

    private static partial class Log
    {
        [LoggerMessage(3, LogLevel.Error, "The settings of channel {Channel} could not be read, so it is answered as usual, and commands to who asked alone.")]
        public static partial void NotRead(ILogger logger, ChannelId channel, Exception error);
    }
}
