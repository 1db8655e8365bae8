using System.Globalization;
using Townline.Channels.Open311.Documents;
using Townline.Conversations.Contracts;
using Townline.Platform.Spatial;
using Townline.Requests.Contracts;

namespace Townline.Channels.Open311.Requests;

/// <summary>GET requests and GET requests/ID.</summary>
internal static class GetRequests
{
    private const int LargestPage = 1000;

    public static async Task List(Call call)
    {
        var ids = call.Arguments.List("service_request_id");
        await Write(call, ids.Count > 0 ? await ByIds(call, ids) : await Filtered(call));
    }

    public static async Task One(Call call)
    {
        var found = await ByIds(call, [call.Path("id")]);
        await Write(call, found.Count == 1 ? found : throw Open311Exception.NotFound(call.Words["open311.request", call.Path("id")]));
    }

    /// <summary>Ids override all other arguments. Private requests are shown to keys that may read them, and to nobody else.</summary>
    private static async Task<IReadOnlyList<RequestView>> ByIds(Call call, IReadOnlyList<string> ids)
    {
        var numbers = ids.Take(LargestPage).Select(id => long.TryParse(id, out var number) ? number : 0).Where(number => number > 0).ToList();
        var found = await call.Get<IRequestQueries>().ByNumbers(call.Tenant.Id, numbers, call.Cancel);
        var showPrivate = found.Any(request => request.Visibility == RequestVisibility.Private) && await KeyCheckOf.MayReadPrivate(call);
        return [.. found.Where(request => showPrivate || request.Visibility == RequestVisibility.Public)];
    }

    private static async Task<IReadOnlyList<RequestView>> Filtered(Call call)
    {
        var arguments = call.Arguments;
        var catalogue = await call.Get<ICatalogue>().Of(call.Tenant.Id);
        var (from, to) = Span(call);
        var size = arguments.Count("page_size", arguments.Count("per_page", LargestPage, 1, LargestPage), 1, LargestPage);
        var page = arguments.Count("page", 1, 1, 1_000_000);
        var codes = arguments.List("service_code");
        var services = codes.Count == 0 ? null : codes.Select(code => catalogue.ByCode(code)?.Id
            ?? throw Open311Exception.NotFound(call.Words["open311.service", code])).ToList();
        return await call.Get<IRequestQueries>().List(
            call.Tenant.Id,
            new RequestFilter
            {
                PublicOnly = true,
                ServiceIds = services,
                Open = Status(call),
                From = from,
                To = to,
                UpdatedFrom = arguments.Moment("updated_after"),
                UpdatedTo = arguments.Moment("updated_before") is { } before ? WholeSecond(before) : null,
                Box = Around(call),
                Text = arguments.Text("q"),
                Skip = (page - 1) * size,
                Take = size,
            },
            call.Cancel);
    }

    /// <summary>At most 90 days; the last 90 days when nothing is said. A filter on the moment of change or on words looks at all times.</summary>
    private static (DateTimeOffset? From, DateTimeOffset? To) Span(Call call)
    {
        var (from, to) = (call.Arguments.Moment("start_date"), call.Arguments.Moment("end_date"));
        var span = TimeSpan.FromDays(90);
        if (from is { } start && to is { } end)
        {
            return start > end ? throw Open311Exception.BadRequest(call.Words["open311.span-order"])
                : end - start > span ? throw Open311Exception.BadRequest(call.Words["open311.span"])
                : (start, WholeSecond(end));
        }

        if (from is null && to is null && (call.Arguments.Text("updated_after") ?? call.Arguments.Text("updated_before")) is not null)
        {
            return (null, null);
        }

        return from is { } since ? (since, W3CTime.Shift(since, span))
            : to is { } until ? (W3CTime.Shift(until, -span), WholeSecond(until))
            : (call.Get<TimeProvider>().GetUtcNow() - span, null);
    }

    /// <summary>Answers show whole seconds, so an end that names a second means all of it.</summary>
    internal static DateTimeOffset WholeSecond(DateTimeOffset end) => end.Millisecond == 0 ? end.AddMilliseconds(999) : end;

    private static bool? Status(Call call)
    {
        var wanted = call.Arguments.List("status").Select(status => status.ToLowerInvariant()).Distinct().ToList();
        return wanted is ["open"] ? true
            : wanted is ["closed"] ? false
            : wanted.All(status => status is "open" or "closed") ? null
            : throw Open311Exception.BadRequest(call.Words["open311.status"]);
    }

    /// <summary>bbox=west,south,east,north, or lat, long and radius in metres when all three are given.</summary>
    private static Box? Around(Call call)
    {
        if (call.Arguments.Text("bbox") is not null)
        {
            return Corners(call.Arguments.List("bbox")) is [var west, var south, var east, var north] && west <= east && south <= north
                ? new Box(south, west, north, east)
                : throw Open311Exception.BadRequest(call.Words["open311.bbox"]);
        }

        return call.Arguments.Number("radius") is { } radius and > 0 && call.Arguments.Number("lat") is { } latitude && call.Arguments.Number("long") is { } longitude
            ? Box.Around(latitude, longitude, Math.Min(radius, 100_000))
            : null;
    }

    /// <summary>What is no number is NaN, which lies on no side of anything.</summary>
    private static double[] Corners(IReadOnlyList<string> texts) =>
        [.. texts.Select(text => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var degrees) && double.IsFinite(degrees) ? degrees : double.NaN)];

    private static async Task Write(Call call, IReadOnlyList<RequestView> requests)
    {
        var catalogue = await call.Get<ICatalogue>().Of(call.Tenant.Id);
        var files = await call.Get<ITimelines>().FilesOf(call.Tenant.Id, [.. requests.Select(request => request.Id)], Audience.Public, call.Cancel);
        var urls = await Photos.Urls(call, files.SelectMany(file => file).Where(file => file.Role == FileRole.Photo).Select(file => file.FileId));
        await call.Answer(writer =>
        {
            writer.StartList("service_requests");
            foreach (var request in requests)
            {
                var photo = files[request.Id].Select(file => urls.GetValueOrDefault(file.FileId)).FirstOrDefault(url => url is not null);
                RequestDocument.Write(writer, request, catalogue.ById(request.ServiceId), photo ?? request.MediaUrl, call);
            }

            writer.EndList();
        });
    }
}
