using System.Globalization;
using System.Text;
using Townline.Channels.Email.Mime.Addresses;

namespace Townline.Channels.Email.Mime.Writing;

/// <summary>An address as it goes over the line: the domain in ASCII (punycode), so that only letters before the @ need SMTPUTF8.</summary>
internal static class WireAddress
{
    private static readonly IdnMapping Idn = new() { UseStd3AsciiRules = false };

    /// <exception cref="ArgumentException">It is no address.</exception>
    public static string Of(string address) => TryOf(address) ?? throw new ArgumentException($"'{address}' is no address that mail can be sent to.", nameof(address));

    /// <returns>Null when it is no address.</returns>
    public static string? TryOf(string address)
    {
        var at = address.LastIndexOf('@');
        if (!new MailAddress("", address).IsValid || address.Any(char.IsSurrogate) || address.StartsWith('-'))
        {
            return null;
        }

        var domain = address[(at + 1)..];
        try
        {
            return $"{address[..at]}@{(Ascii.IsValid(domain) ? domain : Idn.GetAscii(domain))}";
        }
        catch (ArgumentException)
        {
            return null;
        }
    }
}
