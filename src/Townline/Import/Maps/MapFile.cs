using System.Text.Json;
using Townline.Platform.Commands;

namespace Townline.Import.Maps;

/// <summary>Finds a map: one of ours by name, or a town's own file.</summary>
internal static class MapFile
{
    private const string Prefix = "Townline.Import.Maps.";

    /// <summary>Names of the maps in the program, in order.</summary>
    public static IReadOnlyList<string> Names { get; } =
    [
        .. typeof(MapFile).Assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(Prefix, StringComparison.Ordinal) && name.EndsWith(".json", StringComparison.Ordinal))
            .Select(name => name[Prefix.Length..^".json".Length])
            .Order(StringComparer.Ordinal),
    ];

    /// <summary>It can be had without asking a town: a map that comes with the program, or a file.</summary>
    public static bool IsReady(string nameOrPath) => Names.Contains(nameOrPath) || nameOrPath.EndsWith(".json", StringComparison.OrdinalIgnoreCase);

    /// <param name="nameOrPath">A name in <see cref="Names"/>, or a path that ends in .json.</param>
    /// <exception cref="CommandFailedException">There is no such map, or it is not a map; the sentence says where.</exception>
    public static ImportMap Load(string nameOrPath)
    {
        using var stream = Open(nameOrPath);
        try
        {
            return JsonSerializer.Deserialize(stream, ImportMapJson.Default.ImportMap)
                ?? throw new CommandFailedException($"The map {nameOrPath} is empty.");
        }
        catch (JsonException e)
        {
            throw new CommandFailedException($"The map {nameOrPath} cannot be read: {e.Message}");
        }
    }

    private static Stream Open(string nameOrPath)
    {
        if (!nameOrPath.EndsWith(".json", StringComparison.OrdinalIgnoreCase))
        {
            return typeof(MapFile).Assembly.GetManifestResourceStream(Prefix + nameOrPath + ".json")
                ?? throw new CommandFailedException($"There is no map '{nameOrPath}'. Ready maps: {string.Join(", ", Names)}. A map of your own is a file that ends in .json.");
        }

        try
        {
            return File.OpenRead(nameOrPath);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new CommandFailedException(File.Exists(nameOrPath) ? $"The map {nameOrPath} cannot be read: {e.Message}" : $"There is no map file {nameOrPath}.");
        }
    }
}
