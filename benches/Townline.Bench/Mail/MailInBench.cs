using System.Diagnostics;
using Dapper;
using Townline.Platform.Commands;
using Townline.Platform.Storage;

namespace Townline.Bench.Mail;

/// <summary>Mail that a mail server delivers over LMTP on 16 connections: 8 KB each, one in four an answer to an earlier one; each durable and in its conversation before it is acknowledged.</summary>
internal static class MailInBench
{
    private const int Connections = 16;
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(8);
    private static readonly TimeSpan Measured = TimeSpan.FromSeconds(20);

    public static async Task OnSqlite()
    {
        using var folder = new TemporaryFolder();
        await Run(folder.Path, null);
    }

    public static async Task OnPostgres()
    {
        using var folder = new TemporaryFolder();
        await Run(folder.Path, await PostgresDatabase.New("mail"));
    }

    private static async Task Run(string folder, string? postgres)
    {
        var port = ServerProcess.FreePort();
        int said;
        await using (var server = await ServerProcess.Start(folder, postgres, new() { ["TOWNLINE_SMTP_PORT"] = $"{port}" }))
        {
            var (before, clock) = (server.ProcessorTime, Stopwatch.StartNew());
            var load = new LmtpLoad(port, Connections);
            var result = await load.Run(WarmUp, Measured);
            var busy = (server.ProcessorTime - before) / clock.Elapsed;
            said = load.Acknowledged;
            Figures.Row($"mails of 8 KB over LMTP, {Connections} connections", Figures.Rate(result.PerSecond), "≥ 500 /s");
            Figures.Row("median", Figures.Milliseconds(result.Median));
            Figures.Row("p99", Figures.Milliseconds(result.P99));
            Figures.Row("processors that the server used", Figures.Ratio(busy));
        }

        await Check(new StorageOptions(folder, postgres), said);
    }

    /// <summary>The server was killed without a warning: all that was acknowledged is there, and the answers stand with what they answer.</summary>
    private static async Task Check(StorageOptions storage, int said)
    {
        await using var services = await TownServices.Open(storage);
        await using var reader = await services.Get<Store>().Engine.OpenReader(CancellationToken.None);
        var kept = await reader.ExecuteScalarAsync<long>("SELECT count(*) FROM conversations_inbound WHERE channel = 'email'");
        var threads = await reader.ExecuteScalarAsync<long>("SELECT count(DISTINCT request_id) FROM conversations_inbound WHERE channel = 'email'");
        Figures.Row("acknowledged, and not found after the server was killed", $"{Math.Max(0, said - kept):N0}", "0");
        Figures.Row("mails to a conversation", Figures.Ratio((double)kept / threads), "1.33");
    }
}
