using Townline.Channels.Email.Threading;
using Townline.Conversations.Contracts;
using Townline.Platform.Tenancy;
using Townline.Platform.Words;

namespace Townline.Channels.Email.Staff;

/// <summary>What stands in a mail to a member of the staff: as much as they need to act, or only where to read it, as the town decided.</summary>
internal static class StaffTexts
{
    /// <summary>Of what a resident wrote at once; the desk has all of it.</summary>
    private const int LongestSaid = 2000;

    public static string Subject(Tenant town, StaffFacts facts, IWords w)
    {
        var what = town.Settings.StaffMailsAreLinks ? w["mail.staff.subject"]
            : facts.Request is null ? w[$"mail.staff.{Word(facts.Mail.News[0])}"]
            : $"{w[$"mail.staff.{Word(facts.Mail.News[0])}"]} {facts.Service}";
        return facts.Request is { } request ? $"{what} {SubjectReference.Of(request.Number)}" : what;
    }

    public static string Of(Tenant town, StaffFacts facts, IWords w, TownTime time)
    {
        List<string> paragraphs = [string.Join('\n', facts.Mail.News.Select(news => w[$"mail.staff.{Word(news)}"])), string.Join('\n', About(town, facts, w, time))];
        if (!town.Settings.StaffMailsAreLinks)
        {
            paragraphs.AddRange(facts.Mail.Tasks.Select(task => w["mail.staff.todo", Lines(task)]));
            if (facts.Said.Count > 0)
            {
                paragraphs.Add(w["mail.staff.said"]);
                paragraphs.AddRange(facts.Said.Select(said => Marked(Lines(said))));
            }
        }

        if (Root(town) is { } root)
        {
            paragraphs.Add(w["mail.staff.link", root + Page(facts)]);
        }

        if (facts.Request is not null)
        {
            paragraphs.Add(w["mail.staff.reply"]);
        }

        if (Root(town) is { } site)
        {
            paragraphs.Add($"{w["mail.staff.choose", site + StaffMailPath.Choose]}\n{w["mail.staff.stop", site + StaffMailPath.Stop(town, facts.Mail.StaffId)]}");
        }

        paragraphs.Add(town.Name);
        return string.Join("\n\n", paragraphs.Where(paragraph => paragraph.Length > 0));
    }

    /// <summary>Addresses in the text that are ours.</summary>
    public static IReadOnlyList<string> Links(Tenant town, StaffFacts facts) =>
        Root(town) is { } root ? [root + Page(facts), root + StaffMailPath.Choose, root + StaffMailPath.Stop(town, facts.Mail.StaffId)] : [];

    /// <summary>Null for a town without a name on the net.</summary>
    public static string? Root(Tenant town) => town.Hosts.Count == 0 ? null : $"https://{town.Hosts[0]}";

    private static IEnumerable<string> About(Tenant town, StaffFacts facts, IWords w, TownTime time)
    {
        if (facts.Request is not { } request)
        {
            yield break;
        }

        if (town.Settings.StaffMailsAreLinks)
        {
            yield return w["mail.staff.number", $"{request.Number}"];
            yield break;
        }

        yield return w["mail.staff.request", $"{request.Number}", facts.Service];
        if (!string.IsNullOrWhiteSpace(request.Address))
        {
            yield return w["mail.staff.place", request.Address];
        }

        if (request is { Open: true, DueAt: { } due })
        {
            yield return w["mail.staff.due", time.DateAndTime(due)];
        }
    }

    private static string Page(StaffFacts facts) => facts.Request is { } request ? StaffMailPath.Request(request.Number) : StaffMailPath.Tasks;

    private static string Word(NewsKind news) => news.ToString().ToLowerInvariant();

    private static string Lines(string text) => text.Replace("\r\n", "\n", StringComparison.Ordinal).Trim();

    /// <summary>Each line behind a sign, so that nobody takes it for the town's own and an answer can fold it.</summary>
    private static string Marked(string said)
    {
        var cut = said.Length <= LongestSaid ? said : string.Concat(said.AsSpan(0, char.IsHighSurrogate(said[LongestSaid - 1]) ? LongestSaid - 1 : LongestSaid), "…");
        return string.Join('\n', cut.Split('\n').Select(line => $"> {line}"));
    }
}
