using Microsoft.AspNetCore.Mvc.ModelBinding;
using Townline.Platform.Files;
using Townline.Platform.Tenancy;
using Townline.Platform.Words;

namespace Townline.Faces.Desk.Requests;

/// <summary>Files that clerks attach: taken in and kept although another field is to be mended.</summary>
internal sealed class DeskFiles(TownContext town, FileIntake intake, Drafts drafts, TimeProvider time, IWords words)
{
    /// <summary>Earlier uploads of this form and those that came now; what was refused is said at the field.</summary>
    public async Task<IReadOnlyList<StoredFile>> Take(HttpRequest request, IEnumerable<string> tickets, ModelStateDictionary problems, CancellationToken cancel)
    {
        var earlier = await drafts.Find(tickets, cancel);
        if (!request.HasFormContentType || request.Form.Files.Count == 0)
        {
            return earlier;
        }

        var outcomes = await intake.Take(town.Tenant, request.Form.Files, time.GetUtcNow(), cancel, already: earlier.Count);
        List<StoredFile> taken = [.. outcomes.Select(outcome => outcome.File).OfType<StoredFile>()];
        await drafts.Save(taken, cancel);
        var limits = town.Tenant.Settings.Files;
        foreach (var outcome in outcomes)
        {
            if (outcome.Refusal is { } refusal)
            {
                problems.AddModelError("Input.Files", $"{outcome.Name}: {words[refusal.Key(), limits.ImageBytes / FileLimits.Megabyte, limits.FilesPerRequest, limits.Pixels / 1_000_000]}");
            }
        }

        return [.. earlier, .. taken];
    }

    /// <summary>Files that were kept with a draft, and are still there.</summary>
    public Task<IReadOnlyList<StoredFile>> Find(IEnumerable<string> tickets, CancellationToken cancel) => drafts.Find(tickets, cancel);

    public IReadOnlyList<string> Tickets(IEnumerable<StoredFile> files) => [.. files.Select(drafts.Ticket)];
}
