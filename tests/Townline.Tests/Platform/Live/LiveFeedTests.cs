using System.Diagnostics;
using Npgsql;
using Townline.Platform.Live;
using Townline.Platform.Outbox;
using Townline.Platform.Tenancy;
using Townline.Tests.Support;

namespace Townline.Tests.Platform.Live;

public class LiveFeedTests(Towns towns) : IClassFixture<Towns>
{
    [BothEngines]
    public async Task Events_arrive_in_the_order_of_their_commits_and_none_is_missing(Engine engine)
    {
        var town = await Started(engine);
        using var page = town.Get<LiveFeed>().Subscribe(town.Tenant.Id);

        await Task.WhenAll(Enumerable.Range(1, 200).Select(i => Happen(town, i)));

        var seen = new List<LiveEvent>();
        while (seen.Count < 200)
        {
            seen.Add(await page.Events.ReadAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(10)));
        }

        Assert.Equal(Enumerable.Range(1, 200).Select(i => (long?)i), seen.Select(e => e.SubjectId).Order());
        Assert.Equal(seen.Select(e => e.Cursor).Order(), seen.Select(e => e.Cursor));
    }

    [BothEngines]
    public async Task A_page_that_comes_back_gets_exactly_what_it_missed(Engine engine)
    {
        var town = await Started(engine);
        await Happen(town, 11);
        await Eventually.True(async () => (await Since(town, 0)).Any(e => e.SubjectId == 11));
        var left = town.Get<LiveFeed>().Cursor;
        await Happen(town, 12);
        await Happen(town, 13);
        await Eventually.True(async () => (await Since(town, left)).Count == 2);

        Assert.Equal([12, 13], (await Since(town, left)).Select(e => e.SubjectId));
    }

    [BothEngines]
    public async Task What_was_missed_is_complete_however_much_happened_in_other_towns(Engine engine)
    {
        var town = await Started(engine);
        var other = await town.AddTown("otherton");
        var left = town.Get<LiveFeed>().Cursor;
        await Happen(town, Enumerable.Range(1, 50), other);
        await Happen(town, 99);
        await Eventually.True(async () => (await Since(town, left)).Count > 0);

        Assert.Equal([99], (await Since(town, left, most: 1)).Select(e => e.SubjectId));
    }

    [BothEngines]
    public async Task A_page_that_missed_too_much_is_told_so(Engine engine)
    {
        var town = await Started(engine);
        var left = town.Get<LiveFeed>().Cursor;
        await Happen(town, Enumerable.Range(1, 11));
        await Eventually.True(async () => (await Since(town, left)).Count == 11);

        Assert.Null(await town.Get<LiveFeed>().Since(town.Tenant.Id, left, 10, CancellationToken.None));
    }

    [BothEngines]
    public async Task One_unit_may_announce_more_than_is_read_at_once(Engine engine)
    {
        var town = await Started(engine);
        var signals = 0;
        town.Get<ChangeSignals>().Changed += (_, _) => Interlocked.Increment(ref signals);
        var left = town.Get<LiveFeed>().Cursor;

        await Happen(town, Enumerable.Range(1, 1200));

        await Eventually.True(async () => (await Since(town, left, most: 2000)).Count == 1200);
        await Eventually.True(() => Volatile.Read(ref signals) >= 1200);
    }

    [BothEngines]
    public async Task A_town_never_sees_another_towns_events(Engine engine)
    {
        var town = await Started(engine);
        var other = await town.AddTown("otherton");
        using var page = town.Get<LiveFeed>().Subscribe(town.Tenant.Id);

        await Happen(town, [1], other);
        await Happen(town, 2);

        Assert.Equal(2, (await page.Events.ReadAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(10))).SubjectId);
        Assert.DoesNotContain(await Since(town, 0), e => e.TenantId != town.Tenant.Id);
    }

    [BothEngines]
    public async Task A_cache_forgets_when_what_it_holds_changes(Engine engine)
    {
        var town = await Started(engine);
        var loads = 0;
        var cache = new TenantCache<string>(town.Get<ChangeSignals>(), _ => Task.FromResult($"load {++loads}"), TenantChanged.Name);
        Assert.Equal("load 1", await cache.Get(town.Tenant.Id));
        Assert.Equal("load 1", await cache.Get(town.Tenant.Id));

        await town.Write(unit => TenantDirectory.Save(unit, town.Tenant));

        Assert.Equal("load 2", await cache.Get(town.Tenant.Id));
    }

    private async Task<TestTown> Started(Engine engine)
    {
        var town = await towns.Fresh(engine);
        await Eventually.True(() => town.Get<LiveFeed>().Cursor >= 0);
        return town;
    }

    /// <summary>As a long unit on another node does. Looked at again only once a second, ten of these would take ten.</summary>
    [PostgresFact]
    public async Task What_a_stranger_holds_back_arrives_soon_after_they_end()
    {
        var town = await Started(Engine.PostgreSQL);
        using var page = town.Get<LiveFeed>().Subscribe(town.Tenant.Id);
        var clock = Stopwatch.StartNew();
        for (var i = 1; i <= 10; i++)
        {
            await using var stranger = new NpgsqlConnection(town.Storage.Database);
            await stranger.OpenAsync();
            await using var writing = await stranger.BeginTransactionAsync();
            await new NpgsqlCommand("SELECT pg_current_xact_id()", stranger, writing).ExecuteNonQueryAsync();
            await Happen(town, i);
            await writing.RollbackAsync();
            Assert.Equal(i, (await page.Events.ReadAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(10))).SubjectId);
        }

        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(7), $"took {clock.Elapsed}");
    }

    private static async Task<IReadOnlyList<LiveEvent>> Since(TestTown town, long cursor, int most = 1000) =>
        await town.Get<LiveFeed>().Since(town.Tenant.Id, cursor, most, CancellationToken.None) ?? throw new InvalidOperationException("There are more.");

    private static Task Happen(TestTown town, long subject) => Happen(town, [(int)subject]);

    /// <summary>One unit that announces an event about each subject.</summary>
    private static Task Happen(TestTown town, IEnumerable<int> subjects, Tenant? where = null) => town.Write(
        async unit =>
        {
            foreach (var subject in subjects)
            {
                await unit.Publish(new OutboxRowDied(subject, "test"));
            }
        },
        where);
}
