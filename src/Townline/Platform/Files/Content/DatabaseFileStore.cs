using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using Dapper;
using Townline.Platform.Events;
using Townline.Platform.Storage;

namespace Townline.Platform.Files.Content;

/// <summary>Contents as rows of 256 KiB, for many nodes without a folder in common. Each piece is a unit of its own, so none is large.</summary>
internal sealed class DatabaseFileStore(Store store) : IFileStore
{
    private static readonly Actor Us = Actor.System("files");

    private static readonly InsertInto NewContent = new("platform_file_content", "id", "size", "touched_at");
    private static readonly InsertInto NewChunk = new("platform_file_chunk", "content_id", "number", "data");

    public async Task<KeptContent> Keep(Stream content, CancellationToken cancel)
    {
        content.Position = 0;
        var sha = Convert.ToHexStringLower(await SHA256.HashDataAsync(content, cancel));
        var kept = new KeptContent(sha, content.Length);
        if (!await Write(unit => MakeYoung(unit, sha), cancel))
        {
            await Copy(content, kept, cancel);
        }

        return kept;
    }

    public async Task<Stream?> Open(string sha, CancellationToken cancel)
    {
        await using var reader = await store.Engine.OpenReader(cancel);
        var row = await reader.QueryFirstOrDefaultAsync<ContentRow>("SELECT id, sha, size FROM platform_file_content WHERE sha = @sha", new { sha });
        return row is null ? null : new ChunkStream(store.Engine, row.Id, row.Size);
    }

    public async IAsyncEnumerable<string> KeptBefore(DateTimeOffset before, [EnumeratorCancellation] CancellationToken cancel)
    {
        await using var reader = await store.Engine.OpenReader(cancel);
        var old = await reader.QueryAsync<string>("SELECT sha FROM platform_file_content WHERE sha IS NOT NULL AND touched_at < @before", new { before });
        foreach (var sha in old)
        {
            yield return sha;
        }
    }

    public Task<bool> Remove(string sha, DateTimeOffset before, CancellationToken cancel) =>
        Write(unit => Delete(unit, "sha = @sha AND touched_at < @before", new { sha, before }), cancel);

    public Task RemoveUnfinished(DateTimeOffset before, CancellationToken cancel) =>
        Write(unit => Delete(unit, "sha IS NULL AND touched_at < @before", new { before }), cancel);

    private static async Task<bool> MakeYoung(Unit unit, string sha) =>
        await unit.Execute("UPDATE platform_file_content SET touched_at = @Now WHERE sha = @sha", new { unit.Now, sha }) == 1;

    private static async Task<bool> Delete(Unit unit, string where, object parameters)
    {
        // The content goes first: that takes the lock on which somebody who makes it young again waits or has gone before.
        var ids = await unit.Query<long>($"DELETE FROM platform_file_content WHERE {where} RETURNING id", parameters);
        foreach (var id in ids)
        {
            await unit.Execute("DELETE FROM platform_file_chunk WHERE content_id = @id", new { id });
        }

        return ids.Count > 0;
    }

    private async Task Copy(Stream content, KeptContent kept, CancellationToken cancel)
    {
        var id = await Write(
            unit =>
            {
                var id = unit.NextId();
                unit.Insert(NewContent, id, kept.Size, unit.Now);
                return Task.FromResult(id);
            },
            cancel);

        content.Position = 0;
        var buffer = new byte[ContentChunk.Bytes];
        for (var (number, read) = (0, 0); (read = await content.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancel)) > 0; number++)
        {
            var (place, piece) = (number, buffer[..read]);
            await Write(
                unit =>
                {
                    unit.Insert(NewChunk, id, place, piece);
                    return Task.FromResult(true);
                },
                cancel);
        }

        try
        {
            await Write(unit => unit.Execute("UPDATE platform_file_content SET sha = @Sha WHERE id = @id", new { kept.Sha, id }), cancel);
        }
        catch (Exception error) when (store.Engine.IsDuplicateKey(error))
        {
            // Somebody kept the same at the same time; theirs serves, ours is swept as unfinished.
            await Write(unit => MakeYoung(unit, kept.Sha), cancel);
        }
    }

    private Task<T> Write<T>(Func<Unit, Task<T>> work, CancellationToken cancel) => store.Write(0, Us, work, cancel);
}
