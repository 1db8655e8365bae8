using Townline.Platform.Files;
using Townline.Platform.Tenancy;
using Townline.Platform.Words;

namespace Townline.Faces.Portal.Report;

/// <summary>A photo or document that was added and not yet sent.</summary>
internal sealed record ShelvedFile(string Ticket, string Name, string Href, bool Shown, double? Latitude, double? Longitude);

/// <summary>Keeps the files of a form until it is sent.</summary>
internal sealed class PhotoShelf(TownContext town, FileIntake intake, Platform.Files.Drafts drafts, TimeProvider time, IWords words)
{
    /// <summary>Keeps what was sent.</summary>
    /// <param name="already">Files that the form has from before.</param>
    /// <returns>Tickets of what was kept, and a sentence for each file that was not.</returns>
    public async Task<(IReadOnlyList<string> Tickets, IReadOnlyList<string> Refusals)> Add(IEnumerable<IFormFile> files, int already, CancellationToken cancel)
    {
        var outcomes = await intake.Take(town.Tenant, files, time.GetUtcNow(), cancel, already);
        await drafts.Save([.. outcomes.Select(outcome => outcome.File).OfType<StoredFile>()], cancel);
        return (
            [.. outcomes.Select(outcome => outcome.File).OfType<StoredFile>().Select(drafts.Ticket)],
            [.. outcomes.Where(outcome => outcome.Refusal is not null).Select(outcome => $"{outcome.Name}: {Sentence(outcome.Refusal!.Value)}")]);
    }

    public async Task<IReadOnlyList<ShelvedFile>> Show(IEnumerable<string> tickets, CancellationToken cancel) =>
    [
        .. (await drafts.Find(tickets, cancel)).Select(file => new ShelvedFile(
            drafts.Ticket(file), file.Name, file.PrivateLink(town.Tenant), file.PublishedSha is not null, file.Latitude, file.Longitude)),
    ];

    /// <summary>Ids of the files, for intake.</summary>
    public async Task<IReadOnlyList<long>> Ids(IEnumerable<string> tickets, CancellationToken cancel) => [.. (await drafts.Find(tickets, cancel)).Select(file => file.Id)];

    private string Sentence(Refusal refusal)
    {
        var limits = town.Tenant.Settings.Files;
        return words[refusal.Key(), limits.AnyBytes / FileLimits.Megabyte, limits.FilesPerRequest, limits.Pixels / FileLimits.Megabyte];
    }
}
