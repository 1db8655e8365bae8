using System.Diagnostics;
using Townline.Bench.Intake;

namespace Townline.Bench.Phone;

/// <summary>From the exchange's "ringing" to the person on the clerk's screen while 500 desks are open; how soon all of 1,000 hear of something; and how many events a second are taken.</summary>
internal static class PhoneBench
{
    private const int Desks = 500;
    private const int ManyDesks = 1_000;
    private const int Calls = 400;
    private const int ToAll = 300;
    private const int Burst = 10_000;
    private const int Connections = 32;
    private static readonly TimeSpan Between = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan Listening = TimeSpan.FromSeconds(10);

    public static async Task OnSqlite()
    {
        using var folder = new TemporaryFolder();
        await Run(folder.Path, null);
    }

    public static async Task OnPostgres()
    {
        using var folder = new TemporaryFolder();
        await Run(folder.Path, await PostgresDatabase.New("phone"));
    }

    private static async Task Run(string folder, string? postgres)
    {
        await using var server = await ServerProcess.Start(folder, postgres);
        using var exchange = new Exchange(server.Port);
        var idle = server.Memory;
        using var agent = await OpenDesk.SignIn(server.Port, "agent@riverton.example");
        using var others = await OpenDesk.SignIn(server.Port, "supervisor@riverton.example");
        var desks = new List<DeskLine>(await Open(others, Desks - 1));
        var mine = await agent.Listen();
        await OnScreen(exchange, agent, mine);
        desks.AddRange(await Open(others, ManyDesks - Desks));
        desks.Add(mine);
        await Idle(server, idle);
        await AtAll(exchange, desks);
        desks.ForEach(desk => desk.Dispose());

        await TakeBurst(exchange);
        var load = await new LoadGenerator(server.Port, Connections, Exchange.Event).Run(TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(15));
        Figures.Row($"single events a second, {Connections} connections", Figures.Rate(load.PerSecond));
        Figures.Row("median, p99", $"{Figures.Milliseconds(load.Median)}, {Figures.Milliseconds(load.P99)}");
    }

    private static async Task<DeskLine[]> Open(OpenDesk clerk, int desks) => await Task.WhenAll(Enumerable.Range(0, desks).Select(_ => clerk.Listen()));

    /// <summary>What desks cost that only listen.</summary>
    private static async Task Idle(ServerProcess server, long before)
    {
        Figures.Row($"memory for each of {ManyDesks:#,0} open desks", $"{(server.Memory - before) / 1024 / ManyDesks} KB");
        var used = server.ProcessorTime;
        await Task.Delay(Listening);
        Figures.Row($"processor for {ManyDesks:#,0} desks where nothing happens", $"{(server.ProcessorTime - used).TotalMilliseconds / Listening.TotalSeconds:0.0} ms a second");
    }

    /// <summary>The call is told, the desk hears of it, asks who it is, and has the answer.</summary>
    private static async Task OnScreen(Exchange exchange, OpenDesk agent, DeskLine line)
    {
        var took = new List<double>();
        for (var i = 0; i < Calls; i++)
        {
            var clock = Stopwatch.StartNew();
            var told = exchange.Tell("ringing", $"screen-{i}", $"+1216555{i:0000}", "agent@riverton.example");
            await line.Hears("call.ringing");
            await agent.Strip($"+1216555{i:0000}");
            took.Add(clock.Elapsed.TotalMilliseconds);
            await told;
            await exchange.Tell("ended", $"screen-{i}", null, null);
            await line.Hears("call.ended");
            await Task.Delay(Between);
        }

        took.Sort();
        Figures.Row($"ringing → person on the clerk's screen, {Desks} desks open: median", Figures.Milliseconds(took[Calls / 2]));
        Figures.Row("p99", Figures.Milliseconds(took[Calls * 99 / 100 - 1]), "< 300 ms");
    }

    /// <summary>A call that names nobody rings everywhere.</summary>
    private static async Task AtAll(Exchange exchange, IReadOnlyList<DeskLine> desks)
    {
        var took = new List<double>();
        for (var i = 0; i < ToAll; i++)
        {
            var clock = Stopwatch.StartNew();
            await Task.WhenAll(desks.Select(desk => desk.Hears("call.ringing")).Append(exchange.Tell("ringing", $"all-{i}", null, null)));
            took.Add(clock.Elapsed.TotalMilliseconds);
        }

        took.Sort();
        Figures.Row($"an event that concerns everybody, at the last of {desks.Count:#,0} desks: median, p99", $"{Figures.Milliseconds(took[ToAll / 2])}, {Figures.Milliseconds(took[ToAll * 99 / 100 - 1])}", "p99 < 500 ms");
    }

    private static async Task TakeBurst(Exchange exchange)
    {
        var clock = Stopwatch.StartNew();
        await Task.WhenAll(Enumerable.Range(0, 10).Select(part => exchange.Batch(part, Burst / 10)));
        Figures.Row($"{Burst:#,0} events in batches of 1,000, all durable after", Figures.Milliseconds(clock.Elapsed.TotalMilliseconds), "1 s");
        Figures.Row("events a second, in batches", Figures.Rate(Burst / clock.Elapsed.TotalSeconds));
    }
}
