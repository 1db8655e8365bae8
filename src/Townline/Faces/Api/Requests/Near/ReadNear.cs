using System.Globalization;
using Townline.Faces.Api.Calls;
using Townline.Places.Contracts;
using Townline.Requests.Contracts;

namespace Townline.Faces.Api.Requests.Near;

/// <summary>GET requests/near: what may be the same problem.</summary>
internal static class ReadNear
{
    private static readonly Parameter ServiceCode = new("service_code", "Code of the service it would be reported to.") { Required = true, Example = "pothole" };
    private static readonly Parameter Lat = new("lat", "Degrees north; together with long.") { Example = "41.4993" };
    private static readonly Parameter Long = new("long", "Degrees east.") { Example = "-81.6944" };
    private static readonly Parameter Address = new("address", "The place in words: decides where coordinates are missing.") { Longest = 500 };
    private static readonly Parameter Words = new("text", "What is told, in the words of the one who tells it.") { Longest = 10_000, Example = "deep hole by the school" };
    private static readonly Parameter At = Parameter.Moment("at", "Only what was reported before this moment, as it was known then. Now, when left out.");
    private static readonly Parameter Limit = Parameter.Whole("limit", 1, 20, 10, "How many at most.");

    public static IReadOnlyList<Parameter> All { get; } = [ServiceCode, Lat, Long, Address, Words, At, Limit];

    public static async Task<IResult> List(ApiCall call)
    {
        var catalogue = await call.Get<ICatalogue>().Of(call.Tenant.Id);
        var service = Service(call, catalogue);
        var place = Place(call);
        var text = call.Text(Words) ?? "";
        var address = call.Text(Address);
        var at = call.Moment(At);
        var limit = call.Whole(Limit);
        call.RefuseIfWrong();
        var question = new NearQuestion { Service = service!, Latitude = place?.Lat, Longitude = place?.Long, Address = address, Text = text, At = at };
        var found = await call.Get<INearRequests>().Find(call.Tenant.Id, question, limit, call.Cancel);
        IReadOnlyList<NearDocument> documents = [.. found.Select(near => Document(call, near, catalogue))];
        return Answer.Of(documents);
    }

    private static ServiceInfo? Service(ApiCall call, ServiceCatalogue catalogue)
    {
        if (call.Text(ServiceCode) is not { } code)
        {
            call.Wrong(ServiceCode.Name, "api.field-missing", ServiceCode.Name);
            return null;
        }

        if (catalogue.ByCode(code) is { } service)
        {
            return service;
        }

        call.Wrong(ServiceCode.Name, "api.service", code);
        return null;
    }

    private static GeoPoint? Place(ApiCall call)
    {
        var (lat, along) = (call.Text(Lat), call.Text(Long));
        if (lat is null && along is null)
        {
            return null;
        }

        if (lat is null || along is null)
        {
            call.Wrong(lat is null ? Lat.Name : Long.Name, "api.place-half");
            return null;
        }

        Check(call, Lat, lat, 90);
        Check(call, Long, along, 180);
        return GeoPoint.TryParse(lat, along, out var place) ? place : null;
    }

    private static void Check(ApiCall call, Parameter parameter, string text, int most)
    {
        if (!double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var degrees) || !(Math.Abs(degrees) <= most))
        {
            call.Wrong(parameter.Name, "api-near.degrees", -most, most);
        }
    }

    private static NearDocument Document(ApiCall call, NearRequest near, ServiceCatalogue catalogue) => new()
    {
        Id = $"{near.Id}",
        Reference = $"{near.Number}",
        ExternalId = near.ExternalId,
        ServiceCode = catalogue.ById(near.ServiceId)?.Code ?? "",
        Score = Math.Round(near.Score, 4),
        Why = NearSentence.Of(near.Why, call.Words),
        DistanceM = near.Why.Metres is { } metres ? Math.Round(metres, 1) : null,
        RequestedDatetime = near.RequestedAt,
        Status = RequestStatus.Open,
        Description = near.Description,
    };
}
