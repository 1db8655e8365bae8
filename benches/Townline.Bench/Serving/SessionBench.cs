using System.Net;

namespace Townline.Bench.Serving;

/// <summary>
/// What it costs that every request of staff looks its session up (docs/decisions/0091): the same page, which is open to everybody, asked for with and
/// without the cookie of a session, in turns.
/// </summary>
internal static class SessionBench
{
    private const string Page = "/accessibility";
    private const int Rounds = 7;
    private const int Requests = 2_000;
    private const int Connections = 8;

    public static async Task Run()
    {
        using var folder = new TemporaryFolder();
        await using var server = await ServerProcess.Start(folder.Path);
        var address = new Uri($"http://localhost:{server.Port}");
        using var nobody = new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = Connections }) { BaseAddress = address };
        using var clerk = new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = Connections, CookieContainer = new CookieContainer() }) { BaseAddress = address };
        await ClerkSignIn.As(clerk, "agent@riverton.example");

        await Cost(server, clerk);
        var (without, with) = (new List<double>(), new List<double>());
        for (var round = 0; round < Rounds; round++)
        {
            without.Add(await Cost(server, nobody));
            with.Add(await Cost(server, clerk));
        }

        var (plain, looked) = (Median(without), Median(with));
        Figures.Row($"processor time of the server for {Page}, without a session (median of {Rounds} times {Requests})", Microseconds(plain));
        Figures.Row("the same with one, which is looked up", Microseconds(looked));
    }

    /// <summary>Milliseconds of a processor for each request.</summary>
    private static async Task<double> Cost(ServerProcess server, HttpClient http)
    {
        var before = server.ProcessorTime;
        await Parallel.ForEachAsync(
            Enumerable.Range(0, Requests),
            new ParallelOptions { MaxDegreeOfParallelism = Connections },
            async (_, cancel) =>
            {
                using var answer = await http.GetAsync(Page, cancel);
                answer.EnsureSuccessStatusCode();
            });
        return (server.ProcessorTime - before).TotalMilliseconds / Requests;
    }

    private static string Microseconds(double ms) => $"{ms * 1000:0} µs";

    private static double Median(List<double> costs) => costs.Order().ElementAt(costs.Count / 2);
}
