using System.Text.Json.Nodes;

namespace NewsBot.Discord.Server;

/// <summary>A user's use of a command, button or option, and what has come of it.</summary>
public sealed class ServerInteraction
{
    private readonly TaskCompletionSource _acknowledged = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource<JsonObject> _answered = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly List<JsonObject> _followUps = [];

    internal ServerInteraction(string id, string token, int type, string channel, JsonObject user, DateTimeOffset at)
    {
        (Id, Token, Type, Channel, User, At) = (id, token, type, channel, user, at);
    }

    /// <summary>Its id.</summary>
    public string Id { get; }

    /// <summary>When it was made.</summary>
    public DateTimeOffset At { get; }

    /// <summary>The type of its first answer; null before that.</summary>
    public int? AnswerType { get; internal set; }

    /// <summary>Whether only its user sees the first answer.</summary>
    public bool Ephemeral { get; internal set; }

    /// <summary>Whether an answer was put off and has not come.</summary>
    public bool Loading { get; internal set; }

    /// <summary>The suggestions given, for an autocompletion.</summary>
    public JsonArray? Choices { get; internal set; }

    /// <summary>The messages sent after the first answer.</summary>
    public IReadOnlyList<JsonObject> FollowUps
    {
        get
        {
            lock (_followUps)
            {
                return [.. _followUps];
            }
        }
    }

    internal string Token { get; }

    internal int Type { get; }

    internal string Channel { get; }

    internal JsonObject User { get; }

    internal JsonObject? Original { get; set; }

    /// <summary>Waits for the first answer, of whatever kind.</summary>
    public Task AcknowledgedAsync() => _acknowledged.Task.WaitAsync(Patience.Limit);

    /// <summary>Waits for the message that answers it: given at once or after it was put off.</summary>
    public Task<JsonObject> AnsweredAsync() => _answered.Task.WaitAsync(Patience.Limit);

    internal void Acknowledge(int type)
    {
        AnswerType = type;
        _acknowledged.TrySetResult();
    }

    internal void Answer(JsonObject message) => _answered.TrySetResult(message.DeepClone().AsObject());

    internal void Add(JsonObject followUp)
    {
        lock (_followUps)
        {
            _followUps.Add(followUp);
        }
    }
}
