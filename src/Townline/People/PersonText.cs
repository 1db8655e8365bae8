using Townline.Platform.Search;

namespace Townline.People;

/// <summary>The words by which search finds a person.</summary>
internal static class PersonText
{
    public const SearchKind Kind = SearchKind.Person;

    public static string Of(string? name, string? preferredName, IEnumerable<(string Value, string Display)> identities) =>
        $"{name} {preferredName} {string.Join(' ', identities.Select(identity => $"{identity.Value} {identity.Display}"))}";
}
