using System.Reflection;
using NewsBot.Core.State;
using NewsBot.Storage;

namespace NewsBot.Slack.Tests.Infrastructure;

/// <summary>What goes wrong with a state store that other processes use as well.</summary>
public sealed class StoreFaults
{
    /// <summary>Whether other processes use it.</summary>
    public bool IsShared { get; set; }

    /// <summary>The calls that fail, by their names.</summary>
    public Func<string, bool> Fail { get; set; } = _ => false;

    /// <summary>Whether every claim was taken over by another process.</summary>
    public bool ClaimsAreLost { get; set; }

    /// <summary>A store with these faults.</summary>
    public IStateStore Around(IStateStore store)
    {
        var around = DispatchProxy.Create<IStateStore, Faulty>();
        ((Faulty)around).Become(this, store);
        return around;
    }

    /// <summary>The store with the faults; public for the proxy to be made of it.</summary>
    public class Faulty : DispatchProxy
    {
        private StoreFaults _faults = null!;
        private IStateStore _store = null!;

        internal void Become(StoreFaults faults, IStateStore store) => (_faults, _store) = (faults, store);

        /// <inheritdoc/>
        protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) => targetMethod!.Name switch
        {
            "get_Lease" when _faults.IsShared => TimeSpan.FromSeconds(15),
            nameof(IEventStore.BeginSendingAsync) when _faults.ClaimsAreLost => Task.FromResult(false),
            var name when _faults.Fail(name) => throw new StorageException("The store is away."),
            _ => targetMethod.Invoke(_store, BindingFlags.DoNotWrapExceptions, binder: null, args, culture: null),
        };
    }
}
