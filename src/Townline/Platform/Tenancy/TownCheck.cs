using System.Text.RegularExpressions;
using Townline.Platform.Look;

namespace Townline.Platform.Tenancy;

/// <summary>One thing to mend in a town.</summary>
/// <param name="Where">A member of <see cref="TownSheet"/> or of its settings.</param>
/// <param name="Code">Key of the words under "town.".</param>
/// <param name="Args">Fill the words.</param>
internal sealed record TownProblem(string Where, string Code, params object[] Args);

/// <summary>Can a town be called so, and be found there?</summary>
internal static partial class TownCheck
{
    private const int LongestName = 200;

    /// <param name="others">The other towns of the installation.</param>
    /// <param name="isSpoken">Whether there are words for a language.</param>
    public static IEnumerable<TownProblem> Problems(TownSheet town, IReadOnlyList<Tenant> others, Func<string, bool> isSpoken)
    {
        if (string.IsNullOrWhiteSpace(town.Name) || town.Name.Length > LongestName)
        {
            yield return new TownProblem(nameof(town.Name), "name", LongestName);
        }

        if (!Domain().IsMatch(town.JurisdictionId))
        {
            yield return new TownProblem(nameof(town.JurisdictionId), "jurisdiction");
        }
        else if (others.Any(other => other.JurisdictionId == town.JurisdictionId))
        {
            yield return new TownProblem(nameof(town.JurisdictionId), "jurisdiction-taken");
        }

        if (!TimeZoneInfo.TryFindSystemTimeZoneById(town.TimeZone, out _))
        {
            yield return new TownProblem(nameof(town.TimeZone), "time-zone");
        }

        if (town.Languages.Count == 0 || !town.Languages.All(isSpoken))
        {
            yield return new TownProblem(nameof(town.Languages), "languages");
        }

        foreach (var problem in OfHosts(town.Hosts, others).Concat(TownColours.Problems(town.Settings)))
        {
            yield return problem;
        }

        if (town.Settings.ContactEmail is { } email && !Email().IsMatch(email))
        {
            yield return new TownProblem(nameof(town.Settings.ContactEmail), "email");
        }

        if (town.Settings.DisputeDays is < 1 or > 365)
        {
            yield return new TownProblem(nameof(town.Settings.DisputeDays), "dispute-days");
        }

        if (town.Settings.DueSoonHours is < 1 or > 720)
        {
            yield return new TownProblem(nameof(town.Settings.DueSoonHours), "due-soon-hours");
        }

        if (town.Settings.PauseMinutes is < 0 or > 60)
        {
            yield return new TownProblem(nameof(town.Settings.PauseMinutes), "pause-minutes");
        }

        if (town.Settings.UndoSeconds is < 0 or > 60)
        {
            yield return new TownProblem(nameof(town.Settings.UndoSeconds), "undo-seconds");
        }

        if (town.Settings.DraftDays is < 1 or > 365)
        {
            yield return new TownProblem(nameof(town.Settings.DraftDays), "draft-days");
        }

        if (town.Settings.AutoAnswersAnHour is < 0 or > 60)
        {
            yield return new TownProblem(nameof(town.Settings.AutoAnswersAnHour), "auto-answers");
        }

        if (town.Settings.ResidentDays is < 1 or > 365)
        {
            yield return new TownProblem(nameof(town.Settings.ResidentDays), "resident-days");
        }
    }

    private static IEnumerable<TownProblem> OfHosts(IReadOnlyList<string> hosts, IReadOnlyList<Tenant> others)
    {
        if (hosts.Count == 0 && others.Count > 0)
        {
            yield return new TownProblem(nameof(TownSheet.Hosts), "host-missing");
        }

        foreach (var host in hosts)
        {
            if (Uri.CheckHostName(host) == UriHostNameType.Unknown)
            {
                yield return new TownProblem(nameof(TownSheet.Hosts), "host", host);
            }
            else if (others.FirstOrDefault(other => other.Hosts.Contains(host, StringComparer.OrdinalIgnoreCase)) is { } owner)
            {
                yield return new TownProblem(nameof(TownSheet.Hosts), "host-taken", host, owner.Name);
            }
        }
    }

    [GeneratedRegex(@"^[A-Za-z0-9]([A-Za-z0-9._-]{0,198}[A-Za-z0-9])?\z")]
    private static partial Regex Domain();

    [GeneratedRegex(@"^[^@\s]+@[^@\s]+\z")]
    private static partial Regex Email();
}
