using System.Globalization;
using Townline.Channels.Email.Imap.Protocol;
using Townline.Channels.Email.Lines;

namespace Townline.Channels.Email.Imap;

/// <inheritdoc/>
internal sealed class ImapClient(ImapConnection connection, TimeProvider time) : IImapClient
{
    private static readonly TimeSpan Goodbye = TimeSpan.FromSeconds(2);

    public async Task<IReadOnlyList<string>> Folders(CancellationToken cancel)
    {
        var names = new List<string>();
        await connection.Run(
            new ImapCommand("LIST").With("\"\" \"*\""),
            response =>
            {
                if (response is { Name: "LIST", Values: [var flags, _, { Text: { } name }, ..] } && !flags.Items.Any(flag => Is(flag, "\\Noselect") || Is(flag, "\\NonExistent")))
                {
                    names.Add(ModifiedUtf7.Read(name));
                }
            },
            cancel: cancel);
        return [.. names.Distinct().Order(StringComparer.OrdinalIgnoreCase)];
    }

    public async Task<FolderState> Select(string folder, bool readOnly, CancellationToken cancel)
    {
        long? validity = null, next = null;
        await connection.Run(
            new ImapCommand(readOnly ? "EXAMINE" : "SELECT").WithFolder(folder),
            response =>
            {
                validity = NumberOf(response, "UIDVALIDITY") ?? validity;
                next = NumberOf(response, "UIDNEXT") ?? next;
            },
            cancel: cancel);
        connection.Selected();
        return validity is { } known and <= uint.MaxValue
            ? new FolderState((uint)known, next is > 0 and <= uint.MaxValue ? (uint)next : null, connection.Exists)
            : throw new ImapNonsenseException("The server does not say by which numbers its mails are known (UIDVALIDITY).");
    }

    public async Task<IReadOnlyList<MailHead>> List(uint from, uint? to, CancellationToken cancel)
    {
        var heads = new SortedDictionary<uint, MailHead>();
        await connection.Run(
            new ImapCommand("UID FETCH").With(string.Create(CultureInfo.InvariantCulture, $"{from}:{(to is { } last ? $"{last}" : "*")} (UID RFC822.SIZE INTERNALDATE)")),
            response =>
            {
                // "5:*" also gives the last mail when its number is less than 5; and flags that change are told without a size.
                if (Read(response) is { Uid: { } uid, Size: { } size } mail && uid >= from && uid <= (to ?? uint.MaxValue))
                {
                    heads[uid] = new MailHead(uid, size, mail.ReceivedAt);
                }
            },
            cancel: cancel);
        return [.. heads.Values];
    }

    public async Task<IReadOnlyList<FetchedMail>> Fetch(IReadOnlyList<uint> uids, long largest, long budget, CancellationToken cancel)
    {
        var (wanted, left) = (uids.ToHashSet(), budget);
        var mails = new SortedDictionary<uint, FetchedMail>();
        await connection.Run(
            new ImapCommand("UID FETCH").With($"{UidSet.Write(uids)} (UID BODY.PEEK[])"),
            response =>
            {
                if (Read(response) is { Uid: { } uid, Body: { } body } && wanted.Contains(uid))
                {
                    left -= body.Bytes?.Length ?? 0;
                    mails[uid] = left >= 0
                        ? new FetchedMail(uid, body.Bytes ?? [], body.Bytes is not null)
                        : throw new ImapNonsenseException("The server sends far more than it said that its mails hold.");
                }
            },
            largest,
            cancel: cancel);
        return [.. mails.Values];
    }

    public async Task<FetchedMail?> FetchBeginning(uint uid, int bytes, CancellationToken cancel)
    {
        FetchedMail? found = null;
        await connection.Run(
            new ImapCommand("UID FETCH").With(string.Create(CultureInfo.InvariantCulture, $"{uid} (UID BODY.PEEK[]<0.{bytes}>)")),
            response =>
            {
                if (Read(response) is { Uid: { } known, Body: { } body } && known == uid)
                {
                    found = new FetchedMail(uid, body.Bytes ?? [], IsWhole: false);
                }
            },
            2L * bytes,
            cancel: cancel);
        return found;
    }

    public Task MarkSeen(IReadOnlyList<uint> uids, CancellationToken cancel) => Store(uids, "\\Seen", cancel);

    public async Task Move(IReadOnlyList<uint> uids, string folder, CancellationToken cancel)
    {
        try
        {
            await MoveOrCopy(uids, folder, cancel);
        }
        catch (ImapFailedException error) when (error.Trouble == ImapTrouble.NoFolder)
        {
            await connection.Run(new ImapCommand("CREATE").WithFolder(folder), cancel: cancel);
            await MoveOrCopy(uids, folder, cancel);
        }
    }

    public async Task<bool> WaitForMail(TimeSpan most, CancellationToken cancel)
    {
        if (!connection.Capabilities.Contains("IDLE"))
        {
            return false;
        }

        await connection.Idle(most, cancel);
        return true;
    }

    public async Task Leave()
    {
        using var soon = new CancellationTokenSource(Goodbye, time);
        try
        {
            await connection.Run(new ImapCommand("LOGOUT"), cancel: soon.Token);
        }
        catch (Exception error) when (error is IOException or OperationCanceledException)
        {
            // Whoever does not answer a goodbye has gone already.
        }
    }

    public ValueTask DisposeAsync() => connection.DisposeAsync();

    private async Task MoveOrCopy(IReadOnlyList<uint> uids, string folder, CancellationToken cancel)
    {
        var set = UidSet.Write(uids);
        if (connection.Capabilities.Contains("MOVE"))
        {
            await connection.Run(new ImapCommand("UID MOVE").With(set).WithFolder(folder), cancel: cancel);
            return;
        }

        await connection.Run(new ImapCommand("UID COPY").With(set).WithFolder(folder), cancel: cancel);
        await Store(uids, "\\Deleted", cancel);
        if (connection.Capabilities.Contains("UIDPLUS"))
        {
            // Without it only all that anybody marked could be removed, so that is left to whoever reads the mailbox.
            await connection.Run(new ImapCommand("UID EXPUNGE").With(set), cancel: cancel);
        }
    }

    private Task Store(IReadOnlyList<uint> uids, string flag, CancellationToken cancel) =>
        connection.Run(new ImapCommand("UID STORE").With($"{UidSet.Write(uids)} +FLAGS.SILENT ({flag})"), cancel: cancel);

    private static long? NumberOf(ImapResponse response, string code) =>
        response.Code is { } given && given.Name == code && long.TryParse(given.Arguments, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static FetchItems? Read(ImapResponse response) => response is { Name: "FETCH", Values: [ImapList items, ..] } ? FetchItems.Of(items) : null;

    private static bool Is(ImapValue value, string word) => string.Equals(value.Text, word, StringComparison.OrdinalIgnoreCase);
}
