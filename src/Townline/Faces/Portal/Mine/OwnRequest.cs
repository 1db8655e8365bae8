using Townline.Faces.Portal.Parts;
using Townline.Faces.Portal.Track;
using Townline.Faces.Shared.Parts;
using Townline.Platform.Tenancy;
using Townline.Platform.Words;
using Townline.Requests.Contracts;

namespace Townline.Faces.Portal.Mine;

/// <summary>A line of "My reports".</summary>
/// <param name="Href">Opens it without a code to be typed.</param>
/// <param name="Summary">The first words of what they wrote.</param>
internal sealed record OwnRequest(string Href, long Number, string Title, string? Address, string Summary, string State, Tone Tone, bool IsPrivate, DateTimeOffset RequestedAt)
{
    private const int Short = 140;

    /// <summary>What the town said last, and when; null while it has said nothing.</summary>
    public OwnAnswer? Answer { get; init; }

    public static OwnRequest Of(Tenant town, RequestView request, ServiceInfo? service, IWords words) => new(
        TrackedRequest.Path(town, request), request.Number, words.Of(service?.Name), request.Address, Beginning(request.Description),
        RequestWords.State(words, request, service), RequestWords.Tone(request), request.Visibility == RequestVisibility.Private, request.RequestedAt);

    internal static string Beginning(string text) =>
        text.Length <= Short ? text : string.Concat(text.EnumerateRunes().Take(Short).Select(rune => rune.ToString())).TrimEnd() + "…";
}

/// <param name="Text">Its first words.</param>
/// <param name="IsNew">They have not opened the report since.</param>
internal sealed record OwnAnswer(string Text, DateTimeOffset At, bool IsNew);
