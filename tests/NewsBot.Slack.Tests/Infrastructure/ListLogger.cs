using Microsoft.Extensions.Logging;

namespace NewsBot.Slack.Tests.Infrastructure;

/// <summary>Keeps what is logged, down to Trace.</summary>
public sealed class ListLogger<T>(LogLines lines) : ILogger<T>
{
    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, Microsoft.Extensions.Logging.EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        lines.Add($"{logLevel}: {formatter(state, exception)} {exception}");
}
