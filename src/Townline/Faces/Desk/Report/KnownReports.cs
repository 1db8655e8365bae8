using Townline.Conversations.Contracts;
using Townline.Faces.Portal.Parts;
using Townline.Faces.Portal.Report.Drafts;
using Townline.Platform.Tenancy;
using Townline.Requests.Contracts;

namespace Townline.Faces.Desk.Report;

/// <summary>Finds the open requests that may be what a caller tells of, those that only staff see too.</summary>
internal sealed class KnownReports(TownContext town, INearRequests near, IRequestQueries requests, ICatalogue catalogue, ITimelines timelines, Pictures pictures)
{
    private const int Most = 4;

    public async Task<IReadOnlyList<KnownReport>> Find(
        ServiceInfo service, string text, IReadOnlyDictionary<string, IReadOnlyList<string>> answers, TypedPlace? place, CancellationToken cancel)
    {
        var question = new NearQuestion
        {
            Service = service, Latitude = place?.Latitude, Longitude = place?.Longitude, Address = place?.Address, Text = text, Answers = answers,
        };
        var found = await near.Offer(town.TenantId, question, Most, cancel);
        if (found.Count == 0)
        {
            return [];
        }

        var services = await catalogue.Of(town.TenantId);
        var ids = found.Select(one => one.Id).ToList();
        var views = (await requests.ByIds(town.TenantId, ids, cancel)).ToDictionary(view => view.Id);
        var files = await timelines.FilesOf(town.TenantId, ids, Audience.Staff, cancel);
        var shown = await pictures.Private(ids.SelectMany(id => files[id].Take(1)).Select(file => file.FileId), cancel);
        return
        [
            .. found.Where(one => views.ContainsKey(one.Id)).Select(one => new KnownReport(
                one, views[one.Id], services.ById(views[one.Id].ServiceId), files[one.Id].SelectMany(file => shown[file.FileId]).FirstOrDefault(picture => picture.Shown))),
        ];
    }
}
