using Townline.Channels.Email.Mime;
using Townline.Channels.Email.Mime.Addresses;
using Townline.Conversations.Contracts;
using Townline.Platform.Storage;

namespace Townline.Channels.Email.Arriving;

/// <summary>
/// Takes many mails in, in their order, with one commit for many. A commit ends before a mail that belongs with one in it: the answer has to find what it
/// answers, and a writer who is new is new only once. While one commit is
/// made the next mails are read, unless they belong with what is in it.
/// </summary>
internal sealed class MailBatch(MailArrivals arrivals, IIntake intake)
{
    /// <summary>Others want to write too, and wait for a commit as long as it takes.</summary>
    private const int MostInACommit = 32;

    private static readonly ParallelOptions Together = new() { MaxDegreeOfParallelism = 4 };

    /// <summary>When it returns, all of them are durable.</summary>
    /// <param name="mails">Of one town, in the order in which they came.</param>
    /// <exception cref="StorageUnavailableException">Some of them may be stored.</exception>
    public async Task Take(IReadOnlyList<ArrivingMail> mails)
    {
        var (before, storing) = (new Group(), Task.CompletedTask);
        try
        {
            foreach (var group in Groups(mails))
            {
                if (before.Ties.Overlaps(group.Ties))
                {
                    await storing;
                }

                // While one is stored the next is read.
                var reading = Read(group.Mails);
                await ((Task)reading).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                await storing;
                (before, storing) = (group, Store(group.Mails, reading));
            }
        }
        finally
        {
            await storing;
        }
    }

    private static IEnumerable<Group> Groups(IReadOnlyList<ArrivingMail> mails)
    {
        var group = new Group();
        foreach (var mail in mails)
        {
            var own = Ties(mail);
            if (group.Mails.Count == MostInACommit || group.Ties.Overlaps(own))
            {
                yield return group;
                group = new Group();
            }

            group.Mails.Add(mail);
            group.Ties.UnionWith(own);
        }

        if (group.Mails.Count > 0)
        {
            yield return group;
        }
    }

    /// <summary>None of them belongs with another, so that the order in which they are read does not matter.</summary>
    private async Task<IReadOnlyList<InboundMessage>> Read(IReadOnlyList<ArrivingMail> mails)
    {
        var read = new InboundMessage?[mails.Count];
        await Parallel.ForAsync(0, mails.Count, Together, async (i, _) => read[i] = await arrivals.Read(mails[i]));
        return [.. read.OfType<InboundMessage>()];
    }

    private async Task Store(IReadOnlyList<ArrivingMail> mails, Task<IReadOnlyList<InboundMessage>> reading)
    {
        try
        {
            var messages = new List<InboundMessage>(mails.Count);
            foreach (var message in await reading)
            {
                if (messages.Count > 0 && messages[0].Actor != message.Actor)
                {
                    // One unit is done by one: what a member of the staff answers stands under their name.
                    await intake.ReceiveAll(messages);
                    messages.Clear();
                }

                messages.Add(message);
            }

            if (messages.Count > 0)
            {
                await intake.ReceiveAll(messages);
            }
        }
        catch (Exception error) when (Faults.Unavailable(error) is null)
        {
            // One of them did it, and the others shall not suffer: each by itself, and that one goes to those that could not be read.
            foreach (var mail in mails)
            {
                await arrivals.Take(mail);
            }
        }
    }

    /// <summary>By what a mail belongs to others. Only the header is looked at, where these fields stand.</summary>
    private static List<string> Ties(ArrivingMail arriving)
    {
        try
        {
            var mail = MailParser.Parse(Header(arriving.Bytes));
            return
            [
                .. mail.References.Concat(mail.InReplyTo).Append(mail.MessageId).OfType<string>().Select(id => $"id {id}").Distinct(),
                .. new[] { mail.Sender.Author, mail.Sender.Writer(arriving.To.Mailbox.Addresses) }.OfType<MailAddress>().Select(writer => $"of {writer.Address.ToLowerInvariant()}").Distinct(),
                .. Threading.SubjectReference.Read(mail.Subject) is { } number ? [$"on {number}"] : Array.Empty<string>(),
            ];
        }
        catch (Exception error) when (error is not OutOfMemoryException)
        {
            // Whoever reads the whole of it meets the same fault, and deals with it.
            return [];
        }
    }

    /// <summary>Mails for one commit, and by what they belong to others.</summary>
    private sealed record Group
    {
        public List<ArrivingMail> Mails { get; } = [];
        public HashSet<string> Ties { get; } = new(StringComparer.Ordinal);
    }

    private static ReadOnlyMemory<byte> Header(ReadOnlyMemory<byte> mail)
    {
        var end = mail.Span.IndexOf("\r\n\r\n"u8);
        return end < 0 ? mail : mail[..(end + 4)];
    }
}
