using System.Diagnostics;
using Townline.Conversations.Contracts;
using Townline.Platform.Commands;
using Townline.Platform.Events;
using Townline.Platform.Storage;

namespace Townline.Bench.Mail;

/// <summary>A mailbox of many mails of 2 KB in a Dovecot on the same machine, one in four an answer to one some hundred mails before, is fetched from its beginning; each durable, in order and in its conversation.</summary>
internal static class FetchBench
{
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(100);

    public static async Task OnSqlite(int mails)
    {
        using var folder = new TemporaryFolder();
        await Run(folder.Path, null, mails);
    }

    public static async Task OnPostgres(int mails)
    {
        using var folder = new TemporaryFolder();
        await Run(folder.Path, await PostgresDatabase.New("fetch"), mails);
    }

    private static async Task Run(string folder, string? postgres, int mails)
    {
        using var dovecot = await FullMailbox.Start(mails);
        await using var server = await ServerProcess.Start(folder, postgres, []);
        await using var services = await TownServices.Open(new StorageOptions(folder, postgres));
        var town = await services.Town(null);
        var (mailbox, fetching, store) = ((await services.Get<IMailboxes>().Of(town.Id))[0], services.Get<IMailFetching>(), services.Get<Store>());
        var source = new MailSourceInfo(mailbox.Id, "127.0.0.1", dovecot.Port, MailSecurity.None, FullMailbox.User, IsToken: false, "INBOX", AfterFetch.Leave, "", Since: null);

        // The demo town has a few mails of its own.
        var known = await Kept(store);
        var (before, clock) = (server.ProcessorTime, Stopwatch.StartNew());
        await store.Write(town.Id, Actor.System("bench"), unit => fetching.Save(unit, source, FullMailbox.Password));
        while (await fetching.Of(town.Id) is var states && states[mailbox.Id] is not { CaughtUpAt: not null, Waiting: 0 })
        {
            if (states[mailbox.Id] is { Trouble.Length: > 0 } wrong)
            {
                throw new InvalidOperationException($"The mailbox cannot be fetched: {wrong.Trouble}: {wrong.Detail}");
            }

            await Task.Delay(Look);
        }

        var busy = (server.ProcessorTime - before) / clock.Elapsed;
        Figures.Row($"a mailbox of {mails:N0} mails of 2 KB caught up over IMAP", Figures.Rate(mails / clock.Elapsed.TotalSeconds), "≥ 1,000 /s");
        Figures.Row("processors that the server used", Figures.Ratio(busy));
        var now = await Kept(store);
        Figures.Row("missing", $"{mails - (now.Mails - known.Mails):N0}", "0");
        Figures.Row("mails to a conversation", Figures.Ratio((double)(now.Mails - known.Mails) / (now.Threads - known.Threads)), "1.33");
    }

    private static async Task<(long Mails, long Threads)> Kept(Store store)
    {
        await using var reader = await store.Engine.OpenReader(CancellationToken.None);
        return (
            await Dapper.SqlMapper.ExecuteScalarAsync<long>(reader, "SELECT count(*) FROM conversations_inbound WHERE channel = 'email'"),
            await Dapper.SqlMapper.ExecuteScalarAsync<long>(reader, "SELECT count(DISTINCT request_id) FROM conversations_inbound WHERE channel = 'email'"));
    }
}
