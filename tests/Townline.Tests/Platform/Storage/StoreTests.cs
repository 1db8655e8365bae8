using Microsoft.EntityFrameworkCore;
using Townline.People.Contracts;
using Townline.Platform.Counters;
using Townline.Platform.Events;
using Townline.Platform.Outbox;
using Townline.Platform.Storage;
using Townline.Requests;
using Townline.Tests.Support;

namespace Townline.Tests.Platform.Storage;

public class StoreTests(Towns towns) : IClassFixture<Towns>
{
    [BothEngines]
    public async Task State_event_count_and_outbox_row_commit_together_or_not_at_all(Engine engine)
    {
        var town = await towns.Fresh(engine);
        await Task.WhenAll(Enumerable.Range(1, 150).Select(async i =>
        {
            try
            {
                await town.Write(unit => Everything(unit, i, fail: i % 3 == 0));
            }
            catch (InvalidTimeZoneException)
            {
                Assert.Equal(0, i % 3);
            }
        }));

        var expected = Enumerable.Range(1, 150).Where(i => i % 3 != 0).Select(i => (long)i).ToList();
        Assert.Equal(expected, await town.Read(db => db.Set<EventRow>().Where(row => row.Kind == "outbox.died").Select(row => row.SubjectId!.Value).Order().ToListAsync()));
        Assert.Equal(expected.Count, await town.Read(db => db.Set<OutboxRow>().CountAsync()));
        Assert.Equal(expected.Count, await town.Read(db => db.Set<NumberRow>().CountAsync(row => row.Name.StartsWith("state"))));
        Assert.Equal(expected.Count, (await town.Read(db => db.CountsOf("test.everything")))["test.everything"]);
    }

    /// <summary>PostgreSQL knows how large a table is; SQLite has to be told.</summary>
    [Fact]
    public async Task Rows_asked_for_by_their_ids_are_looked_up_in_SQLite_and_the_town_is_not_gone_through()
    {
        var town = await towns.On(Engine.SQLite);
        long[] ids = [.. Enumerable.Range(1, 40)];

        var statement = Assert.Single(await QueryWatch.During(() => town.Read(db => db.Set<Request>().Where(request => ids.Contains(request.Id)).Select(request => request.Description).ToListAsync())));

        Assert.Contains("USING INTEGER PRIMARY KEY", await QueryWatch.Plan(town, Engine.SQLite, statement), StringComparison.Ordinal);
    }

    [BothEngines]
    public async Task An_event_says_who_did_it_when_from_where_and_why(Engine engine)
    {
        var town = await towns.On(engine);
        var actor = new Actor(ActorKind.Staff, 42, "desk", "192.0.2.7");
        var before = town.Clock.Now;
        await town.Get<Store>().Write(town.Tenant.Id, actor, unit => unit.Publish(new OutboxRowDied(4242, "test")));

        var row = await town.Read(db => db.Set<EventRow>().SingleAsync(row => row.SubjectId == 4242));

        Assert.Equal((ActorKind.Staff, 42L, "desk", "192.0.2.7"), (row.ActorKind, row.ActorId, row.Source, row.Address));
        Assert.InRange(row.At, before.AddMilliseconds(-1), town.Clock.Now);
        Assert.Equal("""{"outboxId":4242,"topic":"test"}""", row.Data);
    }

    [BothEngines]
    public async Task What_was_sent_early_can_be_read_in_the_same_unit_also_after_texts_for_the_search(Engine engine)
    {
        var town = await towns.On(engine);
        for (var i = 0; i < 3; i++)
        {
            await town.Write(unit => town.Get<IPeople>().Identify(unit, new ClaimedPerson([], $"Earlier {i}")));
        }

        var name = await town.Write(async unit =>
        {
            var person = await town.Get<IPeople>().Identify(unit, new ClaimedPerson([], "Sent early"));
            await unit.Flush();
            return (await town.Get<IPeople>().Cards(unit.Db, [person!.Id], default)).Single().Name;
        });

        Assert.Equal("Sent early", name);
    }

    [BothEngines]
    public async Task A_context_for_reading_refuses_to_save(Engine engine)
    {
        var town = await towns.On(engine);
        await town.Read(async db =>
        {
            db.Add(new NumberRow { TenantId = town.Tenant.Id, Name = "sneaky" });
            return await Assert.ThrowsAsync<InvalidOperationException>(() => db.SaveChangesAsync());
        });
    }

    [BothEngines]
    public async Task A_town_reads_only_its_own_rows(Engine engine)
    {
        var town = await towns.Fresh(engine);
        var other = await town.AddTown("otherton");
        await town.Write(unit => Everything(unit, 1, fail: false));

        Assert.True(await town.Read(db => db.Set<NumberRow>().AnyAsync(row => row.Name == "state1")));
        Assert.False(await town.Read(db => db.Set<NumberRow>().AnyAsync(row => row.Name == "state1"), other));
        Assert.False(await town.Read(db => db.Set<OutboxRow>().AnyAsync(), other));
    }

    [BothEngines]
    public async Task Every_table_of_a_town_is_filtered_by_town(Engine engine)
    {
        var town = await towns.On(engine);
        await town.Read(db =>
        {
            var owned = db.Model.GetEntityTypes().Where(entity => entity.ClrType.IsAssignableTo(typeof(ITenantOwned))).ToList();
            Assert.NotEmpty(owned);
            Assert.All(owned, entity => Assert.NotEmpty(entity.GetDeclaredQueryFilters()));
            Assert.Empty(
                from entity in db.Model.GetEntityTypes()
                where entity.FindProperty(nameof(ITenantOwned.TenantId)) is not null && !owned.Contains(entity)
                select $"{entity.ClrType.Name} has a TenantId and is not {nameof(ITenantOwned)}");
            return Task.FromResult(0);
        });
    }

    [BothEngines]
    public async Task Running_numbers_have_no_doubles(Engine engine)
    {
        var town = await towns.On(engine);
        var taken = await Task.WhenAll(Enumerable.Range(0, 300).Select(_ => town.Get<Numbers>().Next(town.Tenant.Id, "requests").AsTask()));
        Assert.Equal(taken.Length, taken.Distinct().Count());
    }

    /// <summary>Writes by every way there is.</summary>
    private static async Task Everything(Unit unit, int number, bool fail)
    {
        unit.Add(new NumberRow { TenantId = unit.TenantId, Name = $"state{number}", Next = number });
        unit.Count("test.everything", 1);
        unit.Enqueue("test.never", number, unit.Now.AddYears(1));
        await unit.Publish(new OutboxRowDied(number, "test"));
        await unit.Db.SaveChangesAsync();
        if (fail)
        {
            throw new InvalidTimeZoneException("This unit fails after it has written.");
        }
    }
}
