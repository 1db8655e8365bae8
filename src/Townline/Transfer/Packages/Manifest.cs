using System.Text.Json;
using System.Text.Json.Serialization;
using Townline.Platform;

namespace Townline.Transfer.Packages;

/// <summary>What is in an export, written last: a folder without one is no export, but the beginning of one.</summary>
internal sealed record Manifest
{
    public const string FileName = "manifest.json";
    public const string FormatName = "townline-export";
    public const int FormatNow = 1;

    private static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        WriteIndented = true,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public string Format { get; init; } = FormatName;
    public int FormatVersion { get; init; } = FormatNow;

    /// <summary>Number of the newest migration of the program that wrote it.</summary>
    public required int SchemaVersion { get; init; }
    public string ProgramVersion { get; init; } = ThisProgram.Version;
    public required DateTimeOffset MadeAt { get; init; }
    public required ManifestTown Town { get; init; }

    /// <summary>Whether password hashes, keys and the town's own secret are in it.</summary>
    public bool WithSecrets { get; init; }
    public required IReadOnlyList<ManifestTable> Tables { get; init; }
    public IReadOnlyList<ManifestFile> Spreadsheets { get; init; } = [];

    /// <summary>Contents of files, each files/ab/cd/SHA-256.</summary>
    public required ManifestContents Contents { get; init; }

    public byte[] Write() => JsonSerializer.SerializeToUtf8Bytes(this, Json);

    /// <exception cref="JsonException">It is none.</exception>
    public static Manifest Read(Stream stream) => JsonSerializer.Deserialize<Manifest>(stream, Json) ?? throw new JsonException("It is empty.");
}

internal sealed record ManifestTown(string Slug, string Name);

/// <param name="Sha256">Lower-case hexadecimal.</param>
internal record ManifestFile(string File, long Rows, long Bytes, string Sha256);

/// <param name="Columns">Those that its rows may have.</param>
internal sealed record ManifestTable(string Name, string File, long Rows, long Bytes, string Sha256, IReadOnlyList<string> Columns);

/// <param name="Missing">SHA-256 of contents that rows name and that were not there.</param>
internal sealed record ManifestContents(long Count, long Bytes, IReadOnlyList<string>? Missing = null);
