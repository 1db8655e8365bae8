using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Townline.Platform.Doctor;
using Townline.Platform.Files.Content;
using Townline.Platform.Storage;
using Townline.Platform.Tenancy;

namespace Townline.Platform.Files;

/// <summary>Is the content of every file there that a row names?</summary>
internal sealed class FilesCheckup(Store store, TenantDirectory tenants, IFileStore contents) : ICheckup
{
    public string Name => "files";

    public async IAsyncEnumerable<Finding> Look(bool mend, [EnumeratorCancellation] CancellationToken cancel)
    {
        var (all, missing) = (0L, new List<string>());
        foreach (var tenant in await tenants.All(cancel))
        {
            await using var db = store.Read(tenant.Id);
            await foreach (var file in db.Set<StoredFile>().Select(file => new { file.Sha, file.PublishedSha, file.Id }).AsAsyncEnumerable().WithCancellation(cancel))
            {
                all++;
                if (!await IsThere(file.Sha, cancel) || (file.PublishedSha is { } published && !await IsThere(published, cancel)))
                {
                    missing.Add($"{file.Id}");
                }
            }
        }

        yield return missing.Count == 0
            ? new Finding(Verdict.Good, $"{all:N0}, each with its content")
            : new Finding(Verdict.Wrong, $"{missing.Count:N0} of {all:N0} have lost their content (such as {string.Join(", ", missing.Take(5))}); bring the files folder back from a backup of the same time as the database");
    }

    private async Task<bool> IsThere(string sha, CancellationToken cancel)
    {
        await using var content = await contents.Open(sha, cancel);
        return content is not null;
    }
}
