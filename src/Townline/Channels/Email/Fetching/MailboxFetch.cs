using Townline.Channels.Email.Imap;
using Townline.Conversations.Contracts;

namespace Townline.Channels.Email.Fetching;

/// <summary>
/// Fetches one mailbox over one connection: everything after the last stored UID in rising order, then what comes. The order of things is: mails
/// stored and durable, mails put away in the mailbox, cursor moved. Whatever breaks off in between is done again, and a mail is known again.
/// </summary>
internal sealed class MailboxFetch(FetchJob job, IImapClient client, FetchedMails mails, FetchBook book, FetchLimits limits, TimeProvider time, ILogger log)
{
    private const uint FirstSpan = 4_096;
    private uint _validity = job.Validity;
    private uint _last = job.LastUid;

    private bool ReadOnly => job.Source.After == AfterFetch.Leave;

    /// <summary>Goes on until the line fails or it is cancelled.</summary>
    public async Task Run(CancellationToken cancel)
    {
        while (true)
        {
            await CatchUp(cancel);
            if (!await client.WaitForMail(limits.Idle, cancel))
            {
                await Task.Delay(limits.Poll, time, cancel);
            }
        }
    }

    /// <summary>Fetches all there is. A folder is selected anew each time, so that it is noticed when it is another than before.</summary>
    internal async Task CatchUp(CancellationToken cancel)
    {
        var folder = await client.Select(job.Source.Folder, ReadOnly, cancel);
        if (folder.Validity != _validity)
        {
            if (_validity != 0)
            {
                log.NumberedAnew(job.Source.MailboxId);
            }

            (_validity, _last) = (folder.Validity, 0);
        }

        var span = FirstSpan;
        for (var from = _last + 1L; folder.NextUid is not { } next || from < next;)
        {
            uint? to = folder.NextUid is { } limit ? (uint)Math.Min(from + span - 1, limit - 1L) : null;
            var heads = await client.List((uint)from, to, cancel);
            await Take(heads, folder, cancel);
            if (to is null)
            {
                break;
            }

            // Numbers may have wide gaps: where nothing is, steps grow.
            (from, span) = (to.Value + 1L, heads.Count > 0 ? FirstSpan : (uint)Math.Min(span * 2L, int.MaxValue));
        }

        await book.Advance(job, _validity, _last, mails: 0, waiting: 0);
    }

    /// <summary>While one batch is stored the next is fetched.</summary>
    private async Task Take(IReadOnlyList<MailHead> heads, FolderState folder, CancellationToken cancel)
    {
        Batch? storing = null;
        try
        {
            foreach (var batch in Batches(heads))
            {
                var fetched = await Fetch(batch, cancel);
                if (storing is { } before)
                {
                    storing = null;
                    await Finish(before, folder, cancel);
                }

                storing = new Batch(batch, mails.Store(job, fetched));
            }
        }
        finally
        {
            if (storing is { } last)
            {
                await Finish(last, folder, cancel);
            }
        }
    }

    private async Task<IReadOnlyList<FetchedMail>> Fetch(IReadOnlyList<MailHead> batch, CancellationToken cancel)
    {
        List<uint> uids = [.. batch.Where(head => head.Size <= limits.MailBytes && IsWanted(head)).Select(head => head.Uid)];
        List<FetchedMail> fetched = uids.Count == 0 ? [] : [.. await client.Fetch(uids, limits.MailBytes, 2 * (limits.BatchBytes + limits.MailBytes), cancel)];
        var tooLarge = batch.Where(head => head.Size > limits.MailBytes && IsWanted(head)).Select(head => head.Uid).Concat(fetched.Where(mail => !mail.IsWhole).Select(mail => mail.Uid));
        foreach (var uid in tooLarge.ToList())
        {
            fetched.RemoveAll(mail => mail.Uid == uid);
            if (await client.FetchBeginning(uid, limits.BeginningBytes, cancel) is { } beginning)
            {
                log.TooLarge(batch.First(head => head.Uid == uid).Size, job.Source.MailboxId);
                fetched.Add(beginning);
            }
        }

        return fetched;
    }

    private bool IsWanted(MailHead head) => job.Source.Since is not { } since || head.ReceivedAt is not { } received || received >= since;

    /// <summary>What is stored is put away in the mailbox, and then not looked at again.</summary>
    private async Task Finish(Batch batch, FolderState folder, CancellationToken cancel)
    {
        var stored = await batch.Storing;
        await PutAway(stored, cancel);
        _last = batch.Heads[^1].Uid;
        await book.Advance(job, _validity, _last, stored.Count, Math.Max(1, Math.Min(folder.Mails, (folder.NextUid ?? _last + 1) - 1L - _last)));
    }

    private async Task PutAway(IReadOnlyList<uint> stored, CancellationToken cancel)
    {
        if (stored.Count == 0 || ReadOnly)
        {
            return;
        }

        try
        {
            await (job.Source.After == AfterFetch.Move ? client.Move(stored, job.Source.MoveTo, cancel) : client.MarkSeen(stored, cancel));
            await book.Remark(job, "");
        }
        catch (ImapFailedException error) when (error.Trouble is not (ImapTrouble.SaidGoodbye or ImapTrouble.Busy))
        {
            // Mails are stored, which is what counts: those that come after must not wait until somebody mends a folder.
            log.NotPutAway(stored.Count, job.Source.MailboxId, error.Message);
            await book.Remark(job, Troubles.Of(error).Detail);
        }
    }

    private IEnumerable<IReadOnlyList<MailHead>> Batches(IReadOnlyList<MailHead> heads)
    {
        var (batch, bytes) = (new List<MailHead>(), 0L);
        foreach (var head in heads)
        {
            var size = Math.Min(head.Size, limits.MailBytes);
            if (batch.Count > 0 && (batch.Count == limits.BatchMails || bytes + size > limits.BatchBytes))
            {
                yield return batch;
                (batch, bytes) = ([], 0);
            }

            batch.Add(head);
            bytes += size;
        }

        if (batch.Count > 0)
        {
            yield return batch;
        }
    }

    /// <param name="Storing">Gives the UIDs of those that are stored whole.</param>
    private sealed record Batch(IReadOnlyList<MailHead> Heads, Task<IReadOnlyList<uint>> Storing);
}
