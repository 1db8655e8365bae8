using Townline.People.Contracts;

namespace Townline.Work.Calls;

/// <summary>Reads what exchanges say for a number.</summary>
internal static class CallingNumber
{
    /// <summary>What they say when the caller hides the number (RFC 3325 and the habits of makers).</summary>
    private static readonly HashSet<string> Hidden = new(StringComparer.OrdinalIgnoreCase)
    {
        "anonymous", "withheld", "private", "restricted", "unavailable", "unknown", "blocked", "hidden", "none", "null", "0",
    };

    /// <summary>The number itself of <c>sip:+12165550100@host</c>, <c>tel:…</c> or <c>"Rosa" &lt;sip:…&gt;</c>; null when it is withheld.</summary>
    public static string? Said(string? text)
    {
        var said = text?.Trim() ?? "";
        if (said.IndexOf('<') is >= 0 and var open && said.IndexOf('>', open) is > 0 and var close)
        {
            said = said[(open + 1)..close];
        }

        foreach (var scheme in (string[])["sips:", "sip:", "tel:"])
        {
            if (said.StartsWith(scheme, StringComparison.OrdinalIgnoreCase))
            {
                said = said[scheme.Length..].Split('@', ';')[0];
            }
        }

        return said.Length == 0 || Hidden.Contains(said) ? null : said;
    }

    /// <summary>E.164; null when it is withheld or no number of the world, such as an extension or a name.</summary>
    public static string? Normal(string? said) => IdentityForm.Of(IdentityKind.Phone, said);
}
