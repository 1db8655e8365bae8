using Townline.Identity.Contracts;
using Townline.Platform.Tenancy;
using Townline.Platform.Words;
using Townline.Requests.Contracts;
using Townline.Work.Contracts;

namespace Townline.Work.Routing;

/// <summary>Chooses the member of a team who gets a new request: able to do it, able to speak with the resident, and with the fewest open requests.</summary>
internal sealed class Assignment(IRequestQueries queries, IStaffDirectory staff)
{
    /// <param name="language">Tag of the resident's language; null or the town's first needs nobody special.</param>
    /// <returns>Id of the account; null when nobody fits: then a clerk decides.</returns>
    public async Task<long?> Choose(Tenant tenant, Team team, IReadOnlyList<string> skills, string? language)
    {
        var able = team.Members.Where(member => member.TakesWork && skills.All(member.Skills.Contains) && Speaks(member, tenant, language)).ToList();
        if (able.Count == 0)
        {
            return null;
        }

        var counts = await queries.QueueCounts(tenant.Id, CancellationToken.None);
        foreach (var member in able.OrderBy(member => counts.GetValueOrDefault(new QueueKey(QueueKind.Mine, member.StaffId).Name)).ThenBy(member => member.StaffId))
        {
            if (await staff.Find(tenant.Id, member.StaffId) is { Active: true })
            {
                return member.StaffId;
            }
        }

        return null;
    }

    private static bool Speaks(TeamMember member, Tenant tenant, string? language) =>
        language is null
        || LanguageTag.Primary(language) is var asked && (asked == LanguageTag.Primary(tenant.DefaultLanguage) || member.Languages.Any(own => LanguageTag.Primary(own) == asked));
}
