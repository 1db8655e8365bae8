namespace Townline.Channels.Email.Mime.Addresses;

/// <summary>One address of a field.</summary>
/// <param name="Name">The display name, decoded; empty for none. Anybody can write anything here.</param>
/// <param name="Address">As written between the brackets, never decoded: an encoded word that hides another address stays what it is. Empty for <c>&lt;&gt;</c> or where there is none.</param>
internal sealed record MailAddress(string Name, string Address)
{
    /// <summary>One local part, one domain, nothing that could be read in two ways.</summary>
    public bool IsValid { get; } = IsWellFormed(Address);

    private static bool IsWellFormed(string address)
    {
        var at = address.LastIndexOf('@');
        if (at <= 0 || at == address.Length - 1 || address.Length > MaxLength)
        {
            return false;
        }

        var local = address.AsSpan(0, at);
        var domain = address.AsSpan(at + 1);
        var isQuoted = local is ['"', .., '"'] && local.Length > 2;
        return (isQuoted || !local.ContainsAny(Forbidden)) && !domain.ContainsAny(Forbidden) && domain[0] != '.' && domain[^1] != '.' && !address.Any(char.IsControl);
    }

    private const int MaxLength = 320;

    private const string Forbidden = " \t\"(),:;<>@\\";

    public override string ToString() => Name.Length == 0 ? Address : $"{Name} <{Address}>";
}
