using System.Collections.Frozen;
using System.Reflection;
using System.Text.Json;

namespace Townline.Faces.Shared.Assets;

/// <summary>
/// The styles, scripts and fonts that the build embedded in the program. Every file is named by its content
/// (<c>portal.4f3a….css</c>), so browsers may keep it for ever and never mix two versions.
/// </summary>
public sealed class AssetStore
{
    private const string Prefix = "assets/";
    private static readonly Assembly Program = typeof(AssetStore).Assembly;

    private readonly FrozenDictionary<string, string> hashedNames = ReadManifest();
    private readonly FrozenSet<string> files = Program
        .GetManifestResourceNames()
        .Where(name => name.StartsWith(Prefix, StringComparison.Ordinal))
        .ToFrozenSet(StringComparer.Ordinal);

    /// <summary>The address of an asset by its plain name.</summary>
    /// <param name="name">For example <c>portal.css</c>.</param>
    /// <exception cref="ArgumentException">No such asset was built.</exception>
    public string Url(string name) =>
        hashedNames.TryGetValue(name, out var hashed)
            ? $"/{Prefix}{hashed}"
            : throw new ArgumentException($"There is no asset named {name}.", nameof(name));

    /// <summary>The content of a file by its hashed name, or null when there is none.</summary>
    /// <param name="file">For example <c>portal.4f3a….css</c>, or the same with <c>.br</c> or <c>.gz</c>.</param>
    public Stream? Open(string file) => files.Contains(Prefix + file) ? Program.GetManifestResourceStream(Prefix + file) : null;

    private static FrozenDictionary<string, string> ReadManifest()
    {
        using var manifest = Program.GetManifestResourceStream(Prefix + "assets.json")!;
        return JsonSerializer.Deserialize<Dictionary<string, string>>(manifest)!.ToFrozenDictionary(StringComparer.Ordinal);
    }
}
