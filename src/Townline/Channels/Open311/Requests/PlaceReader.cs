using System.Globalization;
using Townline.Conversations.Contracts;
using Townline.Places.Contracts;
using Townline.Requests.Contracts;

namespace Townline.Channels.Open311.Requests;

/// <summary>Reads the place of a report: coordinates, an address in words, or an address id; one is enough.</summary>
internal static class PlaceReader
{
    public static async Task<ReportDraft> Read(Call call, ServiceInfo service, List<string> problems)
    {
        var arguments = call.Arguments;
        var unreadable = problems.Count;
        var given = new ReportPlace(
            arguments.Text("address_string") ?? arguments.Text("address"),
            arguments.Text("address_id"),
            arguments.Text("zipcode"),
            Degrees(call, "lat", problems),
            Degrees(call, "long", problems));
        var place = new CheckedPlace(given, null);
        if (problems.Count == unreadable)
        {
            place = await PlaceCheck.Check(call.Get<IPlaces>(), call.Tenant.Id, service, given, call.Cancel);
            if (place.Problem is { } problem)
            {
                problems.Add(call.Words[PointWords.Key(place.Point) ?? $"open311.{problem}", call.Words.Of(service.Name)]);
            }
        }

        return new ReportDraft
        {
            Service = service,
            Address = place.Place.Address,
            AddressId = place.Place.AddressId,
            Zip = place.Place.Zip,
            Latitude = place.Place.Latitude,
            Longitude = place.Place.Longitude,
        };
    }

    private static double? Degrees(Call call, string name, List<string> problems)
    {
        if (call.Arguments.Text(name) is not { } text)
        {
            return null;
        }

        if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var degrees))
        {
            return degrees;
        }

        problems.Add(call.Words["open311.number", name]);
        return null;
    }
}
