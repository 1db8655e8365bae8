using Microsoft.AspNetCore.Mvc.RazorPages;
using Townline.Identity.Contracts;
using Townline.Platform.Retention;
using Townline.Platform.Tenancy;

namespace Townline.Faces.Admin.Retention;

/// <summary>How long the town keeps what it knows of people: its classes, and what falls under none.</summary>
[Needs(Right.SettingsEdit)]
internal sealed class IndexModel(TownContext town, RetentionBook book) : PageModel
{
    public IReadOnlyList<RetentionClass> All { get; private set; } = [];

    /// <summary>What is kept for good, since it falls under no class.</summary>
    public IReadOnlyList<RetainedSubject> Kept { get; private set; } = [];

    /// <summary>"saved" or "removed" just now.</summary>
    public string? Said { get; private set; }

    private IReadOnlyList<RetentionUse> Uses { get; set; } = [];

    /// <summary>Records that went by a class, and when the last went.</summary>
    public (long Count, DateTimeOffset? Last) Gone(RetentionClass rule)
    {
        var uses = Uses.Where(use => use.ClassId == rule.Id).ToList();
        return (uses.Sum(use => use.Gone), uses.Where(use => use.Gone > 0).Max(use => use.SweptAt));
    }

    /// <summary>People or words go from requests after a while, but the messages as they arrived, which hold the same, never do.</summary>
    public bool LeavesJournal => All.Any(rule => (rule.Take(Taken.Words) || rule.Take(Taken.Person)) && rule.Subjects.Any(subject => subject.StartsWith("requests:", StringComparison.Ordinal))) && Kept.Any(subject => subject.Code == "journal");

    public async Task OnGet(string? said, CancellationToken cancel)
    {
        Said = said is "saved" or "removed" ? said : null;
        All = await book.All(town.Db, cancel);
        Uses = await book.Uses(town.Db, cancel);
        var named = Uses.Select(use => use.Subject).ToHashSet();
        Kept = [.. (await book.Subjects(town.TenantId)).Where(subject => !named.Contains(subject.Code))];
    }
}
