using Microsoft.EntityFrameworkCore;
using Townline.People.Contracts;
using Townline.Platform.Storage;

namespace Townline.People;

/// <summary>The rules for what is kept of a person.</summary>
internal static class PersonDetailsCheck
{
    public const int LongestName = 200;
    public const int LongestNeeds = 1000;
    public const int LongestWhy = 500;
    public const int LongestWording = 2000;

    /// <summary>Letters of a language tag ("es", "pt-BR", "asl").</summary>
    private const int LongestTag = 35;

    /// <exception cref="PersonRefusedException">A field is too long, or the organisation is none.</exception>
    public static async Task Check(Unit unit, Person person, PersonDetails wanted)
    {
        Demand(wanted.Name is null or { Length: <= LongestName }, "name-long", LongestName);
        Demand(wanted.PreferredName is null or { Length: <= LongestName }, "preferred-name-long", LongestName);
        Demand(person.Kind != PersonKind.Organisation || !string.IsNullOrWhiteSpace(wanted.Name), "organisation-name");
        Demand(wanted.AccessNeeds is null or { Length: <= LongestNeeds }, "needs-long", LongestNeeds);
        Demand(IsTag(wanted.Language), "language");
        Demand(IsTag(wanted.Interpreter), "interpreter");
        Demand(IsTag(wanted.PreferredChannel), "channel");
        if (wanted.OrganisationId is { } id)
        {
            var isOne = person.Kind == PersonKind.Person && await unit.Db.Set<Person>().AnyAsync(other => other.Id == id && other.Kind == PersonKind.Organisation);
            Demand(isOne, "organisation");
        }
    }

    /// <returns>The reason, trimmed.</returns>
    public static string Reason(string why)
    {
        Demand(!string.IsNullOrWhiteSpace(why), "why");
        Demand(why.Length <= LongestWhy, "why-long", LongestWhy);
        return why.Trim();
    }

    public static void Demand(bool holds, string code, params object[] args)
    {
        if (!holds)
        {
            throw new PersonRefusedException(code, args);
        }
    }

    private static bool IsTag(string? text) => text is null || (text.Length is > 0 and <= LongestTag && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_'));
}
