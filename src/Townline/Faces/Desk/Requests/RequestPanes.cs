using Microsoft.EntityFrameworkCore;
using Townline.Conversations.Contracts;
using Townline.Identity.Contracts;
using Townline.People.Contracts;
using Townline.Places.Contracts;
using Townline.Platform.Files;
using Townline.Platform.Spatial;
using Townline.Platform.Tenancy;
using Townline.Requests.Contracts;
using Townline.Work.Contracts;

namespace Townline.Faces.Desk.Requests;

/// <summary>Reads a request with its conversation, its person and its place: a fixed number of queries, however long the story.</summary>
internal sealed class RequestPanes(
    TownContext town, IRequestQueries requests, IProblems problems, ITimelines timelines, IPeople people, ICatalogue catalogue, ITeams teams, IStaffDirectory staff, IPlaces places,
    IReach reach, IInquiryQueries inquiries, IEnumerable<IChannel> channels, IAccessLog looks)
{
    private const int PersonEntries = 12;
    private const double NearMetres = 250;
    private const int MostNearby = 6;
    private const int MostFollowers = 20;

    public async Task<RequestPane?> Read(long reference, CancellationToken cancel)
    {
        var tenant = town.TenantId;
        if (await requests.ByNumber(tenant, reference, cancel) is not { } request)
        {
            return null;
        }

        if (request.PersonId is { } shown)
        {
            looks.Seen(town, shown, AccessWays.Request, request.Id);
        }

        var services = await catalogue.Of(tenant);
        var timeline = await timelines.OfRequest(tenant, request.Id, Audience.Staff, cancel);
        var history = request.PersonId is { } person ? await timelines.OfPerson(tenant, person, null, PersonEntries, cancel) : [];
        var otherIds = history.Select(entry => entry.RequestId).Append(request.DuplicateOfId).OfType<long>().Where(id => id != request.Id).Distinct().ToList();
        var service = services.ById(request.ServiceId) ?? throw new InvalidOperationException($"Request {request.Id} names an unknown service.");
        return new RequestPane
        {
            Request = request,
            Service = service,
            Form = request.Answers.Count == 0 ? service.Form : await catalogue.FormAt(tenant, service, request.RequestedAt, cancel),
            Timeline = timeline,
            Corrections = await timelines.CorrectionsOf(tenant, [.. timeline.Where(entry => entry.CorrectedAt is not null).Select(entry => entry.Id)], cancel),
            Files = await Files(timeline, cancel),
            Person = request.PersonId is { } id ? (await people.Cards(town.Db, [id], cancel)).SingleOrDefault() : null,
            Inquiries = timeline.Any(entry => entry.InquiryId is not null) ? await inquiries.OfRequest(town.Db, request.Id, cancel) : [],
            Writers = await Writers(request, timeline, cancel),
            Followers = await Followers(request, cancel),
            PersonTimeline = history,
            Others = (await requests.ByIds(tenant, otherIds, cancel)).ToDictionary(other => other.Id),
            District = request.Area is { } area ? (await places.Areas(tenant, AreaKinds.District)).FirstOrDefault(district => district.Code == area)?.Name ?? area : null,
            Nearby = await Nearby(request, cancel),
            Problem = await problems.Of(tenant, request, cancel),
            Staff = (await staff.All(tenant, cancel)).ToDictionary(member => member.Id),
            Teams = await teams.Of(tenant),
            Services = services,
            Capabilities = channels.FirstOrDefault(channel => channel.Name == request.Channel && request.ConversationId is not null)?.Capabilities,
        };
    }

    private async Task<IReadOnlyDictionary<long, PersonCard>> Writers(RequestView request, IReadOnlyList<TimelineEntry> timeline, CancellationToken cancel)
    {
        var ids = timeline.SelectMany(entry => new[] { entry.PersonId, entry.ActingPersonId }).OfType<long>().Where(id => id != request.PersonId).Distinct().ToList();
        return (await people.Cards(town.Db, ids, cancel)).ToDictionary(card => card.Id);
    }

    private async Task<IReadOnlyList<(FollowerReach Reach, PersonCard? Person)>> Followers(RequestView request, CancellationToken cancel)
    {
        if (request.Followers == 0)
        {
            return [];
        }

        var followers = await reach.Followers(town.Db, request.Id, MostFollowers, cancel);
        var persons = (await people.Cards(town.Db, [.. followers.Select(follower => follower.PersonId)], cancel)).ToDictionary(person => person.Id);
        return [.. followers.Select(follower => (follower, persons.GetValueOrDefault(follower.PersonId)))];
    }

    private async Task<IReadOnlyDictionary<long, StoredFile>> Files(IReadOnlyList<TimelineEntry> timeline, CancellationToken cancel)
    {
        var ids = timeline.SelectMany(entry => entry.Files).Select(file => file.FileId).ToList();
        return ids.Count == 0 ? [] : await town.Db.Set<StoredFile>().Where(file => ids.Contains(file.Id)).ToDictionaryAsync(file => file.Id, cancel);
    }

    private async Task<IReadOnlyList<(RequestView Request, double Metres)>> Nearby(RequestView request, CancellationToken cancel)
    {
        if (request is not { Latitude: { } latitude, Longitude: { } longitude })
        {
            return [];
        }

        var here = new GeoPoint(latitude, longitude);
        var near = await requests.List(
            town.TenantId, new RequestFilter { Open = true, Box = Box.Around(latitude, longitude, NearMetres), Take = 50 }, cancel);
        return
        [
            .. near.Where(other => other.Id != request.Id && other is { Latitude: not null, Longitude: not null })
                .Select(other => (other, here.MetresTo(new GeoPoint(other.Latitude!.Value, other.Longitude!.Value))))
                .Where(other => other.Item2 <= NearMetres)
                .OrderBy(other => other.Item2)
                .Take(MostNearby),
        ];
    }
}
