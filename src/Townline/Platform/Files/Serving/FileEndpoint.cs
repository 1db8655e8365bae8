using Microsoft.EntityFrameworkCore;
using Microsoft.Net.Http.Headers;
using Townline.Platform.Files.Content;
using Townline.Platform.Tenancy;

namespace Townline.Platform.Files.Serving;

/// <summary>
/// GET /files/{id}/{name}: the published picture, or with ?original the file as it was sent, for staff. ?t= is the code of a
/// <see cref="FileTicket"/>. Whoever may not see it is told that there is nothing.
/// </summary>
internal static class FileEndpoint
{
    /// <summary>A day: the content never changes, but a photo that is withdrawn must not stay in caches for long.</summary>
    private const string PublicCache = "public, max-age=86400, immutable";

    public static async Task<IResult> Get(
        long id, string? t, string? original, HttpContext http, TownContext town, IFileStore store, IEnumerable<IFileGate> gates, CancellationToken cancel)
    {
        if (await town.Db.Set<StoredFile>().FirstOrDefaultAsync(file => file.Id == id, cancel) is not { } file)
        {
            return Results.NotFound();
        }

        var gate = gates.FirstOrDefault(gate => gate.Owner == file.Owner);
        var view = gate is null ? FileView.Nothing : await gate.View(file, http, cancel);
        if (view == FileView.Nothing && t is not null && new FileTicket(id, t).IsOf(town.Tenant))
        {
            view = FileView.Resident;
        }

        var isOriginal = view == FileView.Staff && original is not null;
        var sha = view switch
        {
            FileView.Public => file.PublishedSha,
            FileView.Resident => file.PublishedSha ?? file.Sha,
            FileView.Staff => isOriginal ? file.Sha : file.PublishedSha ?? file.Sha,
            _ => null,
        };
        if (sha is null || await store.Open(sha, cancel) is not { } content)
        {
            return Results.NotFound();
        }

        FileHeaders.Write(http.Response, file.Kind, file.Name, inPage: !isOriginal);
        var isPublic = view == FileView.Public;
        http.Response.Headers.CacheControl = isPublic ? PublicCache : "private, no-cache";
        http.Response.Headers["Cross-Origin-Resource-Policy"] = isPublic ? "cross-origin" : "same-origin";
        return Results.Stream(content, file.Kind.MediaType, entityTag: new EntityTagHeaderValue($"\"{sha}\""), enableRangeProcessing: true);
    }
}
