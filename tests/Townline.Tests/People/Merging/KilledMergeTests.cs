using Microsoft.EntityFrameworkCore;
using Townline.Identity.Contracts;
using Townline.People;
using Townline.Platform.Events;
using Townline.Tests.Support;

namespace Townline.Tests.People.Merging;

/// <summary>The program is killed while clerks merge: each merge is there whole, with its events, or not at all.</summary>
public class KilledMergeTests
{
    private const int Pairs = 60;

    [BothEngines, Trait("Speed", "Slow")]
    public async Task A_merge_survives_a_kill_whole_or_not_at_all(Engine engine)
    {
        await using var storage = await Towns.Storage(engine);
        var (pairs, clerk) = await Prepare(storage);
        var done = new List<long>();
        await using (var town = await TownProcess.Serve(storage, more: "--empty"))
        {
            using var visitor = clerk.Carried(new Visitor(town.Address));
            var merging = Merge(visitor, pairs, done);
            await Eventually.True(() => done.Count >= 5);
            await town.Kill();
            await merging;
        }

        Assert.InRange(done.Count, 5, Pairs - 1);
        await using var after = await TestTown.Start(storage);
        var rows = await after.Read(db => db.Set<Person>().Where(person => person.MergedIntoId != null || person.RootId != null).ToListAsync());
        Assert.All(rows, row => Assert.Equal((row.MergedIntoId, 2), (row.RootId, row.Version)));
        Assert.Subset(rows.Select(row => row.Id).ToHashSet(), done.ToHashSet());
        var events = await after.Read(db => db.Set<EventRow>().Where(row => row.Kind == "person.merged" || row.Kind == "person.gained").Select(row => row.SubjectId!.Value).ToListAsync());
        Assert.Equal(rows.SelectMany(row => new[] { row.Id, row.RootId!.Value }).Order(), events.Order());
        clerk.Dispose();
    }

    private static async Task<(List<(long Into, long From)> Pairs, Visitor Clerk)> Prepare(TestStorage storage)
    {
        await using var town = await TestTown.Start(storage);
        var people = await MergedPeople.On(town);
        var pairs = new List<(long, long)>();
        for (var i = 0; i < Pairs; i++)
        {
            pairs.Add((await people.Add($"Anna {i}"), await people.Add($"Berta {i}")));
        }

        return (pairs, await town.SignIn(Role.Agent));
    }

    private static async Task Merge(Visitor clerk, List<(long Into, long From)> pairs, List<long> done)
    {
        try
        {
            foreach (var (into, from) in pairs)
            {
                var page = await (await clerk.Get($"/desk/people/{into}/merge?with={from}")).Form("main form").Set("Input.Why", "test").Submit("Yes, they are one person");
                if (page.Text.Contains("They are one person now.", StringComparison.Ordinal))
                {
                    done.Add(from);
                }
            }
        }
        catch (HttpRequestException)
        {
            // The power went.
        }
    }
}
