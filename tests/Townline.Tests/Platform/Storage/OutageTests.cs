using System.Net;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Townline.Platform.Live;
using Townline.Platform.Outbox;
using Townline.Platform.Storage;
using Townline.Platform.Storage.Sqlite;
using Townline.Tests.Platform.Outbox;
using Townline.Tests.Support;

namespace Townline.Tests.Platform.Storage;

/// <summary>Storage that is away for a while: nothing is acknowledged that is not stored, and all goes on by itself afterwards.</summary>
public class OutageTests
{
    [PostgresFact]
    public async Task A_database_that_is_gone_for_a_moment_is_told_as_503_and_work_goes_on_when_it_is_back()
    {
        var work = new TestWork();
        await using var storage = await Towns.Storage(Engine.PostgreSQL);
        using var line = new DatabaseLine(storage.Database!);
        await using var town = await TestTown.Start(storage, change: services => services.AddSingleton<IOutboxHandler>(work), database: line.Database);
        await TestWork.Ask(town, 1, after: TimeSpan.FromMinutes(1));

        line.Cut();
        await Assert.ThrowsAsync<StorageUnavailableException>(() => TestWork.Ask(town, 1));
        var health = await town.Visitor().Http.GetAsync("/health/ready");
        Assert.Equal((HttpStatusCode.ServiceUnavailable, TimeSpan.FromSeconds(5)), (health.StatusCode, health.Headers.RetryAfter?.Delta));
        Assert.Contains("frame-ancestors 'none'", health.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await town.Visitor().Http.GetAsync("/health/live")).StatusCode);

        line.Mend();
        await Eventually.True(async () => (await town.Visitor().Http.GetAsync("/health/ready")).IsSuccessStatusCode);
        using var page = town.Get<LiveFeed>().Subscribe(town.Tenant.Id);
        town.Clock.Move(TimeSpan.FromMinutes(1));
        await Eventually.True(async () => await TestWork.Done(town) == 1);
        await town.Write(unit => unit.Publish(new OutboxRowDied(1, "test")));
        await page.Events.ReadAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(10));
        Assert.Single(work.Attempts);
    }

    [Fact]
    public async Task A_full_disk_refuses_every_unit_of_the_group_and_the_next_ones_are_stored_again()
    {
        await using var storage = await Towns.Storage(Engine.SQLite);
        await using var town = await TestTown.Start(storage);
        var large = new string('x', 1_000_000);
        await town.Write(async unit =>
        {
            // SQLite's own way to have no room left, until the connection is opened anew.
            await unit.Execute($"PRAGMA max_page_count = {await unit.QueryFirst<long>("PRAGMA page_count")}");
        });

        var refused = await Assert.ThrowsAsync<StorageUnavailableException>(() => town.Write(unit => unit.Publish(new OutboxRowDied(1, large))));
        Assert.StartsWith("The disk is full", refused.Message);

        await town.Write(unit => unit.Publish(new OutboxRowDied(2, large)));
    }

    [Fact]
    public async Task A_database_file_that_cannot_be_opened_refuses_units_instead_of_letting_them_wait()
    {
        var away = true;
        using var folder = new TemporaryFolder();
        await using var gate = new SqliteGate(() =>
        {
            var connection = new SqliteConnection($"Data Source={(away ? folder["missing/town.db"] : folder["town.db"])}");
            connection.Open();
            return connection;
        });
        var unit = () => gate.Run((_, _) => Task.FromResult(1), CancellationToken.None).WaitAsync(TimeSpan.FromSeconds(10));

        await Assert.ThrowsAsync<StorageUnavailableException>(unit);
        away = false;

        Assert.Equal(1, await unit());
    }
}
