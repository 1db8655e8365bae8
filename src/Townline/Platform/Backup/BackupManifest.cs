using System.Text.Json;

namespace Townline.Platform.Backup;

/// <summary>What is in a backup, written last: a folder without one is the beginning of a backup.</summary>
internal sealed record BackupManifest
{
    public const string FileName = "manifest.json";
    public const string FormatName = "townline-backup";
    public const int FormatNow = 1;

    private static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        WriteIndented = true,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public string Format { get; init; } = FormatName;
    public int FormatVersion { get; init; } = FormatNow;
    public string ProgramVersion { get; init; } = ThisProgram.Version;

    /// <summary>"sqlite" or "postgres".</summary>
    public required string Engine { get; init; }
    public required DateTimeOffset MadeAt { get; init; }
    public required BackupDatabase Database { get; init; }

    /// <summary>Contents of files, each files/ab/cd/SHA-256: its name says what it must hold.</summary>
    public required BackupFiles Files { get; init; }

    public byte[] Write() => JsonSerializer.SerializeToUtf8Bytes(this, Json);

    /// <exception cref="JsonException">It is none.</exception>
    public static BackupManifest Read(Stream stream) =>
        JsonSerializer.Deserialize<BackupManifest>(stream, Json) is { Format: FormatName } manifest ? manifest : throw new JsonException("It is none of a backup.");
}

/// <param name="Sha256">Lower-case hexadecimal.</param>
internal sealed record BackupDatabase(string File, long Bytes, string Sha256);

internal sealed record BackupFiles(long Count, long Bytes);
