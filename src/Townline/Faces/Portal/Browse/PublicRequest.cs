using Townline.Faces.Portal.Parts;
using Townline.Faces.Shared.Parts;
using Townline.Platform.Words;
using Townline.Requests.Contracts;

namespace Townline.Faces.Portal.Browse;

/// <summary>What everybody may know of a public request. Nothing here says who reported it.</summary>
/// <param name="Title">Name of the service.</param>
internal sealed record PublicRequest(
    long Number, string Title, string ServiceCode, string Description, string? Address, double? Latitude, double? Longitude, bool Open, string State, Tone Tone,
    DateTimeOffset RequestedAt, DateTimeOffset UpdatedAt, int Followers)
{
    private const int Short = 140;

    public string Href => $"/requests/{Number}";

    /// <summary>The first words of the description, for lists.</summary>
    public string Summary => Description.Length <= Short
        ? Description
        : string.Concat(Description.EnumerateRunes().Take(Short).Select(rune => rune.ToString())).TrimEnd() + "…";

    /// <exception cref="InvalidOperationException">The request is private: somebody forgot to ask for public ones only.</exception>
    public static PublicRequest Of(RequestView request, ServiceCatalogue services, IWords words)
    {
        if (request.Visibility != RequestVisibility.Public)
        {
            throw new InvalidOperationException($"Request {request.Number} is private.");
        }

        var service = services.ById(request.ServiceId);
        return new PublicRequest(
            request.Number, words.Of(service?.Name), service?.Code ?? "", request.Description, request.Address, request.Latitude, request.Longitude, request.Open,
            RequestWords.State(words, request, service), RequestWords.Tone(request), request.RequestedAt, request.UpdatedAt, request.Followers);
    }
}
