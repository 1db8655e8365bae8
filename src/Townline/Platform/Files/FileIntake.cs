using Townline.Platform.Files.Content;
using Townline.Platform.Files.Images;
using Townline.Platform.Files.Uploads;
using Townline.Platform.Storage;
using Townline.Platform.Tenancy;

namespace Townline.Platform.Files;

/// <summary>What became of one file that was sent: stored, or refused.</summary>
/// <param name="Name">As it was sent, made safe to show.</param>
internal sealed record FileOutcome(string Name, StoredFile? File, Refusal? Refusal);

/// <summary>Takes files in: looks at the content, keeps the original and what may be published of it, makes the row.</summary>
internal sealed class FileIntake(IFileStore store, IncomingFolder incoming)
{
    /// <summary>
    /// Keeps a file's contents durably and answers with its row, which the caller adds to the unit that needs it (or saves as a draft
    /// with <see cref="Drafts"/>). A row that is never saved leaves nothing behind.
    /// </summary>
    /// <param name="content">Seekable; disposed by the caller.</param>
    /// <exception cref="StorageUnavailableException">Nothing was kept; try again later.</exception>
    public async Task<FileOutcome> Take(Tenant tenant, Stream content, string? name, DateTimeOffset now, CancellationToken cancel)
    {
        var limits = tenant.Settings.Files;
        switch (FileInspector.Inspect(content, limits))
        {
            case Inspection.Refused refused:
                return Refused(name, refused.Reason);
            case Inspection.Accepted { Type: var type, Image: var image }:
                var original = await store.Keep(content, cancel);
                var published = image is null ? null : await Publish(content, image.Published, cancel);
                var file = new StoredFile
                {
                    Id = Ids.Next(now),
                    TenantId = tenant.Id,
                    Name = FileName.Clean(name, type),
                    Type = type.Code,
                    Sha = original.Sha,
                    Size = original.Size,
                    PublishedSha = published?.Sha,
                    Width = image?.Width,
                    Height = image?.Height,
                    Latitude = image?.Facts.Latitude,
                    Longitude = image?.Facts.Longitude,
                    TakenAt = image?.Facts.TakenAtInstant(tenant.Zone),
                    CreatedAt = now,
                };
                return new FileOutcome(file.Name, file, null);
            default:
                throw new InvalidOperationException("An inspection accepts or refuses.");
        }
    }

    /// <summary>Takes the files of a form, those that are too many or too large refused unread.</summary>
    /// <param name="already">Files that the same request has from earlier steps.</param>
    public async Task<IReadOnlyList<FileOutcome>> Take(Tenant tenant, IEnumerable<IFormFile> files, DateTimeOffset now, CancellationToken cancel, int already = 0)
    {
        var limits = tenant.Settings.Files;
        List<FileOutcome> outcomes = [];
        foreach (var file in files)
        {
            if (already + outcomes.Count(outcome => outcome.File is not null) >= limits.FilesPerRequest)
            {
                outcomes.Add(Refused(file.FileName, Refusal.TooMany));
            }
            else if (file.Length > limits.AnyBytes)
            {
                outcomes.Add(Refused(file.FileName, Refusal.TooLarge));
            }
            else
            {
                await using var content = file.OpenReadStream();
                outcomes.Add(await Take(tenant, content, file.FileName, now, cancel));
            }
        }

        return outcomes;
    }

    private async Task<KeptContent> Publish(Stream content, Rendition rendition, CancellationToken cancel)
    {
        await using var published = incoming.Create();
        rendition.CopyTo(content, published);
        return await store.Keep(published, cancel);
    }

    private static FileOutcome Refused(string? name, Refusal reason) => new(FileName.ToShow(name), null, reason);
}
