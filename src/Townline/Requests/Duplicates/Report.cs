using Townline.Places.Contracts;
using Townline.Platform.Search;
using Townline.Platform.Storage;
using Townline.Requests.Contracts;

namespace Townline.Requests.Duplicates;

/// <summary>What two reports are compared by; both the one told of and the candidates become one.</summary>
/// <param name="Address">Its plain words; empty when there is none.</param>
/// <param name="Candidate">The request, unless it is the one told of.</param>
internal sealed record Report(ServiceInfo? Service, GeoPoint? Place, string Address, DateTimeOffset At, ReportWords Words, ShortAnswers Answers, Candidate? Candidate)
{
    private static readonly Dictionary<string, IReadOnlyList<string>> NoAnswers = [];

    public static Report Of(NearQuestion question) => new(
        question.Service,
        question is { Latitude: { } lat, Longitude: { } along } && GeoPoint.TryCreate(lat, along, out var place) ? place : null,
        SearchWords.Of(question.Address ?? ""),
        (question.ToldAt ?? question.At)!.Value,
        new ReportWords(question.Text),
        new ShortAnswers(question.Text, question.Answers),
        null);

    public static Report Of(Candidate candidate, ServiceCatalogue catalogue) => new(
        catalogue.ById(candidate.ServiceId),
        candidate.Place,
        SearchWords.Of(candidate.Address ?? ""),
        candidate.RequestedAt,
        new ReportWords(candidate.Description),
        new ShortAnswers(candidate.Description, candidate.Answers is null ? NoAnswers : JsonColumn.Read<Dictionary<string, IReadOnlyList<string>>>(candidate.Answers)),
        candidate);
}
