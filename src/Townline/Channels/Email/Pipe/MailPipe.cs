using System.CommandLine;
using Townline.Channels.Email.Arriving;
using Townline.Channels.Email.Listener;
using Townline.Channels.Email.Mailboxes;
using Townline.Platform.Commands;
using Townline.Platform.Storage;

namespace Townline.Channels.Email.Pipe;

/// <summary>
/// `townline mail --to ADDRESS &lt; FILE.eml`: a mail server that pipes mails into programs delivers here, also beside a running server. 0 is said only when
/// the mail is stored; whatever goes wrong by our fault or the machine's says 75, so that the mail server keeps it.
/// </summary>
internal sealed class MailPipe
{
    private readonly Option<string?> _data = SharedOptions.Data();
    private readonly Option<string[]> _to = new("--to") { Description = "Address that the mail was sent to; repeatable. Left out: ORIGINAL_RECIPIENT or RECIPIENT." };
    private readonly Option<string?> _from = new("--from") { Description = "Where failures are reported to, as the envelope says; empty for nobody, as bounces have it. Left out: SENDER." };

    /// <summary>Makes the command itself, without a further word, take a mail.</summary>
    public void AddTo(Command mail)
    {
        mail.Options.Add(_data);
        mail.Options.Add(_to);
        mail.Options.Add(_from);
        mail.SetAction(Take);
    }

    private async Task<int> Take(ParseResult given, CancellationToken cancel)
    {
        string[] recipients = given.GetValue(_to) is { Length: > 0 } named ? named
            : (Variable("ORIGINAL_RECIPIENT") ?? Variable("RECIPIENT")) is { } one ? [one]
            : [];
        if (recipients.Length == 0)
        {
            return await Say(PipeExit.Usage, "Name the address that the mail was sent to: townline mail --to desk@town.example < FILE.eml");
        }

        try
        {
            var most = ListenerOptions.Of(Environment.GetEnvironmentVariable).Limits.MailBytes;
            if (await ReadAll(Console.OpenStandardInput(), most, cancel) is not { Length: > 0 } mail)
            {
                return await Say(PipeExit.Refused, $"There is no mail on standard input, or it is larger than {most / 1024 / 1024} MB.");
            }

            await using var services = await TownServices.Open(StorageOptions.FromEnvironment(given.GetValue(_data)), cancel);
            return await Take(services, recipients, Sender(given.GetValue(_from) ?? Environment.GetEnvironmentVariable("SENDER")), mail);
        }
        catch (Exception error)
        {
            return await Say(PipeExit.TryLater, $"The mail could not be stored; keep it and try again. {error.Message}");
        }
    }

    /// <summary>Postfix says MAILER-DAEMON where the envelope names nobody. What was not said at all is not known, which is another thing.</summary>
    private static string? Sender(string? said) => said?.Trim('<', '>') is { } sender ? (sender.Equals("MAILER-DAEMON", StringComparison.OrdinalIgnoreCase) ? "" : sender) : null;

    private static async Task<int> Take(TownServices services, string[] recipients, string? sender, byte[] mail)
    {
        var (book, arrivals) = (services.Get<MailboxBook>(), services.Get<MailArrivals>());
        var code = PipeExit.Stored;
        foreach (var recipient in recipients)
        {
            if (await book.Find(recipient, CancellationToken.None) is { } to)
            {
                await arrivals.Take(new ArrivingMail(to, recipient, sender, mail));
            }
            else
            {
                code = await Say(PipeExit.NoMailbox, $"The town takes no mail at {recipient}.");
            }
        }

        return code;
    }

    /// <returns>Null when there are more bytes than <paramref name="most"/>.</returns>
    private static async Task<byte[]?> ReadAll(Stream input, long most, CancellationToken cancel)
    {
        using var bytes = new MemoryStream();
        var buffer = new byte[64 * 1024];
        for (int read; (read = await input.ReadAsync(buffer, cancel)) > 0;)
        {
            bytes.Write(buffer, 0, read);
            if (bytes.Length > most)
            {
                return null;
            }
        }

        return bytes.ToArray();
    }

    private static string? Variable(string name) => Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : null;

    private static async Task<int> Say(int code, string sentence)
    {
        await Console.Error.WriteLineAsync(sentence);
        return code;
    }
}
