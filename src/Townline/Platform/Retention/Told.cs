using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Townline.Platform.Events;
using Townline.Platform.Storage;

namespace Townline.Platform.Retention;

/// <summary>
/// Takes people and their words out of what was told of a thing. The lines of the audit trail stay: that something happened, when, by which clerk. It is
/// the one place where they are written again (docs/decisions/0130).
/// </summary>
internal static class Told
{
    private static readonly string[] Persons = ["personId", "followerPersonId", "actingPersonId"];
    private static readonly string[] Texts = ["text", "reason", "why", "note", "what", "sentence"];

    /// <summary>A text of JSON without what goes. Members that its readers count on stay, empty.</summary>
    public static string Without(string json, RetentionClass rule)
    {
        if (JsonNode.Parse(json) is not JsonObject told)
        {
            return json;
        }

        foreach (var name in Persons.Where(name => rule.Take(Taken.Person) && told.ContainsKey(name)))
        {
            told.Remove(name);
        }

        foreach (var name in Texts.Where(name => rule.Take(Taken.Words) && told[name] is JsonValue value && value.GetValueKind() == JsonValueKind.String))
        {
            told[name] = "";
        }

        if ((rule.Take(Taken.Words) || rule.Take(Taken.Place)) && told["before"] is { } before)
        {
            told["before"] = before is JsonObject ? new JsonObject() : JsonValue.Create("");
        }

        return told.ToJsonString(JsonColumn.Options);
    }

    /// <summary>The same for the audit lines about some things.</summary>
    public static async Task Forget(Unit unit, IReadOnlyCollection<long> subjects, RetentionClass rule)
    {
        // By the index of (town, subject, number).
        var lines = await unit.Db.Set<EventRow>()
            .Where(line => line.SubjectId != null && subjects.Contains(line.SubjectId.Value))
            .Select(line => new { line.Seq, line.Data, line.ActorKind, line.ActorId, line.Address, line.Why })
            .ToListAsync();
        foreach (var line in lines)
        {
            var resident = rule.Take(Taken.Person) && line.ActorKind == ActorKind.Resident;
            var after = new
            {
                line.Seq,
                unit.TenantId,
                data = Without(line.Data, rule),
                actor = resident ? null : line.ActorId,
                address = resident ? null : line.Address,
                why = rule.Take(Taken.Words) ? null : line.Why,
            };
            if ((after.data, after.actor, after.address, after.why) != (line.Data, line.ActorId, line.Address, line.Why))
            {
                await unit.Execute("UPDATE platform_event SET data = @data, actor_id = @actor, address = @address, why = @why WHERE seq = @Seq AND tenant_id = @TenantId", after);
            }
        }
    }
}
