using Townline.Platform.Search;

namespace Townline.Requests;

/// <summary>The words by which search finds a request.</summary>
internal static class RequestText
{
    public const SearchKind Kind = SearchKind.Request;

    public static string Of(long number, string? externalId, string description, string? address) => $"{number} {externalId} {description} {address}";
}
