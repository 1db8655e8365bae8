namespace Townline.Bench.Serving;

/// <summary>How long the demo town takes to start when its database is there, and what it holds when nobody asks for anything.</summary>
internal static class StartBench
{
    private const int Runs = 5;

    public static async Task Run()
    {
        using var folder = new TemporaryFolder();
        await using (var first = await ServerProcess.Start(folder.Path))
        {
            Figures.Row("first start, making the demo town", $"{first.StartedIn.TotalSeconds:0.0} s");
        }

        var times = new List<double>();
        for (var i = 0; i < Runs; i++)
        {
            await using var again = await ServerProcess.Start(folder.Path);
            times.Add(again.StartedIn.TotalSeconds);
            if (i == Runs - 1)
            {
                await Task.Delay(TimeSpan.FromSeconds(15));
                Figures.Row("start with an existing database (median of 5)", $"{times.Order().ElementAt(Runs / 2):0.0} s", "< 3 s");
                Figures.Row("idle memory after 15 s", $"{again.Memory / 1024 / 1024} MB", "< 200 MB");
            }
        }
    }
}
