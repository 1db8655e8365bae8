using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Townline.Conversations.Contracts;
using Townline.Identity.Contracts;
using Townline.People.Contracts;
using Townline.Places.Contracts;
using Townline.Platform.Files;
using Townline.Platform.Tenancy;
using Townline.Requests.Contracts;
using Townline.Work.Contracts;

namespace Townline.Faces.Crew;

/// <summary>Reads a job as a crew sees it: a fixed number of queries.</summary>
internal sealed class CrewJobs(TownContext town, IFieldWork field, IRequestQueries requests, ITimelines timelines, IPeople people, ICatalogue catalogue, ITeams teams, IStaffDirectory staff, IAccessLog looks)
{
    /// <returns>Null when there is no such request, or it is no job of theirs.</returns>
    public async Task<CrewJob?> Read(long reference, SignedInStaff me, CancellationToken cancel)
    {
        var tenant = town.TenantId;
        if (await requests.ByNumber(tenant, reference, cancel) is not { } request || !await field.IsTheirs(tenant, request, me.Id))
        {
            return null;
        }

        var person = me.May(Right.PeopleRead) && request.PersonId is { } id ? (await people.Cards(town.Db, [id], cancel)).SingleOrDefault() : null;
        if (person is not null)
        {
            looks.Seen(town, person.RootId, AccessWays.Request, request.Id);
        }

        var service = (await catalogue.Of(tenant)).ById(request.ServiceId) ?? throw new InvalidOperationException($"Request {request.Id} names an unknown service.");
        var timeline = await timelines.OfRequest(tenant, request.Id, Audience.Staff, cancel);
        var ids = timeline.SelectMany(entry => entry.Files).Select(file => file.FileId).ToList();
        return new CrewJob
        {
            Request = request,
            Service = service,
            Form = request.Answers.Count == 0 ? service.Form : await catalogue.FormAt(tenant, service, request.RequestedAt, cancel),
            Timeline = timeline,
            Files = ids.Count == 0 ? [] : await town.Db.Set<StoredFile>().Where(file => ids.Contains(file.Id)).ToListAsync(cancel),
            Person = person,
            Teams = [.. (await teams.Of(tenant)).Active.Where(team => team.Id != request.TeamId)],
            Staff = (await staff.All(tenant, cancel)).ToDictionary(member => member.Id, member => member.Name),
            Pass = field.Pass(town.Tenant, me.Id, request.Id),
        };
    }

    /// <summary>Where navigation programs of the phone open it.</summary>
    public static string? GeoLink(RequestView request) =>
        FieldPlan.PointOf(request) is not { } point ? null
        : string.Create(CultureInfo.InvariantCulture, $"geo:{point.Lat:0.#####},{point.Long:0.#####}?q={point.Lat:0.#####},{point.Long:0.#####}");
}
