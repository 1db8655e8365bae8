using System.Collections.Frozen;
using Townline.Platform.Storage;

namespace Townline.Platform.Events;

/// <summary>Acts on an event inside the unit of work that published it, so that both commit together.</summary>
internal interface IListen<in TEvent> : IListen
    where TEvent : DomainEvent
{
    Task Hear(TEvent happened, Unit unit);

    Type IListen.EventType => typeof(TEvent);

    Task IListen.Hear(DomainEvent happened, Unit unit) => Hear((TEvent)happened, unit);
}

/// <summary>Untyped side of <see cref="IListen{TEvent}"/>, for the registry; implement the typed one.</summary>
internal interface IListen
{
    Type EventType { get; }

    Task Hear(DomainEvent happened, Unit unit);
}

/// <summary>Finds the listeners of an event by its type. Listeners are singletons registered as <see cref="IListen"/>.</summary>
internal sealed class EventListeners(IServiceProvider services)
{
    private FrozenDictionary<Type, IListen[]>? _byType;

    internal async Task Tell(DomainEvent happened, Unit unit)
    {
        // Resolved late: listeners may themselves need the store.
        _byType ??= services.GetServices<IListen>().GroupBy(listener => listener.EventType).ToFrozenDictionary(group => group.Key, group => group.ToArray());
        if (_byType.TryGetValue(happened.GetType(), out var listeners))
        {
            foreach (var listener in listeners)
            {
                await listener.Hear(happened, unit);
            }
        }
    }
}
