namespace Townline.Channels.Email.Mime.Addresses;

/// <summary>The addresses of a field.</summary>
/// <param name="Addresses">The first <see cref="MailLimits.MaxAddresses"/>.</param>
/// <param name="Total">How many there are.</param>
internal sealed record MailAddressList(IReadOnlyList<MailAddress> Addresses, int Total)
{
    public static MailAddressList Empty { get; } = new([], 0);

    /// <summary>The first that mail can be sent to; null if there is none.</summary>
    public MailAddress? FirstValid => Addresses.FirstOrDefault(address => address.IsValid);
}
