using System.Data.Common;
using System.Text;
using Dapper;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Townline.Import.Contracts;
using Townline.Import.Runs;
using Townline.Platform.Events;
using Townline.Platform.Files;
using Townline.Platform.Files.Content;
using Townline.Requests;
using Townline.Tests.Faces.Admin.Catalogue;
using Townline.Tests.Support;
using static Townline.Tests.Import.ImportFiles;

namespace Townline.Tests.Import.Runs;

public class ImportRunTests(Towns towns) : IClassFixture<Towns>
{
    private const int Many = 60_000;
    private static readonly Actor Us = Actor.System("test");

    [BothEngines]
    [Trait("Speed", "Slow")]
    public async Task Killed_in_the_middle_and_let_go_on_every_row_comes_in_once(Engine engine)
    {
        await using var storage = await Towns.Storage(engine);
        long id;
        await using (var town = await TestTown.Start(storage))
        {
            id = await Begin(town, Rows(1, Many / 2) + "bad\n" + Rows(1 + (Many / 2), Many / 2));
            await Imports(town).Check(town.Tenant, Us, id, default);
            await Eventually.True(async () => (await Imports(town).Find(town.Tenant.Id, id, default))!.State == ImportState.Checked);
            Assert.Equal((Many, 1), await Counts(town, id));
            await Imports(town).Start(town.Tenant, Us, id, default);
        }

        await using (var server = await TownProcess.Serve(storage))
        {
            await Eventually.True(async () => await Stored(storage) > 0);
            await server.Kill();
        }

        Assert.InRange(await Stored(storage), 1, Many - 1);
        await using var after = await TestTown.Start(storage);
        after.Clock.Move(TimeSpan.FromMinutes(1));
        using var admin = await after.Admin();
        var page = await admin.Get($"/admin/imports/{id}");
        Assert.Contains("It has not got on for a while", page.Text);
        await page.Form("form[action*=Start]").Submit();
        await Eventually.True(async () => (await Imports(after).Find(after.Tenant.Id, id, default))!.State == ImportState.Done);

        Assert.Equal((Many, 1), await Counts(after, id));
        Assert.Equal(2, await Imports(after).Rejections(after.Tenant.Id, id, default).CountAsync());
        Assert.Equal(
            [Many, Many, Many / 3],
            await after.Write(unit => unit.Query<long>(
                """
                SELECT count(*) FROM requests_request
                UNION ALL SELECT count(DISTINCT external_id) FROM requests_request
                UNION ALL SELECT sum(value) FROM platform_counter WHERE name = 'queue.Open'
                """)));
    }

    [BothEngines]
    public async Task What_was_stopped_writes_nothing_more_until_it_goes_on(Engine engine)
    {
        var town = await towns.Fresh(engine);
        var id = await Begin(town, Rows(1, 12_000));
        await Imports(town).Check(town.Tenant, Us, id, default);
        await Imports(town).Start(town.Tenant, Us, id, default);
        await Imports(town).Stop(town.Tenant, Us, id, default);
        var before = await town.Read(db => db.Set<Request>().CountAsync());
        await town.OutboxIsDone();
        Assert.Equal((ImportState.Stopped, before), ((await Imports(town).Find(town.Tenant.Id, id, default))!.State, await town.Read(db => db.Set<Request>().CountAsync())));

        await Imports(town).Start(town.Tenant, Us, id, default);
        await town.OutboxIsDone();
        Assert.Equal((12_000, 0), await Counts(town, id));
        Assert.Equal(12_000, await town.Read(db => db.Set<Request>().CountAsync()));
        await Assert.ThrowsAsync<ImportRefusedException>(() => Imports(town).Start(town.Tenant, Us, id, default));
    }

    [BothEngines]
    public async Task Its_file_is_kept_while_it_is_young_and_forgotten_with_the_refused_rows_after_thirty_days(Engine engine)
    {
        var town = await towns.Fresh(engine);
        var id = await Begin(town, Rows(1, 2) + "bad\n");
        var sha = await town.Read(db => db.Set<ImportRunRow>().Select(run => run.Sha).SingleAsync());
        await Imports(town).Check(town.Tenant, Us, id, default);
        town.Clock.Move(TimeSpan.FromDays(29));
        await Sweep(town);
        Assert.Equal(3, (await Imports(town).Look(town.Tenant, id, default)).Rows);
        Assert.Equal(2, await Imports(town).Rejections(town.Tenant.Id, id, default).CountAsync());

        town.Clock.Move(TimeSpan.FromDays(2));
        await Sweep(town);
        Assert.Equal(0, await Imports(town).Rejections(town.Tenant.Id, id, default).CountAsync());
        Assert.Equal((2, 1), await Counts(town, id));
        Assert.Null(await town.Get<IFileStore>().Open(sha, default));
        Assert.Equal("gone", (await Assert.ThrowsAsync<ImportRefusedException>(() => Imports(town).Look(town.Tenant, id, default))).Key);
    }

    private static async Task Sweep(TestTown town)
    {
        await town.Get<ImportSweeper>().Sweep(default);
        await town.Get<FileSweeper>().Sweep(default);
    }

    private static IRequestImports Imports(TestTown town) => town.Get<IRequestImports>();

    private static async Task<long> Begin(TestTown town, string rows)
    {
        var content = await town.Get<IFileStore>().Keep(new MemoryStream(Encoding.UTF8.GetBytes($"{Header}\n{rows}")), default);
        return await Imports(town).Begin(town.Tenant, Us, "old-desk.csv", content, null, default);
    }

    private static async Task<(long New, long Rejected)> Counts(TestTown town, long id)
    {
        var run = await Imports(town).Find(town.Tenant.Id, id, default);
        return (run!.New, run.Rejected);
    }

    /// <summary>Requests that are committed, seen from outside.</summary>
    private static async Task<long> Stored(TestStorage storage)
    {
        await using DbConnection connection = storage.Engine == Engine.SQLite
            ? new SqliteConnection($"Data Source={Path.Combine(storage.Folder, "townline.db")};Pooling=False")
            : new NpgsqlConnection(storage.Database);
        return await connection.ExecuteScalarAsync<long>("SELECT count(*) FROM requests_request");
    }
}
