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
    private static readonly string[] Nobody = ["noreply", "no-reply", "no_reply", "donotreply", "do-not-reply"];

    /// <summary>Who wrote it before a mailing list or a group address put itself into From; null where no header says so.</summary>
    public MailAddress? BeforeList { get; private init; }

    /// <summary>The sender that a group address took it from, whether it changed From or not; null where no header says so.</summary>
    public MailAddress? ToGroup { get; private init; }

    /// <summary>Of the mailing list that it came through; null for none.</summary>
    public MailAddress? List { get; private init; }

    /// <summary>The first usable address of Reply-To; null for none.</summary>
    public MailAddress? ReplyTo { get; private init; }

    /// <summary>
    /// Who is to be taken for the writer: mostly the author, but not a list, a group address, a form on a web site or a "no-reply" through which it came, where
    /// another field names somebody. It is as little proven as From.
    /// </summary>
    /// <param name="ours">Addresses of the town at which it came in, in lower case.</param>
    /// <returns>Null when nobody but the town itself is named.</returns>
    public MailAddress? Writer(IReadOnlyCollection<string> ours)
    {
        if (Author is not { } author)
        {
            return null;
        }

        // Mailman puts the list into From where the writer's domain would have the mail refused otherwise (DMARC), and the writer into Reply-To.
        var passedOn = IsOurs(author) || IsNobody(author) || List?.Address.Equals(author.Address, StringComparison.OrdinalIgnoreCase) == true;
        MailAddress?[] others = [BeforeList, passedOn ? ToGroup : null, passedOn || IsForm(author) ? ReplyTo : null];
        return Array.Find(others, other => other is not null && !IsOurs(other) && !IsNobody(other)) ?? (IsOurs(author) ? null : author);

        bool IsOurs(MailAddress address) => ours.Contains(address.Address.ToLowerInvariant());

        // A site of the town writes in the town's name, and has the resident answered.
        bool IsForm(MailAddress from) => ReplyTo is { } answered && DomainOf(answered.Address) is var other && DomainOf(from.Address) != other && ours.Any(own => DomainOf(own) == DomainOf(from.Address)) && ours.All(own => DomainOf(own) != other);
    }

    /// <param name="headers">Of the mail.</param>
    /// <param name="charset">Of raw bytes in them; null where the mail names none.</param>
    public static MailSender Of(HeaderList headers, string? charset)
    {
        var fields = headers.All("From").ToList();
        var from = fields.Count == 0 ? MailAddressList.Empty : AddressReader.Read(fields[0], charset);
        var author = from.FirstValid ?? InsteadOfFrom.Select(headers.Find).OfType<HeaderField>().Select(field => AddressReader.Read(field, charset).FirstValid).FirstOrDefault(address => address is not null);
        var isClear = fields.Count == 1 && from is { Total: 1, FirstValid: not null };
        return new MailSender(from, fields.Count == 0 ? null : fields[0].TextIn(charset), author, isClear ? MailWarnings.None : MailWarnings.SenderUnclear)
        {
            BeforeList = First("X-Original-From"),
            ToGroup = First("X-Original-Sender"),
            ReplyTo = First("Reply-To"),
            List = First("X-BeenThere") ?? (headers.Raw("List-Post") is { } post ? AddressReader.Read(post.Replace("mailto:", "", StringComparison.OrdinalIgnoreCase)).FirstValid : null),
        };

        MailAddress? First(string name) => headers.Find(name) is { } field ? AddressReader.Read(field, charset).FirstValid : null;
    }

    private static bool IsNobody(MailAddress address) => Nobody.Contains(address.Address.Split('@')[0], StringComparer.OrdinalIgnoreCase);

    private static string DomainOf(string address) => address[(address.LastIndexOf('@') + 1)..].ToLowerInvariant();
}
