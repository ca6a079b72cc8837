using System.Diagnostics;

namespace NewsBot.Doctor;

/// <summary>
/// Notes what time it is elsewhere: every HTTP response that this process gets while it listens tells when it was sent
/// (RFC 9110, Date), so that no service has to be asked for it.
/// </summary>
/// <remarks>The framework hands requests and responses to whoever listens to its diagnostics, in an object of which only the names of its properties are told.</remarks>
internal sealed class ServiceClock : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>, IDisposable
{
    private const string Listener = "HttpHandlerDiagnosticListener";
    private const string Finished = "System.Net.Http.HttpRequestOut.Stop";

    private readonly TimeProvider _time;
    private readonly List<IDisposable> _subscriptions = [];

    /// <summary>Begins to listen.</summary>
    /// <param name="time">The clock that services' clocks are compared with.</param>
    public ServiceClock(TimeProvider time)
    {
        _time = time;
        _subscriptions.Add(DiagnosticListener.AllListeners.Subscribe(this));
    }

    /// <summary>How far the last service's clock was ahead of this one; null where none has told the time.</summary>
    public TimeSpan? Ahead { get; private set; }

    /// <inheritdoc/>
    public void OnNext(DiagnosticListener value)
    {
        if (value.Name == Listener)
        {
            _subscriptions.Add(value.Subscribe(this, name => name.StartsWith("System.Net.Http.HttpRequestOut", StringComparison.Ordinal)));
        }
    }

    /// <inheritdoc/>
    public void OnNext(KeyValuePair<string, object?> value)
    {
        if (value.Key == Finished
            && value.Value?.GetType().GetProperty("Response")?.GetValue(value.Value) is HttpResponseMessage { Headers.Date: { } date })
        {
            Ahead = date - _time.GetUtcNow();
        }
    }

    /// <inheritdoc/>
    public void OnCompleted()
    {
    }

    /// <inheritdoc/>
    public void OnError(Exception error)
    {
    }

    /// <inheritdoc/>
    public void Dispose() => _subscriptions.ForEach(subscription => subscription.Dispose());
}
