using Townline.Conversations.Contracts;
using Townline.Places.Contracts;
using Townline.Requests.Contracts;

namespace Townline.Channels.Open311.Requests;

/// <summary>Reads the place of a report: coordinates, an address in words, or an address id; one is enough.</summary>
internal static class PlaceReader
{
    private const int LongestAddress = 500;

    public static async Task<ReportDraft> Read(Call call, ServiceInfo service, List<string> problems)
    {
        var (places, arguments) = (call.Get<IPlaces>(), call.Arguments);
        var address = arguments.Text("address_string") ?? arguments.Text("address");
        var draft = new ReportDraft
        {
            Service = service,
            Address = address?[..Math.Min(address.Length, LongestAddress)],
            AddressId = arguments.Text("address_id") is { Length: <= 100 } id ? id : null,
            Zip = arguments.Text("zipcode") is { Length: <= 20 } zip ? zip : null,
        };
        draft = arguments.Text("lat") is not null || arguments.Text("long") is not null
            ? await ReadPoint(call, places, draft, problems)
            : await FindPoint(call, places, draft);
        if (draft is { Latitude: null, Address: null, AddressId: null } && service.NeedsPlace && problems.Count == 0)
        {
            problems.Add(call.Words["open311.place-missing"]);
        }

        if (service.Areas.Count > 0 && draft is { Latitude: { } latitude, Longitude: { } longitude })
        {
            var areas = await places.AreasAt(call.Tenant.Id, new GeoPoint(latitude, longitude));
            if (!areas.Any(area => service.Areas.Contains(area.Code)))
            {
                problems.Add(call.Words["open311.place-area", call.Words.Of(service.Name)]);
            }
        }

        return draft;
    }

    private static async Task<ReportDraft> ReadPoint(Call call, IPlaces places, ReportDraft draft, List<string> problems)
    {
        var (latitude, longitude) = (Degrees(call, "lat", problems), Degrees(call, "long", problems));
        if (latitude is null || longitude is null)
        {
            return draft;
        }

        var problem = await places.Check(call.Tenant.Id, latitude.Value, longitude.Value);
        if (problem != PointProblem.None)
        {
            problems.Add(call.Words[$"open311.point-{problem}"]);
            return draft;
        }

        return draft with { Latitude = latitude, Longitude = longitude };
    }

    private static double? Degrees(Call call, string name, List<string> problems)
    {
        if (call.Arguments.Text(name) is not { } text)
        {
            problems.Add(call.Words["open311.place-half", name]);
            return null;
        }

        if (double.TryParse(text, System.Globalization.NumberStyles.Float, System.Globalization.CultureInfo.InvariantCulture, out var degrees))
        {
            return degrees;
        }

        problems.Add(call.Words["open311.number", name]);
        return null;
    }

    /// <summary>An address that we know gives the point; one that we do not know stays words, for a person to read.</summary>
    private static async Task<ReportDraft> FindPoint(Call call, IPlaces places, ReportDraft draft)
    {
        var found = draft.AddressId is { } code ? await places.AddressByCode(call.Tenant.Id, code, call.Cancel) : null;
        found ??= draft.Address is { } text ? (await places.FindAddress(call.Tenant.Id, text, cancel: call.Cancel)).Exact : null;
        return found is null
            ? draft
            : draft with { Latitude = found.Point.Lat, Longitude = found.Point.Long, Address = draft.Address ?? found.Line, AddressId = found.Code, Zip = draft.Zip ?? found.Postcode };
    }
}
