using Townline.Conversations.Contracts;
using Townline.Faces.Portal.Browse;
using Townline.Faces.Portal.Parts;
using Townline.Platform.Tenancy;
using Townline.Platform.Words;
using Townline.Requests.Contracts;

namespace Townline.Faces.Portal.Report.Alike;

/// <summary>Finds the public requests that may be what somebody is about to report. Of a service whose requests are private nothing is looked for.</summary>
internal sealed class AlikeRequests(
    TownContext town, INearRequests near, IRequestQueries requests, ICatalogue catalogue, ITimelines timelines, Pictures pictures, IWords words)
{
    private const int Most = 4;

    public async Task<IReadOnlyList<AlikeRequest>> Of(Journey journey, CancellationToken cancel)
    {
        if (journey.Service.Visibility != RequestVisibility.Public)
        {
            return [];
        }

        var found = await near.Offer(town.TenantId, Question(journey), Most, cancel);
        if (found.Count == 0)
        {
            return [];
        }

        var services = await catalogue.Of(town.TenantId);
        var ids = found.Select(one => one.Id).ToList();
        var views = (await requests.ByIds(town.TenantId, ids, cancel)).ToDictionary(view => view.Id);
        var files = await timelines.FilesOf(town.TenantId, ids, Audience.Public, cancel);
        var alike = new List<AlikeRequest>();
        foreach (var one in found)
        {
            var photos = await pictures.Public(files[one.Id].Take(1).Select(file => file.FileId), cancel);
            alike.Add(AlikeRequest.Of(one, PublicRequest.Of(views[one.Id], services, words), photos));
        }

        return alike;
    }

    private NearQuestion Question(Journey journey) => new()
    {
        Service = journey.Service,
        Latitude = journey.Typed.Place?.Latitude,
        Longitude = journey.Typed.Place?.Longitude,
        Address = journey.Typed.Place?.Address,
        Text = journey.Typed.Description,
        Answers = journey.Typed.Answers,
        PublicOnly = true,
    };
}
