using System.Text.Json;
using Townline.Platform.Storage;

namespace Townline.Platform.Events;

/// <summary>Writes to the log inside a unit of work.</summary>
internal static class EventLog
{
    internal static void Append(Unit unit, DomainEvent happened)
    {
        var actor = unit.Actor;
        unit.Insert(
            EventRow.Into,
            unit.TenantId, unit.Now, happened.Kind, happened.SubjectId, (int)actor.Kind, actor.Id, actor.Source, actor.Address, happened.Why,
            JsonSerializer.Serialize(happened, happened.GetType(), JsonColumn.Options));
    }
}
