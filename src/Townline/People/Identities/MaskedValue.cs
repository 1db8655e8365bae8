namespace Townline.People.Identities;

/// <summary>Shows so much of an identity that a colleague who knows it recognises it, and nobody else can use it: "r…@example.org", "…0100".</summary>
internal static class MaskedValue
{
    private const int Shown = 4;

    public static string Of(string value)
    {
        var at = value.IndexOf('@', StringComparison.Ordinal);
        return at > 0 ? $"{value[..1]}…{value[at..]}" : value.Length > 2 * Shown ? $"…{value[^Shown..]}" : "…";
    }
}
