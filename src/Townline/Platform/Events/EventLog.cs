using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Townline.Platform.Storage;

namespace Townline.Platform.Events;

/// <summary>Writes to the log inside a unit of work.</summary>
internal static class EventLog
{
    private static readonly JsonSerializerOptions Options = new(JsonColumn.Options)
    {
        TypeInfoResolver = new DefaultJsonTypeInfoResolver().WithAddedModifier(LeaveOutWhatHasAColumn),
    };

    internal static void Append(Unit unit, DomainEvent happened)
    {
        var actor = unit.Actor;
        unit.Insert(
            EventRow.Into,
            unit.TenantId, unit.Now, happened.Kind, happened.SubjectId, (int)actor.Kind, actor.Id, actor.Source, actor.Address, happened.Why,
            JsonSerializer.Serialize(happened, happened.GetType(), Options));
    }

    /// <summary>JsonIgnore on a base property does not reach its overrides.</summary>
    private static void LeaveOutWhatHasAColumn(JsonTypeInfo type)
    {
        for (var i = type.Properties.Count - 1; i >= 0; i--)
        {
            if (type.Properties[i].AttributeProvider is PropertyInfo property && property.GetMethod?.GetBaseDefinition().DeclaringType == typeof(DomainEvent))
            {
                type.Properties.RemoveAt(i);
            }
        }
    }
}
