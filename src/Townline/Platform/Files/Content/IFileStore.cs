namespace Townline.Platform.Files.Content;

/// <summary>
/// Keeps contents by their SHA-256, once each, whoever they belong to. A content is durable when <see cref="Keep"/> returns, before
/// any row names it; what no row names a day later is swept.
/// </summary>
internal interface IFileStore
{
    /// <summary>Reads a seekable stream from its start and keeps what it holds. Keeping the same again makes it young again.</summary>
    /// <exception cref="Townline.Platform.Storage.StorageUnavailableException">No room, or out of reach: nothing is kept.</exception>
    Task<KeptContent> Keep(Stream content, CancellationToken cancel);

    /// <summary>A seekable stream over a kept content; the caller disposes it. Null when it is not here.</summary>
    Task<Stream?> Open(string sha, CancellationToken cancel);

    /// <summary>Contents last kept before a moment, in no order.</summary>
    IAsyncEnumerable<string> KeptBefore(DateTimeOffset before, CancellationToken cancel);

    /// <summary>Deletes a content that no row names, unless it was kept again since <paramref name="before"/>.</summary>
    /// <returns>True when it is gone.</returns>
    Task<bool> Remove(string sha, DateTimeOffset before, CancellationToken cancel);

    /// <summary>Deletes what writing that was killed has left half done before a moment.</summary>
    Task RemoveUnfinished(DateTimeOffset before, CancellationToken cancel);
}

/// <param name="Sha">SHA-256 of the content, 64 lower-case hexadecimal digits.</param>
/// <param name="Size">Bytes.</param>
internal sealed record KeptContent(string Sha, long Size);
