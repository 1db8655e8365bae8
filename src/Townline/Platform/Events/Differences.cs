using System.Text.Json;
using System.Text.Json.Nodes;
using Townline.Platform.Storage;

namespace Townline.Platform.Events;

/// <summary>
/// What differs between two versions of a thing, found in what is written of it as JSON. Members of lists are told apart by their code, key,
/// date or id, so that one moved question is not a change of all that follow.
/// </summary>
internal static class Differences
{
    private const int LongestText = 300;
    private static readonly string[] Names = ["code", "key", "staffId", "email", "date"];
    private static readonly string[] NotContent = ["id", "version", "tenantId"];

    /// <summary>In the order of the newer one's members; none when they are alike.</summary>
    public static IReadOnlyList<FieldChange> Between<T>(T before, T after)
    {
        var (old, now) = (Texts(before), Texts(after));
        return
        [
            .. from field in now.Keys.Union(old.Keys)
               let change = new FieldChange(field, old.GetValueOrDefault(field), now.GetValueOrDefault(field))
               where change.Before != change.After && !NotContent.Contains(field)
               select change with { Before = Cut(change.Before), After = Cut(change.After) },
        ];
    }

    private static Dictionary<string, string> Texts<T>(T value)
    {
        var texts = new Dictionary<string, string>(StringComparer.Ordinal);
        Read(JsonSerializer.SerializeToNode(value, JsonColumn.Options), "", texts);
        return texts;
    }

    private static void Read(JsonNode? node, string path, Dictionary<string, string> texts)
    {
        switch (node)
        {
            case JsonObject members:
                foreach (var (name, value) in members)
                {
                    Read(value, path.Length == 0 ? name : $"{path}.{name}", texts);
                }

                break;
            case JsonArray { Count: > 0 } list when list.All(item => NameOf(item) is not null):
                texts[path] = string.Join(", ", list.Select(NameOf));
                foreach (var item in list)
                {
                    Read(item, $"{path}.{NameOf(item)}", texts);
                }

                break;
            case JsonArray { Count: > 0 } list:
                texts[path] = string.Join(", ", list.Select(Text));
                break;
            case JsonValue value:
                texts[path] = Text(value);
                break;
        }
    }

    private static string? NameOf(JsonNode? item) =>
        item is JsonObject members && Array.Find(Names, members.ContainsKey) is { } name ? members[name]?.ToString() : null;

    private static string Text(JsonNode? node) => node is JsonObject members ? string.Join(' ', members.Select(member => member.Value)) : node?.ToString() ?? "";

    private static string? Cut(string? text) => text?.Length > LongestText ? $"{text[..LongestText]}…" : text;
}
