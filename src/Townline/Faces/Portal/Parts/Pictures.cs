using Microsoft.EntityFrameworkCore;
using Townline.Platform.Files;
using Townline.Platform.Tenancy;

namespace Townline.Faces.Portal.Parts;

/// <summary>A file as a page shows it.</summary>
/// <param name="Shown">False for documents and for pictures that browsers cannot show: then there is only a link.</param>
internal sealed record Picture(string Href, string Name, bool Shown);

/// <summary>Finds the addresses under which this page's reader may see files.</summary>
internal sealed class Pictures(TownContext town)
{
    /// <summary>For everybody; what is no picture is left out.</summary>
    public async Task<IReadOnlyList<Picture>> Public(IEnumerable<long> files, CancellationToken cancel) =>
        [.. (await Rows(files, cancel)).Where(file => file.PublishedSha is not null).Select(file => new Picture(file.Link, file.Name, true))];

    /// <summary>For somebody who has the private link of the request: each file opens with a code of its own.</summary>
    public async Task<ILookup<long, Picture>> Private(IEnumerable<long> files, CancellationToken cancel) =>
        (await Rows(files, cancel)).ToLookup(file => file.Id, file => new Picture(file.PrivateLink(town.Tenant), file.Name, file.PublishedSha is not null));

    private async Task<IReadOnlyList<StoredFile>> Rows(IEnumerable<long> files, CancellationToken cancel)
    {
        var ids = files.Distinct().ToList();
        return ids.Count == 0 ? [] : await town.Db.Set<StoredFile>().Where(file => ids.Contains(file.Id)).OrderBy(file => file.Id).ToListAsync(cancel);
    }
}
