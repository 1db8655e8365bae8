using System.Collections.Concurrent;
using Townline.Platform.Events;
using Townline.Platform.Live;
using Townline.Platform.Storage;
using Townline.Requests.Contracts;

namespace Townline.Requests.Duplicates;

/// <summary>
/// Asks that what is reported be looked through for what it may double, a while later and a few seconds' worth at a time: thousands of
/// reports a second cost one outbox row in five seconds. History is not looked through, and imports by <see cref="SuggestTakenOver"/>.
/// </summary>
internal sealed class SuggestWindows : IListen<RequestOpened>
{
    private static readonly TimeSpan Length = TimeSpan.FromSeconds(5);

    /// <summary>After the end of a window, so that units that took long are in it.</summary>
    private static readonly TimeSpan Wait = TimeSpan.FromSeconds(5);

    private readonly ConcurrentDictionary<int, DateTimeOffset> _asked = new();
    private readonly ConcurrentDictionary<int, DateTimeOffset> _covered = new();

    /// <summary>A window counts once a report was committed, so that a unit that is run again asks again. Asked twice is looked through once.</summary>
    public SuggestWindows(ChangeSignals signals) => signals.Changed += (tenant, kind) =>
    {
        if (kind == "request.opened" && _asked.TryRemove(tenant, out var until))
        {
            _covered[tenant] = until;
        }
    };

    public Task Hear(RequestOpened happened, Unit unit)
    {
        if (!unit.IsHistory && !(_covered.TryGetValue(unit.TenantId, out var until) && until > unit.Now))
        {
            var window = new SuggestWindow(unit.Now, unit.Now + Length, 0);
            unit.Enqueue(SuggestHandler.Topic, window, due: window.Until + Wait, orderKey: SuggestHandler.Topic);
            _asked[unit.TenantId] = window.Until;
        }

        return Task.CompletedTask;
    }
}

/// <summary>Requests reported from a moment on (after an id of that very moment) until before another.</summary>
internal sealed record SuggestWindow(DateTimeOffset From, DateTimeOffset Until, long AfterId);
