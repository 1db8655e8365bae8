namespace Townline.Channels.Email.Mailboxes;

/// <summary>"desk+lamps@town.example" is delivered to "desk@town.example"; what the plus brings is told apart.</summary>
internal static class PlusAddress
{
    /// <returns>The address in lower case without the tag, and the tag as written.</returns>
    public static (string Plain, string? Tag) Split(string address)
    {
        var at = address.LastIndexOf('@');
        var plus = address.IndexOf('+', StringComparison.Ordinal);
        return plus > 0 && plus < at
            ? ((address[..plus] + address[at..]).ToLowerInvariant(), address[(plus + 1)..at])
            : (address.ToLowerInvariant(), null);
    }

    /// <summary>The address with a tag.</summary>
    public static string Join(string plain, string tag) => plain.Insert(plain.LastIndexOf('@'), $"+{tag}");
}
