using Townline.Faces.Shared.Parts;
using Townline.People.Contracts;
using Townline.Platform.Words;

namespace Townline.Faces.Desk.People;

/// <summary>What a clerk compares of persons, field by field.</summary>
internal static class PersonFields
{
    /// <summary>Name and value of each field that holds something; identities one under the other.</summary>
    public static IReadOnlyList<(string Label, Func<PersonCard, string> Value)> All(IWords words, WayNames ways) =>
    [
        (words["desk.person.name"], card => card.Name ?? ""),
        (words["desk.person.preferred-name"], card => card.PreferredName ?? ""),
        (words["desk.person.language.label"], card => LanguageNames.Of(card.Language, words)),
        (words["desk.person.channel"], card => ways.Of(card.PreferredChannel)),
        (words["desk.person.interpreter.label"], card => LanguageNames.Of(card.Interpreter, words)),
        (words["desk.person.access"], card => card.AccessNeeds ?? ""),
        (words["desk.person.reach"], card => string.Join("\n", card.Identities.Select(identity => Identity(identity, words, ways)))),
    ];

    /// <summary>How to name somebody, also somebody without a name: by an address, or as unknown.</summary>
    public static string NameOf(PersonCard? card, IWords words) =>
        card?.DisplayName ?? card?.Identities.Select(identity => identity.Display).FirstOrDefault() ?? words["desk.unknown-person"];

    private static string Identity(IdentityCard identity, IWords words, WayNames ways) =>
        $"{ways.Of(identity.Kind)}: {identity.Display} ({ProofWords.Of(identity, words)})";
}
