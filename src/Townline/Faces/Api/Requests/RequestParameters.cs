using System.Globalization;
using Townline.Faces.Api.Calls;
using Townline.Platform.Spatial;
using Townline.Requests.Contracts;

namespace Townline.Faces.Api.Requests;

/// <summary>The filters of GET requests: what is left out does not filter, those given must all hold.</summary>
internal static class RequestParameters
{
    private static readonly Parameter ServiceCode = new("service_code", "Codes of services, separated by commas.") { Longest = 4000, Example = "pothole,streetlight" };
    private static readonly Parameter Status = new("status", "Only open or only closed ones.") { Values = ["open", "closed"] };
    private static readonly Parameter From = Parameter.Moment("from", "Reported at this moment or later.");
    private static readonly Parameter To = Parameter.Moment("to", "Reported at this moment or earlier.");
    private static readonly Parameter UpdatedAfter = Parameter.Moment("updated_after", "Changed at this moment or later: ask with the updated_datetime of the newest change you have.");
    private static readonly Parameter Bbox = new("bbox", "Inside this box: west,south,east,north in degrees.") { Example = "-81.70,41.45,-81.50,41.55" };
    private static readonly Parameter Words = new("q", "Words of the description, the address or the reference; all must occur, the last may be unfinished.");
    private static readonly Parameter Person = new("person", "Id of the reporter.");
    private static readonly Parameter PageSize = Parameter.Whole("page_size", 1, 1000, 50, "Requests on a page.");

    public static Parameter Page { get; } = Parameter.Whole("page", 1, 1_000_000, 1, "Which page, from 1.");

    public static IReadOnlyList<Parameter> All { get; } = [ServiceCode, Status, From, To, UpdatedAfter, Bbox, Words, Person, Page, PageSize];

    public static async Task<RequestFilter> Read(ApiCall call)
    {
        var size = call.Whole(PageSize);
        var filter = new RequestFilter
        {
            ServiceIds = await Services(call),
            Open = call.Text(Status) is { } status ? status == "open" : null,
            From = call.Moment(From),
            To = call.Moment(To),
            UpdatedFrom = call.Moment(UpdatedAfter),
            Box = Box(call),
            Text = call.Text(Words),
            PersonId = call.Id(Person),
            Skip = (call.Whole(Page) - 1) * size,
            Take = size,
        };
        if (filter.From > filter.To)
        {
            call.Wrong(To.Name, "api.span-order");
        }

        return filter;
    }

    private static async Task<IReadOnlyCollection<long>?> Services(ApiCall call)
    {
        var catalogue = await call.Get<ICatalogue>().Of(call.Tenant.Id);
        var ids = new List<long>();
        foreach (var code in call.List(ServiceCode))
        {
            if (catalogue.ByCode(code) is { } service)
            {
                ids.Add(service.Id);
            }
            else
            {
                call.Wrong(ServiceCode.Name, "api.service", code);
            }
        }

        return ids.Count == 0 ? null : ids;
    }

    private static Box? Box(ApiCall call)
    {
        if (call.Text(Bbox) is not { } text)
        {
            return null;
        }

        var edges = text.Split(',').Select(edge => double.TryParse(edge, NumberStyles.Float, CultureInfo.InvariantCulture, out var degrees) ? degrees : double.NaN).ToList();
        if (edges is [var west and >= -180 and <= 180, var south and >= -90 and <= 90, var east and >= -180 and <= 180, var north and >= -90 and <= 90] && west <= east && south <= north)
        {
            return new Box(south, west, north, east);
        }

        call.Wrong(Bbox.Name, "api.bbox");
        return null;
    }
}
