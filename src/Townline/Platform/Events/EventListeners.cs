using System.Collections.Concurrent;
using Townline.Platform.Storage;

namespace Townline.Platform.Events;

/// <summary>Acts on an event, or on all events of a base record, inside the unit of work that published it, so that both commit together.</summary>
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
    private readonly ConcurrentDictionary<Type, IListen[]> _byType = new();

    internal async Task Tell(DomainEvent happened, Unit unit)
    {
        // Resolved late: listeners may themselves need the store.
        var listeners = _byType.GetOrAdd(
            happened.GetType(), type => [.. services.GetServices<IListen>().Where(listener => listener.EventType.IsAssignableFrom(type))]);
        foreach (var listener in listeners)
        {
            await listener.Hear(happened, unit);
        }
    }
}
