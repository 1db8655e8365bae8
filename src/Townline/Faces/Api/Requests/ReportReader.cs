using System.Text.RegularExpressions;
using Townline.Conversations.Contracts;
using Townline.Faces.Api.Calls;
using Townline.People.Contracts;
using Townline.Places.Contracts;
using Townline.Platform.Text;
using Townline.Requests.Contracts;

namespace Townline.Faces.Api.Requests;

/// <summary>Checks a report against its service and collects all that is wrong.</summary>
internal static partial class ReportReader
{
    public const int LongestDescription = 4000;
    public const int LongestAddress = 2000;
    private const int LongestIdentity = 320;
    private const int LongestName = 200;

    /// <exception cref="ApiRefusal">400 with a problem for each field.</exception>
    public static async Task<(ReportDraft Draft, string Description, ClaimedPerson From)> Read(ApiCall call, ReportBody body)
    {
        var service = await Service(call, body);
        var description = Text(call, "description", body.Description, LongestDescription) ?? "";
        var place = await PlaceCheck.Check(call.Get<IPlaces>(), call.Tenant.Id, service, Place(call, body), call.Cancel);
        if (place.Problem is { } problem)
        {
            call.Wrong(problem is "point" or "place-half" ? "lat" : "address", PointWords.Key(place.Point) ?? $"api.{problem}", service.Name);
        }

        var answers = AnswerCheck.Check(service.Form, body.Answers ?? new Dictionary<string, IReadOnlyList<string>>());
        foreach (var wrong in answers.Problems)
        {
            call.Wrong($"answers.{wrong.Question.Code}", $"api.{wrong.Code}", wrong.Question.Code, wrong.Question.Label);
        }

        var draft = new ReportDraft
        {
            Service = service,
            Answers = answers.Answers,
            Address = place.Place.Address,
            AddressId = place.Place.AddressId,
            Zip = place.Place.Zip,
            Latitude = place.Place.Latitude,
            Longitude = place.Place.Longitude,
            MediaUrl = MediaUrl(call, body.MediaUrl),
            KeepPrivate = body.Private == true,
        };
        var from = Reporter(call, service, body);
        call.RefuseIfWrong();
        return (draft, description, from);
    }

    private static async Task<ServiceInfo> Service(ApiCall call, ReportBody body)
    {
        if (Text(call, "service_code", body.ServiceCode, LongestName) is not { } code)
        {
            call.Wrong("service_code", "api.field-missing", "service_code");
        }
        else if ((await call.Get<ICatalogue>().Of(call.Tenant.Id)).ByCode(code) is { Active: true } service)
        {
            return service;
        }
        else
        {
            call.Wrong("service_code", "api.service", code);
        }

        call.RefuseIfWrong();
        throw new InvalidOperationException("A wrong service was noted and not refused.");
    }

    private static ReportPlace Place(ApiCall call, ReportBody body) => new(
        Text(call, "address", body.Address, LongestAddress), Text(call, "address_id", body.AddressId, LongestName), Text(call, "zipcode", body.Zipcode, LongestName), body.Lat, body.Long);

    private static string? MediaUrl(ApiCall call, string? given)
    {
        if (Text(call, "media_url", given, LongestAddress) is not { } text)
        {
            return null;
        }

        if (Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme is "http" or "https")
        {
            return address.AbsoluteUri;
        }

        call.Wrong("media_url", "api.media-url");
        return null;
    }

    private static ClaimedPerson Reporter(ApiCall call, ServiceInfo service, ReportBody body)
    {
        var identities = new List<ClaimedIdentity>();
        Add("email", IdentityKind.Email, body.Email);
        Add("phone", IdentityKind.Phone, body.Phone);
        Add("device_id", IdentityKind.Device, body.DeviceId);
        Add("account_id", IdentityKind.Account, body.AccountId);
        foreach (var unusable in identities.Where(identity =>
            identity is { Kind: IdentityKind.Email or IdentityKind.Phone, Value.Length: <= LongestIdentity } && IdentityForm.Of(identity.Kind, identity.Value) is null))
        {
            call.Wrong(unusable.Kind, $"api.{unusable.Kind}");
        }

        if (!service.AnonymousAllowed && identities.Count == 0)
        {
            call.Wrong("email", "api.anonymous", service.Name);
        }

        return new ClaimedPerson(
            identities, Text(call, "first_name", body.FirstName, LongestName), Text(call, "last_name", body.LastName, LongestName), Language(call, body.Language));

        void Add(string field, string kind, string? value)
        {
            if (Text(call, field, value, LongestIdentity) is { } text)
            {
                identities.Add(new ClaimedIdentity(kind, text));
            }
        }
    }

    private static string? Language(ApiCall call, string? given)
    {
        var tag = Text(call, "language", given, LongestName);
        if (tag is null || LanguageTag().IsMatch(tag))
        {
            return tag;
        }

        call.Wrong("language", "api.language");
        return null;
    }

    [GeneratedRegex(@"^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}\z")]
    private static partial Regex LanguageTag();

    private static string? Text(ApiCall call, string field, string? given, int longest)
    {
        var text = PlainText.Clean(given);
        if (text.Length > longest)
        {
            call.Wrong(field, "api.long", longest);
        }

        return text.Length == 0 ? null : text;
    }
}
