using System.Text.Json;
using System.Text.Json.Nodes;
using Townline.Platform.Storage;

namespace Townline.Platform.Settings;

/// <summary>Between the records of the modules and the files of settings.</summary>
internal static class Content
{
    /// <summary>A record as JSON, without the members that mean something only in this town.</summary>
    public static JsonObject Of<T>(T value, params string[] without)
    {
        var content = (JsonObject)JsonSerializer.SerializeToNode(value, JsonColumn.Options)!;
        foreach (var member in without)
        {
            content.Remove(member);
        }

        return content;
    }

    /// <summary>The record that a file describes, with the members that only this town knows.</summary>
    /// <exception cref="SettingsRefusedException">It cannot be read.</exception>
    public static T Read<T>(SettingsItem item, params (string Name, JsonNode? Value)[] ours)
    {
        var content = (JsonObject)item.Content.DeepClone();
        foreach (var (name, value) in ours)
        {
            content[name] = value;
        }

        try
        {
            return content.Deserialize<T>(JsonColumn.Options) ?? throw new JsonException();
        }
        catch (Exception wrong) when (wrong is JsonException or FormatException)
        {
            throw new SettingsRefusedException(item.Path, "settings.content", $"{item.Path}.json", (wrong as JsonException)?.Path ?? "");
        }
    }

    /// <summary>A text of a file; null when there is none.</summary>
    public static string? Text(this JsonObject content, string member) => content[member] is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;
}
