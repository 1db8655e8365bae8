using Townline.Channels.Email.Mime.Addresses;

namespace Townline.Channels.Email.Spam.Rules;

/// <summary>Whom a rule is about: an address, or all of a domain.</summary>
internal static class SenderName
{
    public const int Longest = 254;

    /// <returns>Lower case, a domain without @; null when it is neither.</returns>
    public static string? Of(string typed)
    {
        var name = typed.Trim().ToLowerInvariant();
        var isDomain = name.LastIndexOf('@') <= 0;
        name = isDomain ? name.TrimStart('@') : name;
        var domain = name[(name.LastIndexOf('@') + 1)..];
        return name.Length <= Longest && domain.Trim('.') == domain && domain.Contains('.', StringComparison.Ordinal) && !domain.Contains("..", StringComparison.Ordinal) && new MailAddress("", isDomain ? $"x@{name}" : name).IsValid
            ? name
            : null;
    }

    /// <summary>What a rule for this address can be made for, the nearest first: the address, its domain, the domain above that.</summary>
    public static IEnumerable<string> Of(MailAddress author)
    {
        var address = author.Address.ToLowerInvariant();
        yield return address;
        for (var domain = address[(address.LastIndexOf('@') + 1)..]; domain.Contains('.', StringComparison.Ordinal); domain = domain[(domain.IndexOf('.', StringComparison.Ordinal) + 1)..])
        {
            yield return domain;
        }
    }
}
