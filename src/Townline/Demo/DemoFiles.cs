using System.Text.Json;

namespace Townline.Demo;

/// <summary>The tables of the demo town: JSON files that travel inside the program.</summary>
internal static class DemoFiles
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = System.Text.Json.Serialization.JsonUnmappedMemberHandling.Disallow,
    };

    /// <summary>Reads one table, for example <c>Map/street-names.json</c>.</summary>
    /// <exception cref="InvalidOperationException">There is no such table, or it does not have the expected form.</exception>
    public static T Read<T>(string path)
    {
        var name = $"Townline.Demo.{path.Replace('/', '.')}";
        using var stream = typeof(DemoFiles).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"The demo has no table {name}.");
        try
        {
            return JsonSerializer.Deserialize<T>(stream, Options)!;
        }
        catch (JsonException wrong)
        {
            throw new InvalidOperationException($"The demo table {path} cannot be read: {wrong.Message}", wrong);
        }
    }
}
