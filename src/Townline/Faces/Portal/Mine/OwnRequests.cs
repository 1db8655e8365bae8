using Townline.Conversations.Contracts;
using Townline.People.Contracts;
using Townline.Platform.Tenancy;
using Townline.Platform.Words;
using Townline.Requests.Contracts;

namespace Townline.Faces.Portal.Mine;

/// <summary>What a resident who is signed in may see as theirs: never more than <see cref="IResidentSessions.Shares"/> says at this moment.</summary>
internal sealed class OwnRequests(TownContext town, IResidentSessions sessions, IRequestQueries requests, ITimelines timelines, ICatalogue catalogue, IWords words)
{
    private const int PageSize = 20;

    /// <returns>A page of the list, and where the next begins; null at the end.</returns>
    public async Task<(IReadOnlyList<OwnRequest> Page, ListPlace? Next)> Page(SignedInResident resident, ListPlace? after, CancellationToken cancel)
    {
        var shares = await sessions.Shares(town.Db, resident.AccountId, cancel);
        var page = await requests.Own(town.TenantId, shares, after, PageSize, cancel);
        var services = await catalogue.Of(town.TenantId);
        var answers = await timelines.LastAnswers(town.TenantId, [.. page.Rows.Select(request => request.Id)], cancel);
        return (
            [.. page.Rows.Select(request => OwnRequest.Of(town.Tenant, request, services.ById(request.ServiceId), words) with { Answer = Answer(answers.GetValueOrDefault(request.Id)) })],
            page.Next);
    }

    private static OwnAnswer? Answer(LastAnswer? last) => last is null ? null : new OwnAnswer(OwnRequest.Beginning(last.Text), last.At, last.IsUnread);
}
