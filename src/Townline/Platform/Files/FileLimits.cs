using System.Text.Json.Serialization;

namespace Townline.Platform.Files;

/// <summary>What one town accepts. Bytes are counted as sent; a megabyte is 1,048,576 bytes.</summary>
internal sealed record FileLimits
{
    public const long Megabyte = 1024 * 1024;

    public static readonly FileLimits Default = new();

    public long ImageBytes { get; init; } = 20 * Megabyte;

    public long OtherBytes { get; init; } = 20 * Megabyte;

    /// <summary>Files that one report, message or update may carry.</summary>
    public int FilesPerRequest { get; init; } = 10;

    /// <summary>Width × height. Pictures are never decoded here, so this only protects those who look at them; 8192 × 6144 passes.</summary>
    public long Pixels { get; init; } = 50 * Megabyte;

    /// <summary>The most that anything may weigh: what an upload is cut off at before its type is known.</summary>
    [JsonIgnore]
    public long AnyBytes => Math.Max(ImageBytes, OtherBytes);

    public long BytesFor(FileType type) => type.IsImage || type == FileType.Heic ? ImageBytes : OtherBytes;
}
