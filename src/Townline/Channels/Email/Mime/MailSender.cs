using Townline.Channels.Email.Mime.Addresses;
using Townline.Channels.Email.Mime.Headers;

namespace Townline.Channels.Email.Mime;

/// <summary>Who wrote a mail, as far as the mail says. Nothing here is proven.</summary>
/// <param name="From">All of From; empty where there is none.</param>
/// <param name="Given">The From field, decoded on one line; null where there is none.</param>
/// <param name="Author">The first usable address of From, else of Reply-To, Return-Path and Sender; null where none of them has one.</param>
internal sealed record MailSender(MailAddressList From, string? Given, MailAddress? Author, MailWarnings Warnings)
{
    private static readonly string[] InsteadOfFrom = ["Reply-To", "Return-Path", "Sender"];

    /// <param name="headers">Of the mail.</param>
    /// <param name="charset">Of raw bytes in them; null where the mail names none.</param>
    public static MailSender Of(HeaderList headers, string? charset)
    {
        var fields = headers.All("From").ToList();
        var from = fields.Count == 0 ? MailAddressList.Empty : AddressReader.Read(fields[0], charset);
        var author = from.FirstValid ?? InsteadOfFrom.Select(headers.Find).OfType<HeaderField>().Select(field => AddressReader.Read(field, charset).FirstValid).FirstOrDefault(address => address is not null);
        var isClear = fields.Count == 1 && from is { Total: 1, FirstValid: not null };
        return new MailSender(from, fields.Count == 0 ? null : fields[0].TextIn(charset), author, isClear ? MailWarnings.None : MailWarnings.SenderUnclear);
    }
}
