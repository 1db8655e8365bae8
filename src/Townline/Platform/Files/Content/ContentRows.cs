namespace Townline.Platform.Files.Content;

/// <summary>A content kept in the database. It belongs to no town: several may have sent the same.</summary>
internal sealed class ContentRow
{
    public long Id { get; init; }

    /// <summary>Null while it is being written.</summary>
    public string? Sha { get; init; }

    /// <summary>Bytes.</summary>
    public long Size { get; init; }

    /// <summary>When it was last kept.</summary>
    public DateTimeOffset TouchedAt { get; init; }
}

/// <summary>A piece of a content; all but the last are of <see cref="Bytes"/>.</summary>
internal sealed class ContentChunk
{
    public const int Bytes = 256 * 1024;

    public long ContentId { get; init; }

    /// <summary>0, 1, 2…</summary>
    public int Number { get; init; }

    public required byte[] Data { get; init; }
}
