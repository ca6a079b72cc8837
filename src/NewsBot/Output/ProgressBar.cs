using Spectre.Console;

namespace NewsBot.Output;

/// <summary>
/// Shows on standard error how far a long task is: a bar on a terminal, one line elsewhere. A task that is quickly done
/// shows nothing. Reports may come from any thread.
/// </summary>
/// <param name="terminal">Where to draw.</param>
internal sealed class ProgressBar(Terminal terminal) : IDisposable
{
    private static readonly TimeSpan WorthABar = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan WorthALine = TimeSpan.FromSeconds(3);

    private readonly TimeSpan _patience = terminal.ShowsProgress ? WorthABar : WorthALine;
    private readonly long _started = TimeProvider.System.GetTimestamp();
    private readonly Lock _drawing = new();
    private bool _isShown;
    private Bar? _bar;

    /// <summary>Tells how far the task is.</summary>
    /// <param name="what">What is being done: "Indexing".</param>
    /// <param name="part">How much of it is done, from 0 to 1; null where nobody knows.</param>
    public void Report(string what, double? part)
    {
        lock (_drawing)
        {
            if (!_isShown && TimeProvider.System.GetElapsedTime(_started) > _patience)
            {
                _isShown = true;
                if (terminal.ShowsProgress)
                {
                    _bar = new Bar(terminal.Error);
                }
                else
                {
                    terminal.Warn($"{what} …");
                }
            }

            _bar?.Report(what, part);
        }
    }

    /// <summary>Takes the bar away.</summary>
    public void Dispose()
    {
        lock (_drawing)
        {
            _bar?.Dispose();
            _bar = null;
        }
    }

    // In a class of its own, so that a quick command never loads what draws it.
    private sealed class Bar : IDisposable
    {
        private readonly TaskCompletionSource _done = new();
        private readonly Task _shown;
        private ProgressTask? _task;

        public Bar(TextWriter writer)
        {
            var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(writer), Ansi = AnsiSupport.Yes });
            _shown = console.Progress().AutoClear(enabled: true).StartAsync(async context =>
            {
                _task = context.AddTask("Starting", maxValue: 1);
                await _done.Task;
            });
        }

        public void Report(string what, double? part)
        {
            if (_task is not { } task)
            {
                return;
            }

            task.Description = Markup.Escape(what);
            task.IsIndeterminate = part is null;
            task.Value = part ?? 0;
        }

        public void Dispose()
        {
            _done.SetResult();
            _shown.GetAwaiter().GetResult();
        }
    }
}
