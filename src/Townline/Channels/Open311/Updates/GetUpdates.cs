using Townline.Channels.Open311.Documents;
using Townline.Channels.Open311.Requests;
using Townline.Conversations.Contracts;
using Townline.Requests.Contracts;

namespace Townline.Channels.Open311.Updates;

/// <summary>GET servicerequestupdates: what became public in a span of time, by the moment it did.</summary>
internal static class GetUpdates
{
    private const int Most = 5000;

    public static async Task List(Call call)
    {
        var now = call.Get<TimeProvider>().GetUtcNow();
        var to = call.Arguments.Moment("end_date") is { } end ? GetRequests.WholeSecond(end) : now;
        var from = call.Arguments.Moment("start_date") ?? W3CTime.Shift(to, TimeSpan.FromDays(-1));
        if (to - from > TimeSpan.FromDays(91))
        {
            throw Open311Exception.BadRequest(call.Words["open311.span"]);
        }

        var timelines = call.Get<ITimelines>();
        var entries = (await timelines.PublicUpdates(call.Tenant.Id, from, to, Most, call.Cancel)).Where(IsUpdate).ToList();
        var requests = (await call.Get<IRequestQueries>().ByIds(call.Tenant.Id, [.. entries.Select(entry => entry.RequestId!.Value).Distinct()], call.Cancel))
            .Where(request => request.Visibility == RequestVisibility.Public)
            .ToDictionary(request => request.Id);
        var catalogue = await call.Get<ICatalogue>().Of(call.Tenant.Id);
        var urls = await Photos.Urls(call, entries.SelectMany(entry => entry.Files).Select(file => file.FileId));
        await call.Answer(writer =>
        {
            writer.StartList("service_request_updates");
            foreach (var entry in entries)
            {
                if (!requests.TryGetValue(entry.RequestId!.Value, out var request))
                {
                    continue;
                }

                var media = entry.Files.Select(file => urls.GetValueOrDefault(file.FileId)).FirstOrDefault(url => url is not null);
                writer.StartItem("request_update");
                writer.Text("update_id", $"{entry.Id}");
                writer.Text("service_request_id", $"{request.Number}");
                writer.Text("status", UpdateStatus.Of(entry, catalogue.ById(request.ServiceId)?.Workflow ?? Workflow.Standard).ToUpperInvariant());
                writer.Moment("updated_datetime", entry.At);
                writer.Text("description", entry.Text);
                writer.OptionalText("media_url", media);

                writer.EndItem();
            }

            writer.EndList();
        });
    }

    private static bool IsUpdate(TimelineEntry entry) => entry is { RequestId: not null, Direction: not Direction.In };
}
